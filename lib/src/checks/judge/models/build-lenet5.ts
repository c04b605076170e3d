import { phrase } from "../../../i18n";
import type { Judge } from "../../exercise";
import { firstDifference } from "./first-difference";
import {
  activations,
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
  readonly inputShape: readonly [number, number, number];
}

/** The network of LeCun et al. 1998 as the exercise asks for it, layer by layer with the shape that leaves it. */
const layout = [
  ["convolution", "6 5×5 → 28×28×6"],
  ["averagePooling", "2×2 → 14×14×6"],
  ["convolution", "16 5×5 → 10×10×16"],
  ["averagePooling", "2×2 → 5×5×16"],
  ["dense", "120"],
  ["dense", "84"],
  ["dense", "10"],
] as const;
const wantedLayers = (): string[] => layout.map(([kind, sizes]) => `${kindInWords(kind)} ${sizes}`);
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

/** A convolution whose kernel takes the whole of its input does what a dense layer does. */
function covers({ kind, outputShape: shape }: Unit): boolean {
  return kind === "convolution" && shape[0] === 1 && shape[1] === 1;
}

function inWords(item: Unit): string {
  const { kind, width, kernel, outputShape: shape } = item;
  if (kind === "dense" || covers(item)) return `${kindInWords("dense")} ${width}`;
  const size = kernel.join("×");
  const words = [kindInWords(kind), width || "", size].filter((word) => word !== "");
  return `${words.join(" ")} → ${shape.join("×")}`;
}

/** The layers that learn, in order. */
function learning(model: SeenModel): Unit[] {
  return model.units.filter(({ parameters }) => parameters > 0);
}

const convolution = (model: SeenModel, index: number): Unit | undefined =>
  ofKind(model, "convolution")[index];
const height = (item: Unit | undefined): number => Number(item?.outputShape[0] ?? 0);

/** A symptom with the two parameter counts in its message. */
function counted(test: (model: SeenModel, given: Case) => boolean) {
  return onModel((model: SeenModel, given: Case) =>
    test(model, given) ? { received: model.parameters, expected: countParameters(given) } : undefined,
  );
}

