import * as attribute from "../def/attribute";
import { DType } from "../def/attribute";
import type { NodeList, SessionVariable } from "./node-list";
import type { NamedStep, TakeFeed } from "./step";

const int32 = attribute.type(DType.int32);
const float32 = attribute.type(DType.float32);
/** 255, by which bytes are divided: in a variable, since by a constant TensorFlow multiplies (scale-in-tensorflow.ts). */
export const MOST: SessionVariable = { name: "most_of_a_byte", shape: [], dtype: DType.float32 };

/** Writes what takes a batch from the data; `rows` says which rows, as `rowsFeed` describes. */
export function emitBatch(nodes: NodeList, step: NamedStep, rows: string): TakeFeed {
  const take = step.inOrder ? sliced(nodes, step, rows) : gathered(nodes, step, rows);
  return (index) => {
    const batch = take(index);
    return step.data[index]!.dtype === DType.uint8 ? scaled(nodes, batch) : batch;
  };
}

/** Floats 0…1 from bytes. */
function scaled(nodes: NodeList, batch: string): string {
  const bytes = attribute.type(DType.uint8);
  const floats = nodes.add(`${batch}_floats`, "Cast", [batch], { SrcT: bytes, DstT: float32 });
  const most = nodes.add(`${batch}_most`, "ReadVariableOp", [nodes.handle(MOST)], { dtype: float32 });
  return nodes.add(`${batch}_scaled`, "RealDiv", [floats, most], { T: float32 });
}

/** What tells each index of a step about its batch: int32, a row for each index. */
export interface RowsFeed {
  readonly shape: [steps: number, width: number];
  readonly values: Int32Array;
}

/** The numbers of each batch's rows; for a step that takes them in order the first one, and the one after the last. */
export function rowsFeed({ inOrder, rows }: NamedStep, numbers: Int32Array): RowsFeed {
  const steps = numbers.length / rows;
  if (!inOrder) return { shape: [steps, rows], values: numbers };
  const bounds = Array.from({ length: steps }, (_, index) => numbers[0]! + index * rows);
  return { shape: [steps, 2], values: Int32Array.from(bounds.flatMap((start) => [start, start + rows])) };
}

/** Neighbouring rows are not copied: TensorFlow's slice of them is a view of the data, where its alignment allows. */
function sliced(nodes: NodeList, step: NamedStep, rows: string): TakeFeed {
  const one = { shape: [1], dtype: DType.int32, bytes: Buffer.from(Int32Array.of(1).buffer) };
  const strides = nodes.constant("strides", one);
  nodes.add("bounds", "Split", [zero(nodes), rows], { T: int32, num_split: attribute.int(2) });
  const flags = ["begin_mask", "end_mask", "ellipsis_mask", "new_axis_mask", "shrink_axis_mask"];
  const masks = Object.fromEntries(flags.map((flag) => [flag, attribute.int(0)]));
  return (index) => {
    const { all, T } = data(nodes, step, index);
    const inputs = [all, "bounds:0", "bounds:1", strides];
    return nodes.add(`feed${index}`, "StridedSlice", inputs, { T, Index: int32, ...masks });
  };
}

/** `ResourceGather` would be one node, but makes itself a copy of the whole data set first. */
function gathered(nodes: NodeList, step: NamedStep, rows: string): TakeFeed {
  return (index) => {
    const { all, T } = data(nodes, step, index);
    const attributes = { Tparams: T, Tindices: int32, Taxis: int32, batch_dims: attribute.int(0) };
    return nodes.add(`feed${index}`, "GatherV2", [all, rows, zero(nodes)], attributes);
  };
}

function zero(nodes: NodeList): string {
  return nodes.constant("zero", { shape: [], dtype: DType.int32, bytes: Buffer.alloc(4) });
}

/** Reads the variable that holds one feed's data. */
function data(nodes: NodeList, { data }: NamedStep, index: number): { all: string; T: attribute.Attribute } {
  const variable = data[index]!;
  const T = attribute.type(variable.dtype);
  return { all: nodes.add(`feed${index}_all`, "ReadVariableOp", [nodes.handle(variable)], { dtype: T }), T };
}
