import { type Params, phrase } from "../../../i18n";
import type { Call } from "../../exercise";
import type { Fit } from "./fit-data";

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
export function lastFit(call: Call): Fit | undefined {
  return training(call).fits.at(-1);
}

export function option(call: Call, name: string): unknown {
  return lastFit(call)?.options[name];
}

/** What the first call of `fit` with a fault got wrong. */
export function inAnyFit(call: Call, fault: (fit: Fit) => Params | undefined): Params | undefined {
  for (const fit of training(call).fits) {
    const found = fault(fit);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A loss may be given as a name or as a list with one name. */
export function lossName(call: Call): string | undefined {
  const { loss } = training(call);
  return loss === null ? undefined : String(loss);
}

export function splitInWords(call: Call): string {
  const split = option(call, "validationSplit");
  return split === undefined ? phrase("training.noSplit") : String(split);
}
