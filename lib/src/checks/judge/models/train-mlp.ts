import { isTensor, type TensorValue } from "../../encoding";
import type { Call, Judge, Params, Property } from "../../exercise";
import { Random } from "../random";
import { type Fit, foreignRows, isSorted, mispairedRow, overlaps } from "./fit-data";

interface Case {
  readonly images: TensorValue;
  readonly labels: TensorValue;
}

/** What the observer wrote down of a training function. */
interface Training {
  readonly optimizer: string | null;
  readonly loss: unknown;
  readonly fits: readonly Fit[];
  readonly returnedHistory: boolean;
}

const count = 60;
const width = 6;
const classes = 4;

/** Sixty different rows in no order, each with a one-hot label. */
function cases(seed: number): Case[] {
  const random = new Random(seed);
  const order = random.order(count);
  const images = Array.from({ length: count * width }, () => random.between(0, 1));
  const labels = order.flatMap((position) =>
    Array.from({ length: classes }, (_, column) => (column === position % classes ? 1 : 0)),
  );
  return [
    {
      images: { kind: "tensor", shape: [count, width], dtype: "float32", values: Float32Array.from(images) },
      labels: {
        kind: "tensor",
        shape: [count, classes],
        dtype: "float32",
        values: Float32Array.from(labels),
      },
    },
  ];
}

const nothing: Training = {
  optimizer: null,
  loss: null,
  fits: [],
  returnedHistory: false,
};

/** What was seen of the training; nothing where the function threw. */
function training({ outcome, value }: Call): Training {
  return outcome === "returned" ? (value as Training) : nothing;
}

/** The last call of `fit`, which is the one that counts. */
function lastFit(call: Call): Fit | undefined {
  return training(call).fits.at(-1);
}

function option(call: Call, name: string): unknown {
  return lastFit(call)?.options[name];
}

/** A loss may be given as a name or as a list with one name. */
const crossEntropy = (loss: unknown): boolean => String(loss) === "categoricalCrossentropy";

/** A property of the training; `test` returns what was found and expected, or undefined. */
function must(
  id: string,
  part: string,
  test: (call: Call, given: Case) => Params | undefined,
): Property<Case> {
  return { id: `training.${id}`, part, test };
}

export const trainMlp: Judge<Case> = {
  parts: { compile: 0.3, data: 0.4, result: 0.3 },
  cases,
  expected: () =>
    "Adam, categoricalCrossentropy, one fit of 60 rows, ≥ 3 epochs, validationSplit 0.1, its history",
  received(call) {
    const { optimizer, loss, fits, returnedHistory } = training(call);
    const epochs = lastFit(call)?.epochs ?? 0;
    const split = String(option(call, "validationSplit") ?? "none");
    const result = returnedHistory ? "its history" : "no history";
    return `${optimizer ?? "no optimizer"}, ${String(loss)}, ${fits.length} fit, ${epochs} epochs, validationSplit ${split}, ${result}`;
  },
  properties: [
    must("optimizer", "compile", (call) => {
      const { optimizer } = training(call);
      return optimizer === "Adam" ? undefined : { received: optimizer ?? "none", expected: "Adam" };
    }),
    must("loss", "compile", (call) => {
      const { loss } = training(call);
      return crossEntropy(loss) ? undefined : { received: String(loss), expected: "categoricalCrossentropy" };
    }),
    must("noFit", "data", (call) => (lastFit(call) === undefined ? {} : undefined)),
    must("rows", "data", (call, given) => {
      const fit = lastFit(call);
      const trained = fit !== undefined && isTensor(fit.images) ? (fit.images.shape[0] ?? 0) : 0;
      return trained === given.images.shape[0] ? undefined : { received: trained, expected: count };
    }),
    must("foreignRows", "data", (call, given) => foreignRows(lastFit(call), given.images)),
    must("mispaired", "data", (call, given) => mispairedRow(lastFit(call), given.images, given.labels)),
    must("validation", "data", (call) => {
      const split = option(call, "validationSplit");
      return split === 0.1
        ? undefined
        : { received: split === undefined ? "none" : String(split), expected: 0.1 };
    }),
    must("sorted", "data", (call) => (isSorted(lastFit(call)) ? {} : undefined)),
    must("notAwaited", "result", (call) => (lastFit(call)?.ended === false ? {} : undefined)),
    must("epochs", "result", (call) => {
      const epochs = lastFit(call)?.epochs ?? 0;
      return epochs >= 3 ? undefined : { received: epochs, expected: 3 };
    }),
    must("history", "result", (call) => (training(call).returnedHistory ? undefined : {})),
  ],
  mistakes: [
    { id: "notAwaited", when: (call) => (lastFit(call)?.ended === false ? {} : undefined) },
    {
      id: "squaredError",
      when: (call) => (String(training(call).loss).match(/meanSquaredError/i) ? {} : undefined),
    },
    {
      id: "binaryCrossEntropy",
      when: (call) => (String(training(call).loss).match(/binaryCrossentropy/i) ? {} : undefined),
    },
    {
      id: "validatesOnTraining",
      when: (call, given) => overlaps(option(call, "validationData"), given.images),
    },
    { id: "foreignRows", when: (call, given) => foreignRows(lastFit(call), given.images) },
    { id: "mispaired", when: (call, given) => mispairedRow(lastFit(call), given.images, given.labels) },
    { id: "sortedTail", when: (call) => (isSorted(lastFit(call)) ? {} : undefined) },
    {
      id: "tooFewEpochs",
      when: (call) => {
        const epochs = lastFit(call)?.epochs ?? 0;
        return epochs > 0 && epochs < 3 ? { received: epochs } : undefined;
      },
    },
  ],
};
