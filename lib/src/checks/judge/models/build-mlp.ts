import type { Call, Judge, Params } from "../../exercise";
import {
  activations,
  inputShape,
  isModel,
  layers,
  outputShape,
  parameterCount,
  uncompiled,
} from "./model-properties";
import { activation, ofKind, type SeenModel, seenModel, type Unit } from "./units";

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

/** A symptom of the three dense layers' shape or activations, given the model and its case. */
function seen(test: (model: SeenModel, given: Case) => Params | undefined) {
  return (call: Call, given: Case): Params | undefined => {
    const model = seenModel(call);
    return model === undefined ? undefined : test(model, given);
  };
}

const last = (model: SeenModel): Unit | undefined => model.units.at(-1);
const hidden = (model: SeenModel): Unit[] => dense(model).slice(0, -1);

export const buildMlp: Judge<Case> = {
  parts: { shape: 0.25, layers: 0.4, activations: 0.35 },
  cases: () => [{ inputs: 784 }, { inputs: 3072 }],
  expected: (given) =>
    `${countParameters(given)} parameters: dense 128 relu, dense 64 relu, dense 10 softmax`,
  received(call) {
    const model = seenModel(call);
    if (model === undefined) return call.value;
    const parts = model.units.map((item) => `${item.kind} ${item.width || ""} ${activation(item)}`);
    return `${model.parameters} parameters: ${parts.join(", ").replace(/ +/g, " ")}`;
  },
  properties: [
    isModel("shape"),
    inputShape("shape", ({ inputs }) => [inputs]),
    outputShape("shape", 10),
    layers(
      "layers",
      (model) => model.units.map((item) => `${item.kind} ${item.width || ""}`.trim()),
      () => widths.map((width) => `dense ${width}`),
    ),
    parameterCount("layers", countParameters),
    activations(
      "activations",
      (model) => dense(model).map(activation),
      () => wantedActivations,
    ),
    uncompiled("layers"),
  ],
  mistakes: [
    {
      id: "oneOutput",
      when: seen((model) => (last(model)?.width === 1 ? { received: 1, expected: 10 } : undefined)),
    },
    {
      id: "fixedInputs",
      when: seen((model, { inputs }) =>
        inputs !== 784 && model.inputShape[0] === 784 ? { received: 784, expected: inputs } : undefined,
      ),
    },
    {
      id: "softmaxTwice",
      when: seen((model) => {
        const count = model.units
          .flatMap((item) => item.activations)
          .filter((name) => name === "softmax").length;
        return count > 1 ? { count } : undefined;
      }),
    },
    {
      id: "sigmoidOutput",
      when: seen((model) => (activation(last(model)) === "sigmoid" ? {} : undefined)),
    },
    {
      id: "linearOutput",
      when: seen((model) =>
        last(model)?.width === 10 && activation(last(model)) === "none" ? {} : undefined,
      ),
    },
    {
      id: "noHiddenActivation",
      when: seen((model) => {
        const without = hidden(model).find((item) => activation(item) === "none");
        return without === undefined ? undefined : { units: without.width };
      }),
    },
    {
      id: "widthsSwapped",
      when: seen((model) =>
        dense(model)
          .map((item) => item.width)
          .join() === "64,128,10"
          ? {}
          : undefined,
      ),
    },
    {
      id: "hiddenLayerMissing",
      when: seen((model) =>
        dense(model).length === 2 ? { units: hidden(model)[0]?.width ?? 0 } : undefined,
      ),
    },
  ],
};
