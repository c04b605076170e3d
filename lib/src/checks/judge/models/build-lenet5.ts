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
  readonly inputShape: readonly [number, number, number];
}

/** The network of LeCun et al. 1998 as the exercise asks for it, layer by layer with the shape that leaves it. */
const layout = [
  "convolution 6 5×5 → 28×28×6",
  "average pooling 2×2 → 14×14×6",
  "convolution 16 5×5 → 10×10×16",
  "average pooling 2×2 → 5×5×16",
  "dense 120",
  "dense 84",
  "dense 10",
];
const wantedActivations = ["tanh", "tanh", "tanh", "tanh", "softmax"];

/**
 * Weights and biases: convolutions (25·c + 1)·6 and (25·6 + 1)·16, dense 401·120, 121·84 and 85·10.
 * With one channel 61,706, with three 62,006.
 */
function countParameters(given: Case): number {
  const channels = given.inputShape[2];
  return (25 * channels + 1) * 6 + (25 * 6 + 1) * 16 + (400 + 1) * 120 + (120 + 1) * 84 + (84 + 1) * 10;
}

/** The layers in words. Flattening and padding of one's own show in the shapes of their neighbours. */
function describe(model: SeenModel): string[] {
  return model.units
    .filter(({ kind }) => kind !== "flatten" && kind !== "ZeroPadding2D" && kind !== "Reshape")
    .map(inWords);
}

function inWords({ kind, width, kernel, outputShape: shape }: Unit): string {
  const covering = kind === "convolution" && shape[0] === 1 && shape[1] === 1;
  if (kind === "dense" || covering) return `dense ${width}`;
  const size = kernel.join("×");
  return `${[kind, width || "", size].filter((word) => word !== "").join(" ")} → ${shape.join("×")}`;
}

/** Activations of the layers that learn, in order. */
function learnedActivations(model: SeenModel): string[] {
  return model.units.filter(({ parameters }) => parameters > 0).map(activation);
}

function seen(test: (model: SeenModel, given: Case) => Params | undefined) {
  return (call: Call, given: Case): Params | undefined => {
    const model = seenModel(call);
    return model === undefined ? undefined : test(model, given);
  };
}

const convolution = (model: SeenModel, index: number): Unit | undefined =>
  ofKind(model, "convolution")[index];
const height = (item: Unit | undefined): number => Number(item?.outputShape[0] ?? 0);

/** A symptom with the two parameter counts in its message. */
function counted(test: (model: SeenModel, given: Case) => boolean) {
  return seen((model, given) =>
    test(model, given) ? { received: model.parameters, expected: countParameters(given) } : undefined,
  );
}

export const buildLeNet5: Judge<Case> = {
  parts: { shape: 0.2, layers: 0.5, activations: 0.3 },
  cases: () => [{ inputShape: [28, 28, 1] }, { inputShape: [32, 32, 3] }],
  expected: (given) => `${countParameters(given)} parameters: ${layout.join(", ")}`,
  received(call) {
    const model = seenModel(call);
    return model === undefined ? call.value : `${model.parameters} parameters: ${describe(model).join(", ")}`;
  },
  properties: [
    isModel("shape"),
    inputShape("shape", (given) => given.inputShape),
    outputShape("shape", 10),
    layers("layers", describe, () => layout),
    parameterCount("layers", countParameters),
    activations("activations", learnedActivations, () => wantedActivations),
    uncompiled("layers"),
  ],
  mistakes: [
    {
      id: "fixedInput",
      when: seen((model, given) =>
        given.inputShape[0] === 32 && model.inputShape[0] === 28 ? { received: "28×28×1" } : undefined,
      ),
    },
    {
      id: "missingFlatten",
      when: seen((model) =>
        model.outputShape.length === 3 ? { received: model.outputShape.join("×") } : undefined,
      ),
    },
    { id: "filtersSwapped", when: counted((model) => filters(model) === "16,6") },
    {
      id: "poolStride1",
      when: counted((model) =>
        model.units.some(({ kind, strides }) => kind.endsWith("pooling") && strides.join() === "1,1"),
      ),
    },
    {
      id: "validPadding",
      when: counted((model) => height(convolution(model, 0)) === 24 && height(convolution(model, 1)) === 8),
    },
    {
      id: "bothSame",
      when: counted((model) => height(convolution(model, 1)) === 14 || height(convolution(model, 1)) === 16),
    },
    {
      id: "paddedColour",
      when: counted((model, given) => given.inputShape[0] === 32 && height(convolution(model, 0)) === 32),
    },
    {
      id: "kernelSize",
      when: seen((model) => {
        const other = ofKind(model, "convolution").find(({ kernel }) => kernel.join() !== "5,5");
        return other === undefined ? undefined : { received: other.kernel.join("×") };
      }),
    },
    {
      id: "maxPooling",
      when: seen((model) => (ofKind(model, "max pooling").length > 0 ? {} : undefined)),
    },
    {
      id: "reluInstead",
      when: seen((model) => (learnedActivations(model).includes("relu") ? {} : undefined)),
    },
    {
      id: "noActivation",
      when: seen((model) => (learnedActivations(model).slice(0, -1).includes("none") ? {} : undefined)),
    },
    {
      id: "linearOutput",
      when: seen((model) => (activation(model.units.at(-1)) === "none" ? {} : undefined)),
    },
    {
      id: "denseMissing",
      when: counted(
        (model) => ofKind(model, "dense").length === 2 && ofKind(model, "convolution").length === 2,
      ),
    },
  ],
};

function filters(model: SeenModel): string {
  return ofKind(model, "convolution")
    .map(({ width }) => width)
    .join();
}
