import type * as tf from "@tensorflow/tfjs-node";
import { DType } from "../graph/dtype";
import { usedVariables } from "../graph/used-variables";
import { nativeId, nodeBackend } from "../tfjs-internals";
import { type DataSet, DataSets } from "./data-sets";
import { rowsFeed } from "./emit-batches";
import { emitFunction, emitStep } from "./emit-step";
import { HeldVariables } from "./held-variables";
import { NodeList } from "./node-list";
import { type Call, Session } from "./session";
import type { NamedStep } from "./step-writer";

const RATE = "learning_rate";

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
  private readonly session: Session;
  private readonly held: HeldVariables;
  private readonly names = new Map<tf.Variable, string>();
  private readonly calls = new Map<string, Call>();
  private readonly ran = new Set<string>();
  private readonly data: DataSets;
  private readonly steps: ReadonlyMap<string, ProgramStep>;
  private rate = Number.NaN;

  constructor(parts: ProgramParts) {
    const nodes = new NodeList();
    const { steps = [], functions = [] } = parts;
    const compiled = [...steps, ...functions];
    for (const variable of usedVariables(compiled.map((step) => step.graph)))
      this.addVariable(nodes, variable);
    nodes.variable(RATE, { shape: [], dtype: DType.float32 }, true);
    this.data = new DataSets(parts.dataSets, nodes, (names, ids) => this.assign(names, ids));
    this.steps = new Map(compiled.map((step) => [step.name, step]));
    const state = { learningRate: RATE, of: (variable: tf.Variable): string => this.names.get(variable)! };
    for (const step of steps) emitStep(nodes, this.withData(step), state);
    for (const step of functions) emitFunction(nodes, this.withData(step), state);
    this.session = new Session(nodes.nodes);
    const reads = [...this.names.values()].map((name) => `${name}_read`);
    const fetch = this.session.call([], reads);
    this.held = new HeldVariables([...this.names.keys()], () => fetch([]));
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
  prepare(learningRate: number): void {
    const written = this.held.written();
    if (written.length > 0) {
      this.assign(
        written.map((variable) => this.names.get(variable)!),
        written.map(nativeId),
      );
      this.held.hold(written);
    }
    if (!Object.is(learningRate, this.rate)) {
      const { binding } = nodeBackend();
      const id = binding.createTensor([], DType.float32, Float32Array.of(learningRate));
      this.assign([RATE], [id]);
      binding.deleteTensor(id);
      this.rate = learningRate;
    }
  }

  /** Whether a step was not run yet: in its first run TensorFlow prepares it, which takes a while. */
  isNew(name: string): boolean {
    return !this.ran.has(name);
  }

  /** Runs a step on the given rows; returns its results, one row of them for each repetition. */
  step(name: string, rows: Int32Array, learningRate: number): Float32Array {
    this.prepare(learningRate);
    const step = this.steps.get(name)!;
    this.ran.add(name);
    const outputs = this.runRows(step, [`${name}_out`], rows);
    if (step.graph.updates.length > 0) this.held.stepped();
    const { binding } = nodeBackend();
    const results = binding.tensorDataSync(outputs[0]!.id) as Float32Array;
    binding.deleteTensor(outputs[0]!.id);
    return results;
  }

  /** Computes a step's results on the given rows, and changes nothing: there are no updates and nothing is drawn. */
  rehearse(name: string, rows: Int32Array): void {
    const step = this.steps.get(name)!;
    if (step.graph.operations.some(({ op }) => op.includes("Random"))) return;
    for (const { id } of this.runRows(step, [`${name}_results0`], rows))
      nodeBackend().binding.deleteTensor(id);
  }

  /** Runs a function on the given rows; returns its results. */
  evaluate(name: string, rows: Int32Array): tf.Tensor[] {
    this.prepare(0);
    const step = this.steps.get(name)!;
    const names = step.graph.results.map((_, index) => `${name}_out${index}`);
    const outputs = this.runRows(step, names, rows);
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
    this.session.close();
  }

  private runRows(step: ProgramStep, outputs: readonly string[], rows: Int32Array): ReturnType<Call> {
    const { binding } = nodeBackend();
    const fed = rowsFeed(step, rows);
    const id = binding.createTensor([fed.length], DType.int32, fed);
    try {
      return this.run([`${step.name}_rows`], outputs, [id]);
    } finally {
      binding.deleteTensor(id);
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
    const call = this.calls.get(key) ?? this.session.call(inputs, outputs);
    this.calls.set(key, call);
    return call(ids);
  }

  private withData({ dataSet, ...step }: ProgramStep): NamedStep {
    return { ...step, data: step.graph.feeds.map((_, index) => this.data.variable(dataSet, index)) };
  }

  private addVariable(nodes: NodeList, variable: tf.Variable): void {
    const info = { shape: variable.shape, dtype: nodeBackend().getDTypeInteger(variable.dtype) };
    const name = nodes.variable(`v${this.names.size}`, info, true);
    nodes.add(`${name}_read`, "ReadVariableOp", [name], { dtype: { kind: "type", value: info.dtype } });
    this.names.set(variable, name);
  }
}
