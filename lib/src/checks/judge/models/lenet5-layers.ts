import type { WantedLayer } from "./first-difference";
import { kindInWords, type SeenModel, type Unit } from "./units";

export interface LeNet5Case {
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
export const wantedLayers = (): string[] => layout.map(([kind, sizes]) => `${kindInWords(kind)} ${sizes}`);
export const wantedActivations: readonly string[] = ["tanh", "tanh", "tanh", "tanh", "softmax"];

/**
 * Weights and biases: convolutions (25·c + 1)·6 and (25·6 + 1)·16, dense 401·120, 121·84 and 85·10.
 * With one channel 61,706, with three 62,006.
 */
export function countParameters(given: LeNet5Case): number {
  const channels = given.inputShape[2];
  return (25 * channels + 1) * 6 + (25 * 6 + 1) * 16 + (400 + 1) * 120 + (120 + 1) * 84 + (84 + 1) * 10;
}

/** The layers in words. Flattening and padding of one's own show in the shapes of their neighbours. */
export function describe(model: SeenModel): string[] {
  return model.units
    .filter(({ kind }) => kind !== "flatten" && kind !== "ZeroPadding2D" && kind !== "Reshape")
    .map(inWords);
}

/** A convolution whose kernel takes the whole of its input does what a dense layer does. */
export function covers({ kind, outputShape: shape }: Unit): boolean {
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
export function learning(model: SeenModel): Unit[] {
  return model.units.filter(({ parameters }) => parameters > 0);
}

/** Every layer with the settings that the exercise asks for. */
export const wantedSettings = ({ inputShape: [height] }: LeNet5Case): readonly WantedLayer[] => [
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
];
