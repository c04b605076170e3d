import { type Params, phrase } from "../../../i18n";
import { isTensor, type TensorValue } from "../../encoding";
import type { Call, Mistake, Property } from "../../exercise";
import { agrees } from "../agrees";
import { told } from "../common-mistakes";
import type { Random } from "../random";
import {
  changedImages,
  changedLabel,
  type Fit,
  foreignRows,
  isSorted,
  mispairedRow,
  overlaps,
  scaled,
} from "./fit-data";

/** What exercises that write a call of `fit` share: their cases, and what must hold of the training. */
export interface TrainingCase {
  readonly images: TensorValue;
  readonly labels: TensorValue;
}

/** What the observer wrote down of a training function. */
interface Training {
  readonly optimizer: string | null;
  readonly learningRate: number | null;
  readonly loss: unknown;
  readonly fits: readonly Fit[];
  readonly returnedHistory: boolean;
  /** Names of what `fit` measures: the loss and the metrics. */
  readonly metrics: readonly string[];
  readonly learns: boolean;
  /** How many weights may not move although they could before. */
  readonly frozen: number;
}

const count = 60;
const classes = 4;
/** How many epochs an exercise asks for, and how many it takes. */
interface Epochs {
  readonly wanted: number;
  readonly fewest: number;
  readonly most: number;
}
/** Fewer teach the network nothing, more keep the notebook busy for long. */
const usualEpochs: Epochs = { wanted: 6, fewest: 3, most: 20 };
const wantedBatch = 128;
const wantedLoss = "categoricalCrossentropy";
const wantedSplit = 0.1;
/** With rates outside, Adam leaps about or stands still. */
const usableRates = { low: 1e-5, high: 0.05, usual: 0.001 };

/** Shares of an exercise's points, by the parts that `trainingProperties` names. */
export const trainingParts = { compile: 0.3, data: 0.4, result: 0.3 };

/** Sixty different images of a shape in no order, each with a one-hot label. */
export function trainingCase(random: Random, imageShape: readonly number[]): TrainingCase {
  const size = imageShape.reduce((product, side) => product * side, count);
  const images = Float32Array.from({ length: size }, () => random.between(0, 1));
  const labels = random
    .order(count)
    .flatMap((position) =>
      Array.from({ length: classes }, (_, column) => (column === position % classes ? 1 : 0)),
    );
  return {
    images: { kind: "tensor", shape: [count, ...imageShape], dtype: "float32", values: images },
    labels: {
      kind: "tensor",
      shape: [count, classes],
      dtype: "float32",
      values: Float32Array.from(labels),
    },
  };
}

const nothing: Training = {
  optimizer: null,
  learningRate: null,
  loss: null,
  fits: [],
  returnedHistory: false,
  metrics: [],
  learns: true,
  frozen: 0,
};

/** What was seen of the training; nothing where the function threw. */
export function training({ outcome, value }: Call): Training {
  return outcome === "returned" ? (value as Training) : nothing;
}

/** The last call of `fit`, which is the one whose epochs and options count. */
function lastFit(call: Call): Fit | undefined {
  return training(call).fits.at(-1);
}

function option(call: Call, name: string): unknown {
  return lastFit(call)?.options[name];
}

