import { type Params, phrase } from "../../../i18n";
import { isRecord } from "../../encoding";
import type { Call } from "../../exercise";
import type { ObservedFit, ObservedTraining } from "../../observed-training";
import { agrees } from "../agrees";
import { mean } from "../sums";

const nothing: ObservedTraining = {
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
export function training({ outcome, value }: Call): ObservedTraining {
  return outcome === "returned" ? (value as ObservedTraining) : nothing;
}

/** The last call of `fit`, which is the one whose epochs and options count. */
export function lastFit(call: Call): ObservedFit | undefined {
  return training(call).fits.at(-1);
}

export function option(call: Call, name: string): unknown {
  return lastFit(call)?.options[name];
}

/** What the first call of `fit` with a fault got wrong. */
export function inAnyFit(call: Call, fault: (fit: ObservedFit) => Params | undefined): Params | undefined {
  for (const fit of training(call).fits) {
    const found = fault(fit);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What losses make of the answers [0.75, 0.25] and [0.5, 0.5] where the right ones are the first and the second. */
const known: { readonly [name: string]: readonly number[] } = {
  categoricalCrossentropy: [-Math.log(0.75), Math.log(2)],
  meanSquaredError: [0.0625, 0.25],
  meanAbsoluteError: [0.25, 0.5],
};

/** A loss may be given as a name, as a list with one name, or as a function that is told by its numbers. */
export function lossName(call: Call): string | undefined {
  const { loss } = training(call);
  if (!isRecord(loss)) return loss === null ? undefined : String(loss);
  const { name, values } = loss;
  const found = Object.entries(known).find(
    ([, numbers]) => agrees(values, numbers) || agrees(values, [mean(numbers)]),
  );
  return found?.[0] ?? (name === "" ? phrase("type.function") : String(name));
}

export function splitInWords(call: Call): string {
  const split = option(call, "validationSplit");
  return split === undefined ? phrase("training.noSplit") : String(split);
}
