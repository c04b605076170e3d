import * as tf from "@tensorflow/tfjs-node";
import { fingerprint } from "../graph/fingerprint";
import { EagerSteps } from "./eager-steps";
import { trainingEngines } from "./engines";
import { batchesOf, changesItself, type Fit } from "./fit-arguments";
import { report } from "./report";
import type { SharedFit } from "./shared-fit";
import type { Part, Steps } from "./steps";
import type { Yielding } from "./yielding";

/** A graph made in the middle of a fit for fewer batches than this costs more than it saves. */
const WORTH_A_GRAPH = 16;
/** So many graphs may be wasted in this way before the fit goes on step by step. */
const MOST_WASTED = 3;

/**
 * The steps of a fit, by the fastest engine that takes them; made for the first batch, so that a fit that a callback ends
 * before leaves no state of the optimizer behind, and made anew when something changed the model.
 */
export class FitSteps {
  private batches = 0;
  private trained = 0;
  private wasted = 0;
  private made: Made | undefined;

  constructor(
    private readonly fit: Fit,
    private readonly yielding: Yielding,
    private readonly shared: SharedFit | undefined,
  ) {}

  private get steps(): Steps {
    return this.made!.steps;
  }

  /** How they run; nothing before the first. */
  get how(): Steps["how"] | undefined {
    return this.made?.how;
  }

  /** How many batches `train` had best be given at once. */
  get batchesAtOnce(): number {
    return this.made?.steps.batchesAtOnce ?? 1;
  }

  /** See {@link Steps.train}. */
  train(rows: Int32Array): Float32Array {
    const batches = Math.ceil(rows.length / this.fit.train.batches.batchSize);
    this.batches += batches;
    this.trained += batches;
    this.readWeights();
    return this.noted("train", this.steps.train(rows));
  }

  test(rows: Int32Array): Float32Array {
    this.readWeights();
    return this.noted("test", this.steps.test(rows));
  }

  private noted(part: Part, results: Float32Array): Float32Array {
    this.shared?.note(part, results);
    return results;
  }

  /** Says in tfjs's words which weight a callback has disposed of. */
  private readWeights(): void {
    for (const weight of this.fit.model.collectedTrainableWeights) weight.read();
  }

  /** Fails as tfjs does where a callback has disposed of the data, which an engine would still have. */
  private readData(part: Part): void {
    for (const tensor of this.fit[part]!.batches.tensors) if (tensor?.isDisposed) tf.gather(tensor, [0]);
  }

  /** Prepares what is new, while others have their turn; returns whether they had. */
  async prepare(part: Part, rows: number): Promise<boolean> {
    this.readData(part);
    const first = this.made === undefined;
    this.made ??= await this.make();
    const changed = first || (part === "train" && (await this.useBetter()));
    if (!this.steps.needsPreparation(part, rows)) return changed;
    await this.yielding.yieldNow();
    this.steps.prepare(part, rows);
    await this.yielding.yieldNow();
    return true;
  }

  private async make(): Promise<Made> {
    const kept = await this.shared?.find();
    return kept === undefined ? makeSteps(this.fit, this.yielding) : reported(this.fit, kept);
  }

  /** Goes on with faster steps where they pay from now on; returns whether they were made. */
  private async useBetter(): Promise<boolean> {
    const { train, test } = this.fit;
    const better = this.steps.better?.(batchesOf(this.fit) - this.trained);
    if (better === undefined) return false;
    const { slower } = this.made!;
    try {
      this.made = reported(this.fit, await better, slower);
    } catch (error) {
      this.made = reported(this.fit, new EagerSteps(train, test, messageOf(error)), slower);
    }
    this.batches = 0;
    return true;
  }

  /** Leaves weights and optimizer state with tfjs. */
  release(): void {
    this.made?.steps.release();
  }

  /** Callbacks and timers may have changed the model: then the steps are made anew. */
  async followModel(): Promise<void> {
    const { fit, yielding } = this;
    const madeFor = this.made?.steps.madeFor;
    if (madeFor === undefined || madeFor === fingerprint(fit.model)) return;
    if (this.batches < WORTH_A_GRAPH) this.wasted++;
    this.batches = 0;
    this.steps.release();
    this.made =
      this.wasted > MOST_WASTED
        ? reported(fit, new EagerSteps(fit.train, fit.test, "something changes it every few steps"))
        : await makeSteps(fit, yielding);
  }
}

/** Steps, what was said of them, and why the fastest engine does not run them. */
interface Made {
  readonly steps: Steps;
  readonly how: Steps["how"];
  readonly slower: string | undefined;
}

/** The steps of a fit by the first engine that takes it, or else eagerly; says in the report which, and why. */
async function makeSteps(fit: Fit, yielding: Yielding): Promise<Made> {
  if (changesItself(fit))
    return reported(
      fit,
      new EagerSteps(fit.train, fit.test, "its data is a variable, which may change at any batch"),
    );
  const reasons: string[] = [];
  for (const engine of trainingEngines()) {
    try {
      return reported(fit, await engine.fitSteps(fit, yielding), reasons[0]);
    } catch (error) {
      reasons.push(messageOf(error));
    }
  }
  const reason = reasons.at(-1) ?? "this platform has no engine for graphs";
  return reported(fit, new EagerSteps(fit.train, fit.test, reason));
}

function reported({ model }: Fit, steps: Steps, slower?: string): Made {
  const { text } = steps.how;
  const more = slower === undefined ? "" : ` The native engine is faster, but does not run it: ${slower}.`;
  const how = { ...steps.how, text: text + more };
  report(model, how);
  return { steps, how, slower };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