/** What the first call of `fit` with a fault got wrong. */
function inAnyFit(call: Call, fault: (fit: Fit) => Params | undefined): Params | undefined {
  for (const fit of training(call).fits) {
    const found = fault(fit);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A property of the training; `test` returns what was found and expected, or undefined. */
function must<Case>(
  id: string,
  part: keyof typeof trainingParts,
  test: (call: Call, given: Case) => Params | undefined,
): Property<Case> {
  return { id: `training.${id}`, part, test };
}

/** In the order in which a learner should hear of them; `optimizer` is the one that a case asks for. */
export function trainingProperties<Case extends TrainingCase>(
  optimizer: (given: Case) => string,
  epochs: Epochs = usualEpochs,
): Property<Case>[] {
  return [
    must("foreignRows", "data", (call, { images }) => inAnyFit(call, (fit) => foreignRows(fit, images))),
    must("mispaired", "data", (call, { images, labels }) =>
      inAnyFit(call, (fit) => mispairedRow(fit, images, labels)),
    ),
    must("sorted", "data", (call) => inAnyFit(call, (fit) => (isSorted(fit) ? {} : undefined))),
    must("notAwaited", "result", (call) => (lastFit(call)?.ended === false ? {} : undefined)),
    must("optimizer", "compile", (call, given) => {
      const received = training(call).optimizer;
      const expected = optimizer(given);
      return received === expected
        ? undefined
        : { received: received ?? phrase("training.noOptimizer"), expected };
    }),
    must("learningRate", "compile", (call, given) => {
      const received = training(call).learningRate;
      const { low, high, usual } = usableRates;
      const usable = received === null || (received >= low && received <= high);
      return usable || optimizer(given) !== "Adam" ? undefined : { received, expected: usual };
    }),
    must("loss", "compile", (call) => {
      const received = lossName(call);
      return received === wantedLoss
        ? undefined
        : { received: received ?? phrase("training.noLoss"), expected: wantedLoss };
    }),
    must("metrics", "compile", (call, given) => {
      const asked = optimizer(given) === "Adam" && lastFit(call) !== undefined;
      return asked && !training(call).metrics.some((name) => /acc/i.test(name)) ? {} : undefined;
    }),
    must("frozen", "compile", (call) => (training(call).learns ? undefined : {})),
    must("partlyFrozen", "compile", (call) => {
      const { frozen } = training(call);
      return frozen === 0 ? undefined : { count: frozen };
    }),
    must("noFit", "data", (call) => (lastFit(call) === undefined ? {} : undefined)),
    must("rows", "data", (call, given) => {
      const fit = lastFit(call);
      const received = fit !== undefined && isTensor(fit.images) ? fit.rows : 0;
      const expected = given.images.shape[0] as number;
      return received === expected ? undefined : { received, expected };
    }),
    must("validation", "data", (call) => {
      const split = option(call, "validationSplit");
      if (split === wantedSplit) return undefined;
      return { received: splitInWords(call), expected: wantedSplit };
    }),
    must("epochs", "result", (call) => {
      const received = lastFit(call)?.epochs ?? 0;
      const { wanted: expected, fewest, most } = epochs;
      return received >= fewest && received <= most ? undefined : { received, expected };
    }),
    must("initialEpoch", "result", (call) => {
      const received = option(call, "initialEpoch");
      return typeof received === "number" && received > 0 ? { received } : undefined;
    }),
    must("fits", "result", (call) => {
      const received = training(call).fits.length;
      return received <= 1 ? undefined : { received };
    }),
    must("history", "result", (call) => (training(call).returnedHistory ? undefined : {})),
  ];
}

/** Mistakes of every training, by the symptom. */
export const trainingMistakes: readonly Mistake<TrainingCase>[] = [
  told("training.notCompiled", /The model needs to be compiled/),
  told("training.frozen", /none of the \d+ variables is trainable/),
  told("training.lossSpelling", /Unknown loss (\S+)/, "received"),
  {
    id: "training.sparseLoss",
    when: (call) => (/sparseCategoricalCrossentropy/i.test(lossName(call) ?? "") ? {} : undefined),
  },
  {
    id: "training.otherModel",
    when: (call) =>
      lastFit(call) === undefined && training(call).returnedHistory && training(call).optimizer === null
        ? {}
        : undefined,
  },
  {
    id: "training.exchanged",
    when: (call, given) =>
      inAnyFit(call, (fit) =>
        agrees(fit.images, given.labels) && agrees(fit.labels, given.images) ? {} : undefined,
      ),
  },
  {
    id: "training.imagesAsLabels",
    when: (call, given) => inAnyFit(call, (fit) => (agrees(fit.labels, given.images) ? {} : undefined)),
  },
  {
    id: "training.labelsNotOneHot",
    when: (call) =>
      inAnyFit(call, ({ labels }) =>
        isTensor(labels) && (labels.shape.length === 1 || labels.shape[1] === 1) ? {} : undefined,
      ),
  },
  {
    id: "training.scaledImages",
    when: (call, given) => inAnyFit(call, (fit) => scaled(fit, given.images)),
  },
  {
    id: "training.imagesChanged",
    when: (call, given) => inAnyFit(call, (fit) => changedImages(fit, given.images)),
  },
  {
    id: "training.labelsChanged",
    when: (call, given) => inAnyFit(call, (fit) => changedLabel(fit, given.labels)),
  },
  told("training.optimizerAssigned", /Cannot set properties of undefined \(setting 'optimizer'\)/),
  {
    id: "training.fitInLoop",
    when(call) {
      const { fits } = training(call);
      return fits.length > 1 && fits.every(({ epochs }) => epochs < usualEpochs.fewest)
        ? { received: fits.length }
        : undefined;
    },
  },
  {
    id: "training.epochsAndBatchSizeSwapped",
    when(call) {
      const [epochs, batch] = [option(call, "epochs"), option(call, "batchSize")];
      return epochs === wantedBatch && typeof batch === "number" && batch <= usualEpochs.most
        ? { received: batch }
        : undefined;
    },
  },
  {
    id: "training.stoppedEarly",
    when(call) {
      const fit = lastFit(call);
      const asked = option(call, "epochs");
      return fit?.ended && typeof asked === "number" && fit.epochs < Math.min(asked, usualEpochs.fewest)
        ? { received: fit.epochs, expected: asked }
        : undefined;
    },
  },
  {
    id: "training.squaredError",
    when: (call) => (/meanSquaredError/i.test(lossName(call) ?? "") ? {} : undefined),
  },
  {
    id: "training.binaryCrossEntropy",
    when: (call) => (/binaryCrossentropy/i.test(lossName(call) ?? "") ? {} : undefined),
  },
  {
    id: "training.validatesOnTraining",
    when: (call) => {
      const fit = lastFit(call);
      return fit && isTensor(fit.images) ? overlaps(option(call, "validationData"), fit.images) : undefined;
    },
  },
];

/** A loss may be given as a name or as a list with one name. */
function lossName(call: Call): string | undefined {
  const { loss } = training(call);
  return loss === null ? undefined : String(loss);
}

function splitInWords(call: Call): string {
  const split = option(call, "validationSplit");
  return split === undefined ? phrase("training.noSplit") : String(split);
}

/** The training that is asked for, in one line. */
export function wantedTraining(optimizer: string, epochs: number = usualEpochs.wanted): string {
  return phrase("training.wanted", {
    optimizer,
    loss: wantedLoss,
    rows: count,
    epochs,
    split: wantedSplit,
  });
}

/** The training that was seen, in one line. */
export function seenTraining(call: Call): string {
  const { optimizer, fits, returnedHistory } = training(call);
  return phrase("training.seen", {
    optimizer: optimizer ?? phrase("training.noOptimizer"),
    loss: lossName(call) ?? phrase("training.noLoss"),
    fits: fits.length,
    rows: lastFit(call)?.rows ?? 0,
    epochs: lastFit(call)?.epochs ?? 0,
    split: splitInWords(call),
    history: phrase(returnedHistory ? "training.itsHistory" : "training.noHistory"),
  });
}
