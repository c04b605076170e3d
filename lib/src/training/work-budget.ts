import * as tf from "@tensorflow/tfjs-node";
import { checkModel } from "../arguments/objects";
import { t } from "../i18n";
import { multiplicationsPerImage } from "../models/multiplications";

/**
 * What a trial of the challenge may cost: 600 billion multiplications on the images' way to the output, whatever the
 * machine. A model of five million per image uses it up in twelve epochs over 10,000 images.
 */
const trialBudget = 600e9;

/** How far the training of a model got within its budget. */
export interface BudgetReport {
  readonly multiplicationsPerImage: number;
  /** Whole epochs of the newest `fit`. */
  readonly epochs: number;
  /** The epoch of the newest `fit` in which the budget was used up, counted from 1, or null where it sufficed. */
  readonly stoppedInEpoch: number | null;
}

/**
 * Ends the training of a model when its work is used up: counted in multiplications, not in seconds, so that it ends at
 * the same step on every machine. All that trains the model counts together: every `fit`, `fitDataset` and
 * `trainOnBatch`, however the images are batched. Says so where it ends early; from then on nothing trains the model.
 *
 * @param budget multiplications on the way to the output, over all images of the training
 * @returns what the newest `fit` came to
 * @example limitWork(model); await trainChallenge(model, images, labels);
 */
export function limitWork(
  model: tf.LayersModel,
  { budget = trialBudget, quiet = false }: { budget?: number; quiet?: boolean } = {},
): () => BudgetReport {
  checkModel("limitWork", model);
  const work = new Work(model, budget, multiplicationsPerImage(model), quiet);
  const { fit, fitDataset, trainOnBatch } = model;
  model.fit = (x, y, args) => work.limit(args, (limited) => fit.call(model, x, y, { ...args, ...limited }));
  model.fitDataset = (dataset, args) =>
    work.limit(args, (limited) => fitDataset.call(model, dataset, { ...args, ...limited }));
  model.trainOnBatch = async (x, y) => {
    if (work.isUsedUp()) return work.lastResult;
    const result = await trainOnBatch.call(model, x, y);
    work.countStep(rowsOf(x), result);
    return result;
  };
  return () => work.report;
}

/** What `fit` and `fitDataset` have in common. */
interface FitArguments {
  readonly epochs?: number;
  readonly callbacks?: tf.ModelFitArgs["callbacks"];
}

/** The work that is left to a model. */
class Work {
  report: BudgetReport;
  /** What the last step of one's own came to. */
  lastResult: number | number[] = Number.NaN;
  private left: number;
  private images = 0;
  private hasSaid = false;

  constructor(
    private readonly model: tf.LayersModel,
    private readonly budget: number,
    private readonly perImage: number,
    private readonly quiet: boolean,
  ) {
    this.left = budget;
    this.report = { multiplicationsPerImage: perImage, epochs: 0, stoppedInEpoch: null };
  }

  /** Whether nothing is left to train with; says so the first time. */
  isUsedUp(): boolean {
    if (this.left > 0) return false;
    if (!this.hasSaid) this.say(notTrainedFurther(this.images, this.budget));
    this.hasSaid = true;
    return true;
  }

  countStep(images: number, result: number | number[] = this.lastResult): void {
    this.left -= images * this.perImage;
    this.images += images;
    this.lastResult = result;
  }

  /** Lets a training end with the step that uses up what is left. */
  async limit(
    args: FitArguments | undefined,
    train: (limited: { callbacks: tf.Callback[] }) => Promise<tf.History>,
  ): Promise<tf.History> {
    if (this.isUsedUp()) return emptyHistory();
    let stoppedInEpoch: number | null = null;
    let epoch = 0;
    const callback = new tf.CustomCallback({
      onEpochBegin: async (now) => {
        epoch = now + 1;
      },
      onBatchEnd: async (_, logs) => {
        this.countStep(Number(logs?.["size"]));
        if (this.left > 0 || stoppedInEpoch !== null) return;
        stoppedInEpoch = epoch;
        this.model.stopTraining = true;
      },
    }) as unknown as tf.Callback;
    const others = [args?.callbacks ?? []].flat().map(asCallback);
    const history = await train({ callbacks: [...others, callback] });
    const epochs = history.epoch.length - (stoppedInEpoch === null ? 0 : 1);
    this.report = { ...this.report, epochs, stoppedInEpoch };
    if (stoppedInEpoch !== null) this.say(whyStopped(this.report, args?.epochs ?? 1, this.budget));
    return history;
  }

  private say(text: string): void {
    if (!this.quiet) console.log(text);
  }
}

/** The record of a training in which nothing was trained. */
function emptyHistory(): tf.History {
  return Object.assign(new tf.History(), { epoch: [], history: {} });
}

function rowsOf(given: Parameters<tf.LayersModel["trainOnBatch"]>[0]): number {
  const [first] = given instanceof tf.Tensor ? [given] : Object.values(given);
  return first?.shape[0] ?? 0;
}

function asCallback(given: tf.CustomCallbackArgs | tf.Callback): tf.Callback {
  return (
    given instanceof tf.Callback || given instanceof tf.CustomCallback ? given : new tf.CustomCallback(given)
  ) as tf.Callback;
}

function whyStopped(report: BudgetReport, epochs: number, budget: number): string {
  return t(
    "Stopped in epoch {epoch} of {epochs}: {millions} million multiplications per image use up the budget of {billions} billion. Fewer filters, strides, or pooling earlier make an image cheaper.",
    {
      epoch: report.stoppedInEpoch ?? 0,
      epochs,
      millions: Number((report.multiplicationsPerImage / 1e6).toPrecision(2)),
      billions: Math.round(budget / 1e9),
    },
  );
}

function notTrainedFurther(images: number, budget: number): string {
  return t(
    "This model has used up its budget of {billions} billion multiplications, on {images} images, and is trained no further: build a new one for another trial.",
    { billions: Math.round(budget / 1e9), images },
  );
}
