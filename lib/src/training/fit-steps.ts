import { fingerprint } from "../graph/fingerprint";
import { unsupported } from "../graph/unsupported";
import { EagerSteps, type Part, type Steps } from "./eager-steps";
import type { Fit } from "./fit-arguments";
import { graphSteps } from "./graph-steps";
import { reportEager, reportGraph } from "./report";
import type { Yielding } from "./yielding";

/** A graph made in the middle of a fit for fewer batches than this costs more than it saves. */
const WORTH_A_GRAPH = 16;
/** So many graphs may be wasted in this way before the fit goes on step by step. */
const MOST_WASTED = 3;

/** The steps of a fit, as a graph where that is possible; made anew when something changed the model. */
export class FitSteps {
  private batches = 0;
  private wasted = 0;

  private constructor(
    private readonly fit: Fit,
    private readonly turns: Yielding,
    private steps: Steps,
  ) {}

  static async make(fit: Fit, turns: Yielding): Promise<FitSteps> {
    return new FitSteps(fit, turns, (await asGraph(fit, turns)) ?? stepByStep(fit));
  }

  /** How many batches `train` had best be given at once. */
  get batchesAtOnce(): number {
    return this.steps.batchesAtOnce;
  }

  /** See {@link Steps.train}. */
  train(rows: Int32Array): Float32Array {
    this.batches += Math.ceil(rows.length / this.fit.train.batches.batchSize);
    return this.steps.train(rows);
  }

  test(rows: Int32Array): Float32Array {
    return this.steps.test(rows);
  }

  /** Prepares what is new, while others have their turn; returns whether they had. */
  async rehearse(part: Part, rows: number): Promise<boolean> {
    if (!this.steps.isNew(part, rows)) return false;
    await this.turns.yieldNow();
    this.steps.rehearse(part, rows);
    await this.turns.yieldNow();
    return true;
  }

  /** Leaves weights and optimizer state with tfjs. */
  release(): void {
    this.steps.release();
  }

  /** Callbacks and timers may have changed the model: then the steps are made anew. */
  async keepUp(): Promise<void> {
    const { fit, turns } = this;
    const { madeFor } = this.steps;
    if (madeFor === undefined || madeFor === fingerprint(fit.model)) return;
    if (this.batches < WORTH_A_GRAPH) this.wasted++;
    this.batches = 0;
    this.steps.release();
    const restless = this.wasted > MOST_WASTED;
    if (restless) reportEager(fit.model, "something changes it every few steps");
    this.steps = (restless ? undefined : await asGraph(fit, turns)) ?? stepByStep(fit);
  }
}

function stepByStep({ train, test }: Fit): Steps {
  return new EagerSteps(train, test);
}

/** A fit's steps as a graph, or nothing after it was reported why there is none. */
async function asGraph({ model, train, test }: Fit, turns: Yielding): Promise<Steps | undefined> {
  const reason = unsupported(model);
  if (reason !== undefined) {
    reportEager(model, reason);
    return undefined;
  }
  try {
    const steps = await graphSteps(model, train, test, turns);
    reportGraph(model, ...steps.operations);
    return steps;
  } catch (error) {
    reportEager(model, error instanceof Error ? error.message : String(error));
    return undefined;
  }
}
