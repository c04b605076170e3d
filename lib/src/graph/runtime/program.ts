import type * as tf from "@tensorflow/tfjs-node";
import { type Chunked, runWithoutPause } from "../chunked";
import * as attribute from "../def/attribute";
import { DType } from "../def/attribute";
import { savedModel } from "../def/graph-def";
import { usedVariables } from "../ir/used-variables";
import { type NativeTensor, nativeId, nodeBackend } from "../tfjs-internals";
import { type DataSet, DataSets } from "./data-sets";
import { rowsFeed } from "./emit-batches";
import { callName } from "./emit-calls";
import { emitFunction, emitStep } from "./emit-step";
import { HeldVariables } from "./held-variables";
import { NodeList, type SessionVariable } from "./node-list";
import { type Call, Session } from "./session";
import type { NamedStep } from "./step";
import { tensorflowStore } from "./tensorflow-store";

const RATE: SessionVariable = { name: "learning_rate", shape: [], dtype: DType.float32 };
/** How many variables are handed over in one go: TensorFlow takes a while to prepare that. */
const HANDED_OVER = 8;

/** A step on the rows of a data set. */
export interface ProgramStep extends Omit<NamedStep, "data"> {
  readonly dataSet: string;
}

/** What a program is made of. `functions` are steps whose results are tensors with a row for each row of the batch. */
export interface ProgramParts {
  readonly dataSets: DataSet[];
  readonly steps?: readonly ProgramStep[];
  readonly functions?: readonly ProgramStep[];
}

/** Steps in one session, with the variables and the data that they work on. */
export class Program {
  private graph: Buffer | undefined;
  private session: Session | undefined;
  private readonly held: HeldVariables<NativeTensor>;
  private readonly variables = new Map<tf.Variable, SessionVariable>();
  private readonly calls = new Map<string, Call>();
  private readonly prepared = new Set<string>();
  private readonly data: DataSets;
  private readonly steps: ReadonlyMap<string, NamedStep>;
  private rate = Number.NaN;

  constructor(parts: ProgramParts) {
    const nodes = new NodeList();
    const { steps = [], functions = [] } = parts;
    for (const variable of usedVariables([...steps, ...functions].map((step) => step.graph)))
      this.addVariable(nodes, variable);
    nodes.variable(RATE, true);
    this.data = new DataSets(parts.dataSets, nodes, (names, ids) => this.assign(names, ids));
    const named = ({ dataSet, ...step }: ProgramStep): NamedStep => ({
      ...step,
      data: this.data.variables(dataSet),
    });
    const [namedSteps, namedFunctions] = [steps.map(named), functions.map(named)];
    this.steps = new Map([...namedSteps, ...namedFunctions].map((step) => [step.name, step]));
    const state = {
      learningRate: RATE,
      of: (variable: tf.Variable): SessionVariable => this.variables.get(variable)!,
    };
    const called = [
      ...namedSteps.map((step) => emitStep(nodes, step, state)),
      ...namedFunctions.map((step) => emitFunction(nodes, step, state)),
    ];
    this.graph = savedModel(nodes.nodes, called);
    const reads = [...this.variables.values()].map(({ name }) => `${name}_read`);
    const fetch = (): NativeTensor[] => this.run([], reads, []);
    this.held = new HeldVariables(tensorflowStore, [...this.variables.keys()], fetch);
  }

  /** Loads the graph, once; it comes before everything else. */
  load(): void {
    this.session = new Session(this.graph!);
    this.graph = undefined;
  }

  /** Lets the steps read these tensors; they must stay alive until `releaseData`. */
  setData(name: string, tensors: readonly tf.Tensor[]): void {
    this.data.set(name, tensors);
  }

  /** Forgets the data, so that the session does not keep its memory alive. */
  releaseData(): void {
    this.data.release();
  }

  /** Takes the variables that were written since the last step, and the learning rate. A step does it too. */
  *syncVariables(learningRate: number): Chunked<void> {
    for (const written of inParts(this.held.written(), HANDED_OVER)) {
      this.assign(
        written.map((variable) => this.variables.get(variable)!.name),
        written.map(nativeId),
      );
      this.held.hold(written);
      yield;
    }
    if (!Object.is(learningRate, this.rate)) {
      const { binding } = nodeBackend();
      const id = binding.createTensor([], DType.float32, Float32Array.of(learningRate));
      this.assign([RATE.name], [id]);
      binding.deleteTensor(id);
      this.rate = learningRate;
    }
  }

