import type { Turns } from "./alive";
import { type Batches, describeBatches, present } from "./batches";
import { keepGraph, keptGraph } from "./graph-cache";
import type { Steps, Work } from "./plain-steps";
import { type RecordedFit, recordFit } from "./record/fit";
import { currentLearningRate } from "./record/optimizers";
import { Program } from "./session/program";
import type { Model, OptimizerInternals } from "./tfjs-internals";

/** A call should take at most this long, in milliseconds, so that training can stop and others get their turn. */
const LONGEST_CALL = 8;
/** Beyond this many steps a call, its own cost no longer shows, and the graph takes long to load. */
const MOST_AT_ONCE = 8;
/** Below this many, its own cost is small beside the steps themselves. */
const FEWEST_AT_ONCE = 4;
/** Steps measured before several of them are put into one call, which costs a new graph. */
const WARM_STEPS = 128;

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
      new GraphSteps(model.optimizer_, train.batches.batchSize, recorded),
    );
  }
  steps.setData(train.batches, test?.batches);
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

  setData(train: Batches, test: Batches | undefined): void {
    this.data = [train, test];
    this.program.setData("train", present(train.tensors));
    if (test !== undefined) this.program.setData("test", present(test.tensors));
    this.program.prepare(this.rate());
  }

  train(rows: Int32Array): Float32Array {
    const start = performance.now();
    const name = rows.length > this.batchSize ? SEVERAL : `train${rows.length}`;
    const results = this.program.step(name, rows, this.rate());
    this.optimizer.iterations_ = (this.optimizer.iterations_ ?? 0) + Math.ceil(rows.length / this.batchSize);
    if (rows.length === this.batchSize) this.measure(performance.now() - start);
    return results;
  }

  test(rows: Int32Array): Float32Array {
    return this.program.step(`test${rows.length}`, rows, this.rate());
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

  /** After enough steps, puts so many of them into one call as its own cost is hidden. */
  private measure(milliseconds: number): void {
    this.fastest = Math.min(this.fastest, milliseconds);
    this.taken++;
    if (this.taken !== WARM_STEPS) return;
    const atOnce = Math.min(MOST_AT_ONCE, Math.floor(LONGEST_CALL / this.fastest));
    if (atOnce >= FEWEST_AT_ONCE) this.takeAtOnce(atOnce);
  }

  private takeAtOnce(repeat: number): void {
    const { dataSets, steps } = this.fit;
    const [train, test] = this.data!;
    const before = this.program;
    try {
      this.program = new Program({ dataSets, steps: [...steps, { ...steps[0]!, name: SEVERAL, repeat }] });
    } catch {
      return; // there is no room for a second graph; the first goes on, one step a call
    }
    before.close();
    this.setData(train, test);
    this.batchesAtOnce = repeat;
  }
}

const SEVERAL = "several";
