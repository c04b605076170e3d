import { phrase } from "../../../i18n";
import type { Judge } from "../../exercise";
import { firstDifference } from "./first-difference";
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
import {
  activationInWords,
  isLinear,
  kindInWords,
  ofKind,
  onModel,
  type SeenModel,
  seenModel,
  type Unit,
} from "./units";

interface Case {
  readonly inputs: number;
}

const widths = [128, 64, 10] as const;
const wantedActivations = ["relu", "relu", "softmax"];

/** Weights and biases, layer by layer: for 784 inputs 100,480 + 8,256 + 650 = 109,386. */
function countParameters({ inputs }: Case): number {
  return inputs * 128 + 128 + (128 * 64 + 64) + (64 * 10 + 10);
}

function dense(model: SeenModel): Unit[] {
  return ofKind(model, "dense");
}

/** The kind of a layer and its width, where it has one. */
function inWords({ kind, width }: Unit): string {
  return width === 0 ? kindInWords(kind) : `${kindInWords(kind)} ${width}`;
}

const wantedLayers = (): string[] => widths.map((width) => `${kindInWords("dense")} ${width}`);

const last = (model: SeenModel): Unit | undefined => model.units.at(-1);
const hidden = (model: SeenModel): Unit[] => dense(model).slice(0, -1);

export const buildMlp: Judge<Case> = {
  parts: { shape: 0.25, layers: 0.4, activations: 0.35 },
  cases: () => [{ inputs: 784 }, { inputs: 3072 }],
  expected: (given) =>
    phrase("model.inWords", {
      parameters: countParameters(given),
      layers: wantedLayers()
        .map((layer, i) => `${layer} ${wantedActivations[i]}`)
        .join(", "),
    }),
  received(call) {
    const model = seenModel(call);
    if (model === undefined) return call.value;
    const seen = model.units.map((item) => `${inWords(item)} ${activationInWords(item)}`).join(", ");
    return phrase("model.inWords", { parameters: model.parameters, layers: seen });
  },
  properties: [
    isModel("shape"),
    inputShape("shape", ({ inputs }) => [inputs]),
    outputShape("shape", 10),
    layers("layers", (model) => model.units.map(inWords), wantedLayers),
    parameterCount("layers", countParameters),
    activations(
      "activations",
      (model) => dense(model).map(activationInWords),
      () => wantedActivations,
    ),
    uncompiled("layers"),
    anyBatch("layers"),
    differentWeights("layers"),
  ],
  mistakes: [
    ...builderMistakes(countParameters, 128 + 64 + 10),
    {
      id: "oneOutput",
      when: onModel((model) => (last(model)?.width === 1 ? { received: 1, expected: 10 } : undefined)),
    },
    {
      id: "fixedInputs",
      when: onModel((model, { inputs }) =>
        inputs !== 784 && model.inputShape[0] === 784 ? { received: 784, expected: inputs } : undefined,
      ),
    },
    {
      id: "softmaxTwice",
      when: onModel((model) => {
        const count = model.units
          .flatMap((item) => item.activations)
          .filter((name) => name === "softmax").length;
        return count > 1 ? { count } : undefined;
      }),
    },
    {
      id: "sigmoidOutput",
      when: onModel((model) => (last(model)?.activations.join() === "sigmoid" ? {} : undefined)),
    },
    {
      id: "linearOutput",
      when: onModel((model) => {
        const output = last(model);
        return output?.width === 10 && isLinear(output) ? {} : undefined;
      }),
    },
    {
      id: "inputAsLayer",
      when: onModel((model, { inputs }) => (dense(model)[0]?.width === inputs ? { inputs } : undefined)),
    },
    {
      id: "noHiddenActivation",
      when: onModel((model) => {
        const without = hidden(model).find(isLinear);
        return without === undefined ? undefined : { units: without.width };
      }),
    },
    {
      id: "widthsSwapped",
      when: onModel((model) =>
        dense(model)
          .map((item) => item.width)
          .join() === "64,128,10"
          ? {}
          : undefined,
      ),
    },
    {
      id: "hiddenLayerMissing",
      when: onModel((model) =>
        dense(model).length === 2 && last(model)?.width === 10
          ? { units: hidden(model)[0]?.width ?? 0 }
          : undefined,
      ),
    },
    {
      id: "outputMissing",
      when: onModel((model) =>
        dense(model)
          .map(({ width }) => width)
          .join() === "128,64"
          ? { received: 64 }
          : undefined,
      ),
    },
    {
      id: "sideBySide",
      when: onModel((model) =>
        model.units.some(({ kind }) => kind === "Concatenate" || kind === "Add") && hidden(model).length === 2
          ? {}
          : undefined,
      ),
    },
    {
      id: "extraLayer",
      when: onModel((model) => {
        const extra = model.units.find(({ kind }) => kind !== "dense" && kind !== "flatten");
        return extra === undefined ? undefined : { received: kindInWords(extra.kind) };
      }),
    },
    {
      id: "hiddenLayerTooMany",
      when: onModel((model, { inputs }) =>
        dense(model).length > widths.length && dense(model)[0]?.width !== inputs
          ? { received: hidden(model).length }
          : undefined,
      ),
    },
    {
      id: "otherWidth",
      when: onModel((model) => {
        const at = dense(model).findIndex(({ width }, i) => width !== widths[i]);
        return dense(model).length === widths.length && at >= 0 && at < 2
          ? { layer: at + 1, received: dense(model)[at]?.width ?? 0, expected: widths[at] as number }
          : undefined;
      }),
    },
  ],
  searches: firstDifference(() => [
    { kind: "dense", units: 128, activation: "relu" },
    { kind: "dense", units: 64, activation: "relu" },
    { kind: "dense", units: 10, activation: "softmax" },
  ]),
};
