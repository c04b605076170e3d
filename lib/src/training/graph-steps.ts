import type { Turns } from "./alive";
import { type Batches, describeBatches, present, rowsFrom } from "./batches";
import { fingerprint } from "./fingerprint";
import { keepGraph, keptGraph } from "./graph-cache";
import type { Pieces } from "./pieces";
import type { Part, Steps, Work } from "./plain-steps";
import { type RecordedFit, recordFit } from "./record/fit";
import { currentLearningRate } from "./record/optimizers";
import { Program } from "./session/program";
import type { Model, OptimizerInternals } from "./tfjs-internals";

/** A call should take at most this long, in milliseconds, so that training can stop and others get their turn. */
const LONGEST_CALL = 8;
/** How many short steps a call takes: its own cost hardly shows any more, and its first run is not too long yet. */
const AT_ONCE = 3;
/** Steps measured before several of them are put into one call, which costs a new graph. */
const WARM_STEPS = 128;

/**
 * Whether a step's results were computed once in this process. TensorFlow's first graph takes it twice as long to prepare
 * as later ones; in two calls, others have their turn in between.
 */
let rehearsed = false;

/**
 * The steps of a model's fits as a graph. It is kept with the model; a later fit of the same shapes goes on with it.
 * While it is made, others have their turns.
 *
 * @throws {NotAGraph} and whatever the step itself throws
 */
export async function graphSteps(
  model: Model,
  train: Work,
  test: Work | undefined,
  turns: Turns,
): Promise<GraphSteps> {
  const shapes = `${describeBatches(train.batches)};${test === undefined ? "" : describeBatches(test.batches)}`;
  let steps = keptGraph<GraphSteps>(model, "fit", shapes);
  if (steps === undefined) {
    const recorded = await turns.between(recordFit(model, train, test));
    steps = keepGraph(
      model,
      "fit",
      shapes,
      new GraphSteps(fingerprint(model), model.optimizer_, train.batches.batchSize, recorded),
    );
  }
  await turns.pass();
  await turns.between(steps.setData(train.batches, test?.batches));
  return steps;
}

/** It must not hold the model, which would keep both alive. */
class GraphSteps implements Steps {
  batchesAtOnce = 1;
  private program: Program;
  private taken = 0;
  private fastest = Number.POSITIVE_INFINITY;
  private data: readonly [train: Batches, test: Batches | undefined] | undefined;

  constructor(
    readonly madeFor: string,
    private readonly optimizer: OptimizerInternals,
    private readonly batchSize: number,
    private readonly fit: RecordedFit,
  ) {
    this.program = new Program(fit);
  }

  /** How many operations a step has as tfjs takes it, and as it runs. */
  get operations(): readonly [recorded: number, kept: number] {
    const [first] = this.fit.steps;
    return [this.fit.operations, first!.graph.operations.length];
  }

  /** Hands the data and the variables over to the session. */
  *setData(train: Batches, test: Batches | undefined): Pieces<void> {
    this.data = [train, test];
    this.program.setData("train", present(train.tensors));
    yield;
    if (test !== undefined) {
      this.program.setData("test", present(test.tensors));
      yield;
    }
    this.program.prepare(this.rate());
    if (!rehearsed) {
      rehearsed = true;
      yield;
      const { name, rows } = this.fit.steps[0]!;
      this.program.rehearse(name, rowsFrom(0, rows));
    }
  }

  isNew(part: Part, rows: number): boolean {
    return this.program.isNew(this.nameOf(part, rows));
  }

  train(rows: Int32Array): Float32Array {
    const start = performance.now();
    const results = this.program.step(this.nameOf("train", rows.length), rows, this.rate());
    this.optimizer.iterations_ = (this.optimizer.iterations_ ?? 0) + Math.ceil(rows.length / this.batchSize);
    if (rows.length === this.batchSize) this.measure(performance.now() - start);
    return results;
  }

  test(rows: Int32Array): Float32Array {
    return this.program.step(this.nameOf("test", rows.length), rows, this.rate());
  }

  /** After enough steps, puts several into one call where steps are so short that the cost of a call shows. */
  widen(): Pieces<void> | undefined {
    if (this.batchesAtOnce > 1 || this.taken < WARM_STEPS || this.fastest > LONGEST_CALL / AT_ONCE)
      return undefined;
    return this.takeSeveral();
  }

  private *takeSeveral(): Pieces<void> {
    const { dataSets, steps } = this.fit;
    const [train, test] = this.data!;
    const several = { ...steps[0]!, name: SEVERAL, repeat: AT_ONCE };
    const before = this.program;
    let next: Program;
    try {
      next = new Program({ dataSets, steps: [...steps, several] });
    } catch {
      this.taken = Number.NEGATIVE_INFINITY; // there is no room for a second graph: one step a call it is
      return;
    }
    yield;
    before.close();
    this.program = next;
    yield* this.setData(train, test);
    this.batchesAtOnce = AT_ONCE;
  }

  release(): void {
    this.program.release();
    this.program.releaseData();
    this.data = undefined;
  }

  close(): void {
    this.program.close();
  }

  private rate(): number {
    return currentLearningRate(this.optimizer);
  }

  private nameOf(part: Part, rows: number): string {
    return rows > this.batchSize ? SEVERAL : `${part}${rows}`;
  }

  private measure(milliseconds: number): void {
    this.fastest = Math.min(this.fastest, milliseconds);
    this.taken++;
  }
}

const SEVERAL = "several";