export const buildLeNet5: Judge<Case> = {
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
    differentWeights("layers"),
  ],
  mistakes: [
    ...builderMistakes(countParameters, 6 + 16 + 120 + 84 + 10),
    {
      id: "fixedInput",
      when: onModel((model, given) =>
        given.inputShape[0] === 32 && model.inputShape[0] === 28 ? { received: "28×28×1" } : undefined,
      ),
    },
    {
      id: "missingFlatten",
      when: onModel((model) =>
        model.outputShape.length === 3 ? { received: model.outputShape.join("×") } : undefined,
      ),
    },
    {
      id: "extraLayer",
      when: onModel((model) => {
        const extra = model.units.find(({ kind }) => !known.has(kind));
        return extra === undefined ? undefined : { received: extra.kind };
      }),
    },
    {
      id: "firstLayer",
      when: onModel((model) => {
        const first = model.units.find(({ kind }) => kind !== "ZeroPadding2D" && kind !== "Reshape");
        return first === undefined || first.kind === "convolution"
          ? undefined
          : { received: kindInWords(first.kind) };
      }),
    },
    {
      id: "convolutionTooMany",
      when: onModel((model) => {
        const received = ofKind(model, "convolution").filter((item) => !covers(item)).length;
        return received > 2 ? { received } : undefined;
      }),
    },
    { id: "filtersSwapped", when: counted((model) => filters(model) === "16,6") },
    {
      id: "filterCount",
      when: onModel((model) =>
        ofKind(model, "convolution").length === 2 && filters(model) !== "6,16"
          ? { received: filters(model).replace(",", ", ") }
          : undefined,
      ),
    },
    {
      id: "convolutionStrides",
      when: onModel((model) => {
        const skipping = ofKind(model, "convolution").find(({ strides }) => strides.join() !== "1,1");
        return skipping === undefined ? undefined : { received: skipping.strides[0] as number };
      }),
    },
    {
      id: "convolutionMissing",
      when: onModel((model) => (ofKind(model, "convolution").length === 1 ? {} : undefined)),
    },
    {
      id: "poolingMissing",
      when: onModel((model) => {
        const received = model.units.filter(({ kind }) => kind.endsWith("Pooling")).length;
        return received < 2 ? { received } : undefined;
      }),
    },
    {
      id: "poolSize",
      when: onModel((model) => {
        const other = model.units.find(
          ({ kind, kernel }) => kind.endsWith("Pooling") && kernel.join() !== "2,2",
        );
        return other === undefined ? undefined : { received: other.kernel.join("×") };
      }),
    },
    { id: "denseSwapped", when: onModel((model) => (widths(model) === "84,120,10" ? {} : undefined)) },
    {
      id: "poolStride1",
      when: counted((model) =>
        model.units.some(({ kind, strides }) => kind.endsWith("Pooling") && strides.join() === "1,1"),
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
      when: onModel((model) => {
        const other = ofKind(model, "convolution").find(({ kernel }) => kernel.join() !== "5,5");
        return other === undefined ? undefined : { received: other.kernel.join("×") };
      }),
    },
    {
      id: "maxPooling",
      when: onModel((model) => (ofKind(model, "maxPooling").length > 0 ? {} : undefined)),
    },
    {
      id: "reluInstead",
      when: onModel((model) =>
        learning(model).some(({ activations: names }) => names.includes("relu")) ? {} : undefined,
      ),
    },
    {
      id: "noActivation",
      when: onModel((model) => (learning(model).slice(0, -1).some(isLinear) ? {} : undefined)),
    },
    {
      id: "linearOutput",
      when: onModel((model) => (model.units.slice(-1).every(isLinear) ? {} : undefined)),
    },
    {
      id: "denseWidths",
      when: onModel((model) =>
        ofKind(model, "dense").length === 3 && widths(model) !== "120,84,10" && widths(model).endsWith(",10")
          ? { widths: widths(model).replaceAll(",", ", ") }
          : undefined,
      ),
    },
    {
      id: "denseTooMany",
      when: onModel((model) => {
        const received = ofKind(model, "dense").length;
        return received > 3 ? { received, widths: widths(model).replaceAll(",", ", ") } : undefined;
      }),
    },
    {
      id: "denseMissing",
      when: counted(
        (model) => ofKind(model, "dense").length === 2 && ofKind(model, "convolution").length === 2,
      ),
    },
  ],
  searches: firstDifference(({ inputShape: [height] }) => [
    {
      kind: "convolution",
      filters: 6,
      kernelSize: "5×5",
      strides: "1×1",
      dilationRate: "1×1",
      padding: height === 28 ? "same" : "valid",
      activation: "tanh",
    },
    { kind: "averagePooling", poolSize: "2×2", strides: "2×2", padding: "valid" },
    {
      kind: "convolution",
      filters: 16,
      kernelSize: "5×5",
      strides: "1×1",
      dilationRate: "1×1",
      padding: "valid",
      activation: "tanh",
    },
    { kind: "averagePooling", poolSize: "2×2", strides: "2×2", padding: "valid" },
    { kind: "flatten" },
    { kind: "dense", units: 120, activation: "tanh" },
    { kind: "dense", units: 84, activation: "tanh" },
    { kind: "dense", units: 10, activation: "softmax" },
  ]),
};

/** Kinds of layers that the network has, and those that only prepare the shape for the next. */
const known = new Set([
  "convolution",
  "averagePooling",
  "maxPooling",
  "flatten",
  "dense",
  "ZeroPadding2D",
  "Reshape",
]);

function widths(model: SeenModel): string {
  return ofKind(model, "dense")
    .map(({ width }) => width)
    .join();
}

function filters(model: SeenModel): string {
  return ofKind(model, "convolution")
    .map(({ width }) => width)
    .join();
}
