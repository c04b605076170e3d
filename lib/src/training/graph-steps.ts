import { type Batches, present } from "../graph/batches";
import { cachedGraph, cacheGraph } from "../graph/cache";
import { currentLearningRate } from "../graph/capture/optimizers";
import type { Chunked } from "../graph/chunked";
import { type RecordedFit, recordFit } from "../graph/compile-fit";
import { fingerprint } from "../graph/fingerprint";
import { Program } from "../graph/runtime/program";
import type { OptimizerInternals } from "../graph/tfjs-internals";
import { type Fit, shapesOf } from "./fit-arguments";
import type { Part, Steps } from "./steps";
import type { Yielding } from "./yielding";

/**
 * The steps of a model's fits as a graph. It is kept with the model; a later fit of the same shapes goes on with it.
 * While it is made, others get to run.
 *
 * @throws {NotAGraph} and whatever the step itself throws
 */
export async function graphSteps(fit: Fit, yielding: Yielding): Promise<GraphSteps> {
  const { model, train, test } = fit;
  const shapes = shapesOf(fit);
  let steps = cachedGraph<GraphSteps>(model, "fit", shapes);
  if (steps === undefined) {
    const recorded = await yielding.runChunked(recordFit(model, train, test));
    const made = new GraphSteps(fingerprint(model), model.optimizer_, train.batches.batchSize, recorded);
    await yielding.yieldNow();
    made.load();
    steps = cacheGraph(model, "fit", shapes, made);
  }
  await yielding.yieldNow();
  await yielding.runChunked(steps.setData(train.batches, test?.batches));
  return steps;
}

/** Whether a model has its steps of such a fit as a graph. */
export function hasGraph(fit: Fit): boolean {
  return cachedGraph(fit.model, "fit", shapesOf(fit)) !== undefined;
}

/** It must not hold the model, which would keep both alive. */
class GraphSteps implements Steps {
  /** A call of the graph costs little beside the steps that the native engine leaves to it. */
  readonly batchesAtOnce = 1;
  private readonly program: Program;

  constructor(
    readonly madeFor: string,
    private readonly optimizer: OptimizerInternals,
    private readonly batchSize: number,
    private readonly fit: RecordedFit,
  ) {
    this.program = new Program(fit);
  }

  get how(): Steps["how"] {
    const kept = this.fit.steps[0]!.graph.operations.length;
    const text = `trained as a TensorFlow graph: a step of ${this.fit.operations} operations runs as ${kept}.`;
    return { engine: "graph", graph: true, text };
  }

  load(): void {
    this.program.load();
  }

  /** Hands the data and the variables over to the session. */
  *setData(train: Batches, test: Batches | undefined): Chunked<void> {
    this.program.setData("train", present(train.tensors));
    yield;
    if (test !== undefined) {
      this.program.setData("test", present(test.tensors));
      yield;
    }
    yield* this.program.syncVariables(this.rate());
  }

  needsPreparation(part: Part, rows: number): boolean {
    return this.program.needsPreparation(this.nameOf(part, rows), rows);
  }

  prepare(part: Part, rows: number): void {
    this.program.prepare(this.nameOf(part, rows), rows);
  }

  train(rows: Int32Array): Float32Array {
    const results = this.program.step(this.nameOf("train", rows.length), rows, this.rate());
    this.optimizer.iterations_ = (this.optimizer.iterations_ ?? 0) + Math.ceil(rows.length / this.batchSize);
    return results;
  }

  test(rows: Int32Array): Float32Array {
    return this.program.step(this.nameOf("test", rows.length), rows, this.rate());
  }

  release(): void {
    this.program.release();
    this.program.releaseData();
  }

  close(): void {
    this.program.close();
  }

  private rate(): number {
    return currentLearningRate(this.optimizer);
  }

  private nameOf(part: Part, rows: number): string {
    return `${part}${Math.min(rows, this.batchSize)}`;
  }
}
