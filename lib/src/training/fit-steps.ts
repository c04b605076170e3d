import { fingerprint } from "../graph/fingerprint";
import { EagerSteps } from "./eager-steps";
import { trainingEngines } from "./engines";
import type { Fit } from "./fit-arguments";
import { report } from "./report";
import type { Part, Steps } from "./steps";
import type { Yielding } from "./yielding";

/** A graph made in the middle of a fit for fewer batches than this costs more than it saves. */
const WORTH_A_GRAPH = 16;
/** So many graphs may be wasted in this way before the fit goes on step by step. */
const MOST_WASTED = 3;

/** The steps of a fit, by the fastest engine that takes them; made anew when something changed the model. */
export class FitSteps {
  private batches = 0;
  private wasted = 0;

  private constructor(
    private readonly fit: Fit,
    private readonly yielding: Yielding,
    private steps: Steps,
  ) {}

  static async make(fit: Fit, yielding: Yielding): Promise<FitSteps> {
    return new FitSteps(fit, yielding, await makeSteps(fit, yielding));
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
  async prepare(part: Part, rows: number): Promise<boolean> {
    if (!this.steps.needsPreparation(part, rows)) return false;
    await this.yielding.yieldNow();
    this.steps.prepare(part, rows);
    await this.yielding.yieldNow();
    return true;
  }

  /** Leaves weights and optimizer state with tfjs. */
  release(): void {
    this.steps.release();
  }

  /** Callbacks and timers may have changed the model: then the steps are made anew. */
  async followModel(): Promise<void> {
    const { fit, yielding } = this;
    const { madeFor } = this.steps;
    if (madeFor === undefined || madeFor === fingerprint(fit.model)) return;
    if (this.batches < WORTH_A_GRAPH) this.wasted++;
    this.batches = 0;
    this.steps.release();
    this.steps =
      this.wasted > MOST_WASTED
        ? reported(fit, new EagerSteps(fit.train, fit.test, "something changes it every few steps"))
        : await makeSteps(fit, yielding);
  }
}

/** The steps of a fit by the first engine that takes it, or else eagerly; says in the report which, and why. */
async function makeSteps(fit: Fit, yielding: Yielding): Promise<Steps> {
  const reasons: string[] = [];
  for (const engine of trainingEngines()) {
    try {
      return reported(fit, await engine.fitSteps(fit, yielding), reasons[0]);
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
    }
  }
  const reason = reasons.at(-1) ?? "this platform has no engine for graphs";
  return reported(fit, new EagerSteps(fit.train, fit.test, reason));
}

/** `reason` says why a faster engine does not run them. */
function reported({ model }: Fit, steps: Steps, reason?: string): Steps {
  const { text } = steps.how;
  const more = reason === undefined ? "" : ` The native engine is faster, but does not run it: ${reason}.`;
  report(model, { ...steps.how, text: text + more });
  return steps;
}
