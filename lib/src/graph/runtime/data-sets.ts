import type * as tf from "@tensorflow/tfjs-node";
import { DType } from "../def/attribute";
import type { ValueInfo } from "../ir/step-graph";
import { nativeBytes } from "../pixel-tensor";
import { nativeId, nodeBackend } from "../tfjs-internals";
import { MOST } from "./emit-batches";
import type { NodeList, SessionVariable } from "./node-list";

/** A set of tensors that steps take their batches from, by row. */
export interface DataSet {
  readonly name: string;
  /** Shape of one row and element type, for each tensor. */
  readonly rows: readonly ValueInfo[];
}

/** The tensors that a session's steps read, in variables of the session; nothing is copied. */
export class DataSets {
  private readonly handles = new Map<string, number[]>();

  /** @param assign gives variables of the session the values of native tensors */
  constructor(
    private readonly sets: readonly DataSet[],
    nodes: NodeList,
    private readonly assign: (names: readonly string[], ids: number[]) => void,
  ) {
    for (const { name } of sets) for (const variable of this.variables(name)) nodes.variable(variable, false);
    if (sets.some(({ rows }) => rows.some(isBytes))) nodes.variable(MOST, true);
  }

  /** The variables that hold the tensors of a set. */
  variables(set: string): SessionVariable[] {
    return this.rows(set).map(({ shape, dtype }, index) => ({
      name: `${set}_data${index}`,
      shape: [-1, ...shape],
      dtype,
    }));
  }

  /** Lets the steps read these tensors; they must stay alive until `release`. */
  set(name: string, tensors: readonly tf.Tensor[]): void {
    if (this.handles.has(name)) this.releaseSet(name);
    const { binding } = nodeBackend();
    const handles = this.rows(name).map((row, index) => {
      const T = { name: "T", type: binding.TF_ATTR_TYPE, value: row.dtype };
      const id = isBytes(row) ? nativeBytes(tensors[index]!)! : nativeId(tensors[index]!);
      return binding.executeOp("Identity", [T], [id], 1)[0]!.id;
    });
    if (this.rows(name).some(isBytes)) this.setMost();
    this.assignAll(name, handles);
    this.handles.set(name, handles);
  }

  /** Forgets the data, so that the session does not keep its memory alive. */
  release(): void {
    for (const name of [...this.handles.keys()]) this.releaseSet(name);
  }

  private setMost(): void {
    const { binding } = nodeBackend();
    const most = binding.createTensor([], DType.float32, Float32Array.of(255));
    this.assign([MOST.name], [most]);
    binding.deleteTensor(most);
  }

  private releaseSet(name: string): void {
    const { binding } = nodeBackend();
    const empty = this.rows(name).map(({ shape, dtype }) =>
      binding.createTensor([0, ...shape], dtype, emptyArray(dtype)),
    );
    this.assignAll(name, empty);
    for (const id of [...empty, ...this.handles.get(name)!]) binding.deleteTensor(id);
    this.handles.delete(name);
  }

  private assignAll(name: string, ids: number[]): void {
    this.assign(
      this.variables(name).map((variable) => variable.name),
      ids,
    );
  }

  private rows(name: string): readonly ValueInfo[] {
    return this.sets.find((set) => set.name === name)!.rows;
  }
}

/** Whether rows lie in memory as bytes, of which the values are 255ths. */
function isBytes({ dtype }: ValueInfo): boolean {
  return dtype === DType.uint8;
}

function emptyArray(dtype: number): ArrayBufferView {
  if (dtype === DType.float32) return new Float32Array(0);
  return dtype === DType.int32 ? new Int32Array(0) : new Uint8Array(0);
}
