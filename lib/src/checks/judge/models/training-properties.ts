import { type Params, phrase } from "../../../i18n";
import { isTensor } from "../../encoding";
import type { Call, Property } from "../../exercise";
import { unchanged } from "../properties";
import { foreignRows, isSorted, mispairedRow, splitByHand } from "./fit-data";
import { inAnyFit, lastFit, lossName, option, splitInWords, training } from "./seen-training";
import type { TrainingCase } from "./training-case";
import { type Epochs, usableRates, usualEpochs, wantedLoss, wantedSplit } from "./wanted-training";

/** Shares of an exercise's points, by the parts that `trainingProperties` names. */
export const trainingParts = { compile: 0.3, data: 0.4, result: 0.3 };

/** A property of the training; `test` returns what was found and expected, or undefined. */
function must<Case>(
  id: string,
  part: keyof typeof trainingParts,
  test: (call: Call, given: Case) => Params | undefined,
): Property<Case> {
  return { id: `training.${id}`, part, test };
}

/** Whether the answer holds back a tenth itself, which is as good as leaving it to `validationSplit`. */
function holdsBack(call: Call, { images, labels }: TrainingCase): boolean {
  const fit = lastFit(call);
  return fit !== undefined && splitByHand(fit, images, labels);
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
      return received === expected || holdsBack(call, given) ? undefined : { received, expected };
    }),
    must("validation", "data", (call, given) => {
      const split = option(call, "validationSplit");
      if (split === wantedSplit || holdsBack(call, given)) return undefined;
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
    unchanged("data"),
  ];
}
