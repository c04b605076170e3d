import { phrase } from "../../../i18n";
import type { Judge } from "../../exercise";
import { firstDifference, layerOrder } from "./first-difference";
import {
  countParameters,
  describe,
  type LeNet5Case,
  learning,
  wantedActivations,
  wantedLayers,
  wantedSettings,
} from "./lenet5-layers";
import { lenet5Mistakes } from "./lenet5-mistakes";
import {
  activations,
  anyBatch,
  builderMistakes,
  differentWeights,
  inputShape,
  isModel,
  layers,
  outputShape,
  parameterCount,
  uncompiled,
} from "./model-properties";
import { activationInWords, seenModel } from "./units";

export const buildLeNet5: Judge<LeNet5Case> = {
  parts: { shape: 0.2, layers: 0.5, activations: 0.3 },
  cases: () => [{ inputShape: [28, 28, 1] }, { inputShape: [32, 32, 3] }],
  expected: (given) =>
    phrase("model.inWords", { parameters: countParameters(given), layers: wantedLayers().join(", ") }),
  received(call) {
    const model = seenModel(call);
    if (model === undefined) return call.value;
    return phrase("model.inWords", { parameters: model.parameters, layers: describe(model).join(", ") });
  },
  properties: [
    isModel("shape"),
    inputShape("shape", (given) => given.inputShape),
    outputShape("shape", 10),
    layers("layers", describe, wantedLayers),
    parameterCount("layers", countParameters),
    activations(
      "activations",
      (model) => learning(model).map(activationInWords),
      () => wantedActivations,
    ),
    uncompiled("layers"),
    anyBatch("layers"),
    differentWeights("layers"),
  ],
  mistakes: [...builderMistakes(countParameters, 6 + 16 + 120 + 84 + 10), ...lenet5Mistakes],
  searches: [layerOrder(wantedSettings), ...firstDifference(wantedSettings)],
};