  /** Whether TensorFlow has yet to prepare a step on so many rows, which takes a while. */
  needsPreparation(name: string, rows: number): boolean {
    return !this.prepared.has(this.callOf(name, rows));
  }

  /** Lets TensorFlow prepare a step on so many rows; nothing else comes of it. */
  prepare(name: string, rows: number): void {
    const call = this.callOf(name, rows);
    this.prepared.add(call);
    const idle = this.runRows(this.steps.get(name)!, call, [`${call}_out`], new Int32Array(rows), false);
    for (const { id } of idle) nodeBackend().binding.deleteTensor(id);
  }

  /** Takes a step on each batch of the given rows; returns their results, one after the other. */
  step(name: string, rows: Int32Array, learningRate: number): Float32Array {
    runWithoutPause(this.syncVariables(learningRate));
    const step = this.steps.get(name)!;
    const call = this.callOf(name, rows.length);
    const outputs = this.runRows(step, call, [`${call}_out`], rows);
    if (step.graph.updates.length > 0) this.held.stepped();
    const { binding } = nodeBackend();
    const results = binding.tensorDataSync(outputs[0]!.id) as Float32Array;
    binding.deleteTensor(outputs[0]!.id);
    return results;
  }

  /** Runs a function on the given rows; returns its results. */
  evaluate(name: string, rows: Int32Array): tf.Tensor[] {
    runWithoutPause(this.syncVariables(0));
    const step = this.steps.get(name)!;
    const call = this.callOf(name, rows.length);
    const names = step.graph.results.map((_, index) => `${call}_out${index}`);
    const outputs = this.runRows(step, call, names, rows);
    return outputs.map((output) => nodeBackend().createOutputTensor(output));
  }

  /** Gives the variables back to tfjs; a later step takes them again. */
  release(): void {
    this.held.release();
  }

  /** Gives the variables back and frees the session. */
  close(): void {
    this.release();
    this.releaseData();
    this.session?.close();
  }

  private callOf(name: string, rows: number): string {
    const step = this.steps.get(name)!;
    return callName(step, rows / step.rows);
  }

  private runRows(
    step: NamedStep,
    call: string,
    outputs: readonly string[],
    rows: Int32Array,
    go = true,
  ): ReturnType<Call> {
    const { binding } = nodeBackend();
    const { shape, values } = rowsFeed(step, rows);
    const ids = [
      binding.createTensor(shape, DType.int32, values),
      binding.createTensor([], DType.bool, Uint8Array.of(go ? 1 : 0)),
    ];
    try {
      return this.run([`${call}_rows`, `${call}_go`], outputs, ids);
    } finally {
      for (const id of ids) binding.deleteTensor(id);
    }
  }

  private assign(names: readonly string[], ids: number[]): void {
    const done = this.run(
      names.map((name) => `${name}_in`),
      names.map((name) => `${name}_set`),
      ids,
    );
    for (const output of done) nodeBackend().binding.deleteTensor(output.id);
  }

  private run(inputs: readonly string[], outputs: readonly string[], ids: number[]): ReturnType<Call> {
    const key = `${inputs.join()}>${outputs.join()}`;
    const call = this.calls.get(key) ?? this.session!.call(inputs, outputs);
    this.calls.set(key, call);
    return call(ids);
  }

  private addVariable(nodes: NodeList, variable: tf.Variable): void {
    const dtype = nodeBackend().getDTypeInteger(variable.dtype);
    const held = { name: `v${this.variables.size}`, shape: variable.shape, dtype };
    nodes.variable(held, true);
    nodes.add(`${held.name}_read`, "ReadVariableOp", [held.name], { dtype: attribute.type(dtype) });
    this.variables.set(variable, held);
  }
}

function inParts<T>(items: readonly T[], most: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / most) }, (_, part) =>
    items.slice(part * most, (part + 1) * most),
  );
}
