import type * as tf from "@tensorflow/tfjs-node";
import type { Model } from "../graph/tfjs-internals";
import { isReplaced } from "../graph/unsupported";
import { layersInLine } from "./layers-in-line";
import { NotNative } from "./not-native";

/** The engine's kinds of stages, in the order of native/src/network.h. */
const KINDS = [
  "convolution",
  "pooling",
  "activation",
  "dropout",
  "normalization",
  "flatten",
  "dense",
] as const;
/** The engine's activations, in the order of native/src/activations.h. */
const ACTIVATIONS = ["linear", "relu", "tanh", "sigmoid", "elu", "softmax"];

/** A layer as the engine's plan has it: see native/src/plan.h for the numbers and constants. */
export interface Stage {
  readonly kind: number;
  readonly numbers: readonly number[];
  readonly constants: readonly number[];
  /** tfjs's variables, in the engine's order. */
  readonly variables: readonly tf.Variable[];
}

/** A network of stages, and the shape of one of its inputs. */
export interface StageList {
  readonly input: readonly [height: number, width: number, channels: number];
  readonly stages: readonly Stage[];
  readonly classes: number;
  /** Whether some of its numbers are dropped by chance. */
  readonly drops: boolean;
}

type Shape = readonly number[];
type Pair = readonly [number, number];
type Weight = { read(): tf.Variable } | null | undefined;
type Regularizer = { readonly l1: number; readonly l2: number } | null | undefined;

/** The fields of tfjs's layers that matter here; each kind of layer has some of them. */
interface Fields {
  readonly name: string;
  readonly kernel?: Weight;
  readonly bias?: Weight;
  readonly useBias: boolean;
  readonly activation: { getClassName(): string };
  readonly kernelRegularizer?: Regularizer;
  readonly biasRegularizer?: Regularizer;
  readonly kernelSize: Pair;
  readonly poolSize: Pair;
  readonly strides: Pair;
  readonly dilationRate: number | Pair;
  readonly padding: string;
  readonly dataFormat?: string;
  readonly rate: number;
  readonly seed?: unknown;
  readonly noiseShape?: unknown;
  readonly axis: number;
  readonly epsilon: number;
  readonly momentum: number;
  readonly gamma?: Weight;
  readonly beta?: Weight;
  readonly movingMean?: Weight;
  readonly movingVariance?: Weight;
}

/** The variables that training changes. */
type Trained = ReadonlySet<tf.Variable>;
type Describe = (layer: Fields, input: Shape, output: Shape, trained: Trained) => Stage;

const stage = (
  kind: (typeof KINDS)[number],
  activation: string,
  numbers: readonly number[] = [],
  constants: readonly number[] = [],
  variables: readonly tf.Variable[] = [],
): Stage => {
  if (!ACTIVATIONS.includes(activation)) throw new NotNative(`it has no activation "${activation}"`);
  return {
    kind: KINDS.indexOf(kind),
    numbers: [KINDS.indexOf(kind), ACTIVATIONS.indexOf(activation), ...numbers],
    constants,
    variables,
  };
};

/** How the layers of each class become stages. */
const layers: Record<string, Describe> = {
  Conv2D(layer, [height, width], [outHeight, outWidth, filters], trained) {
    const [stride, other] = layer.strides;
    const dilations = [layer.dilationRate].flat();
    if (stride !== other || stride > 2)
      throw new NotNative(`layer "${layer.name}" has strides other than 1 and 2`);
    if (dilations.some((rate) => rate !== 1)) throw new NotNative(`layer "${layer.name}" is dilated`);
    channelsLast(layer);
    const [kernelHeight, kernelWidth] = layer.kernelSize;
    const [top, bottom] = border(layer.padding, height!, outHeight!, kernelHeight, stride);
    const [left, right] = border(layer.padding, width!, outWidth!, kernelWidth, stride);
    const window = [kernelHeight, kernelWidth, stride, top, left, bottom, right];
    return weighted("convolution", layer, trained, [...window, outHeight!, outWidth!, filters!]);
  },
  Dense: (layer, _input, [units], trained) =>
    weighted("dense", layer, trained, [...Array<number>(9).fill(0), units!]),
  MaxPooling2D: (layer, input, output) => pooling(layer, input, output, 1),
  AveragePooling2D: (layer, input, output) => pooling(layer, input, output, 2),
  Activation: (layer) => stage("activation", layer.activation.getClassName()),
  Dropout(layer) {
    if (layer.seed != null)
      throw new NotNative(`layer "${layer.name}" has a seed, so that tfjs drops the same in every step`);
    if (layer.noiseShape != null) throw new NotNative(`layer "${layer.name}" has a noise shape`);
    return stage("dropout", "linear", [], [layer.rate < 1 ? layer.rate : 0]);
  },
  BatchNormalization(layer, input, _output, trained) {
    if (layer.axis !== -1 && layer.axis !== input.length)
      throw new NotNative(`layer "${layer.name}" normalizes along another axis than the last`);
    const { gamma, beta, movingMean, movingVariance } = layer;
    if (!gamma || !beta) throw new NotNative(`layer "${layer.name}" has no gamma or no beta`);
    const variables = [gamma, beta, movingMean!, movingVariance!].map((weight) => weight.read());
    const trains = isTrained(layer.name, variables.slice(0, 2), trained);
    return stage("normalization", "linear", [0, trains], [layer.epsilon, layer.momentum], variables);
  },
};

/** What the engine has no equal for; tfjs's regularizers of other weights and all its constraints are rare. */
const foreignParts = [
  "activityRegularizer",
  "betaRegularizer",
  "gammaRegularizer",
  "kernelConstraint",
  "biasConstraint",
  "betaConstraint",
  "gammaConstraint",
];

/**
 * A model's layers as stages.
 *
 * @throws {NotNative} where the engine does not know one of them
 */
export function stagesOf(model: Model): StageList {
  const steps = layersInLine(model);
  const compiled = (model.collectedTrainableWeights ?? []).map((weight) => weight.read());
  const trained = new Set(compiled.filter(({ trainable }) => trainable)); // a layer may be frozen after compile
  const first = steps[0]!.input;
  const stages: Stage[] = [];
  let input = first.length === 3 ? first : [1, 1, product(first)];
  let images = first.length === 3;
  for (const { layer, input: shape, output } of steps) {
    const kind = layer.getClassName();
    const fields = layer as unknown as Fields;
    const replaced = Object.entries(layer).find(([, part]) => isObject(part) && isReplaced(part, "apply"));
    if (replaced !== undefined)
      throw new NotNative(`the ${replaced[0]} of layer "${layer.name}" was replaced`);
    const foreign = foreignParts.find((part) => (layer as unknown as Record<string, unknown>)[part] != null);
    if (foreign !== undefined) throw new NotNative(`layer "${layer.name}" has a ${foreign}`);
    if (kind === "Flatten" || kind === "Reshape") {
      if (kind === "Flatten") channelsLast(fields);
      if (stages.length === 0) {
        images = output.length === 3;
        input = images ? output : [1, 1, product(output)];
      } else if (images && output.length === 1) {
        images = false;
        stages.push(stage("flatten", "linear"));
      } else if (images || output.length !== 1) {
        throw new NotNative(`layer "${layer.name}" reshapes in the middle of the network`);
      }
      continue;
    }
    const describe = layers[kind];
    if (describe === undefined) throw new NotNative(`it has no ${kind} layers`);
    if (shape.length !== (images ? 3 : 1) || (kind === "Dense" && images))
      throw new NotNative(`layer "${layer.name}" takes an input of shape [${shape}]`);
    if (!images && stages.length === 0 && kind !== "Dense")
      throw new NotNative(`its first layer with something to compute, "${layer.name}", is not dense`);
    stages.push(describe(fields, shape, output, trained));
  }
  if (images || stages.length === 0) throw new NotNative("its outputs are not rows of numbers");
  const softmax = ACTIVATIONS.indexOf("softmax");
  if (stages.slice(0, -1).some(({ numbers }) => numbers[1] === softmax))
    throw new NotNative("it has a softmax before its last layer");
  const drops = stages.some(({ kind, constants }) => kind === KINDS.indexOf("dropout") && constants[0] !== 0);
  return { input: input as [number, number, number], stages, classes: product(steps.at(-1)!.output), drops };
}

function weighted(
  kind: "convolution" | "dense",
  layer: Fields,
  trained: Trained,
  numbers: readonly number[],
): Stage {
  const weights = layer.useBias ? [layer.kernel, layer.bias] : [layer.kernel];
  const variables = weights.map((weight) => weight!.read());
  const rates = [layer.kernelRegularizer, layer.biasRegularizer].flatMap((part) => [
    part?.l1 ?? 0,
    part?.l2 ?? 0,
  ]);
  return stage(
    kind,
    layer.activation.getClassName(),
    [Number(layer.useBias), isTrained(layer.name, variables, trained), ...numbers],
    [0, 0, ...rates],
    variables,
  );
}

function isTrained(name: string, variables: readonly tf.Variable[], trained: Trained): number {
  const [first, ...others] = variables.map((variable) => trained.has(variable));
  if (others.some((other) => other !== first)) throw new NotNative(`layer "${name}" is frozen in part`);
  return Number(first);
}

function pooling(layer: Fields, [height, width]: Shape, [outHeight, outWidth]: Shape, kind: number): Stage {
  const [stride, other] = layer.strides;
  if (stride !== other) throw new NotNative(`layer "${layer.name}" has two strides`);
  channelsLast(layer);
  const [poolHeight, poolWidth] = layer.poolSize;
  const [top] = border(layer.padding, height!, outHeight!, poolHeight, stride);
  const [left] = border(layer.padding, width!, outWidth!, poolWidth, stride);
  const window = [poolHeight, poolWidth, stride, top, left, 0, 0];
  return stage("pooling", "linear", [0, 0, ...window, outHeight!, outWidth!, kind]);
}

function channelsLast({ name, dataFormat }: Fields): void {
  if (dataFormat != null && dataFormat !== "channelsLast")
    throw new NotNative(`layer "${name}" has its channels first`);
}

/** How much "same" adds before and after: the smaller half comes first. */
function border(padding: string, size: number, out: number, window: number, stride: number): Pair {
  if (padding !== "same") return [0, 0];
  const total = Math.max(0, (out - 1) * stride + window - size);
  return [Math.floor(total / 2), Math.ceil(total / 2)];
}

const isObject = (part: unknown): part is object => typeof part === "object" && part !== null;

const product = (shape: Shape): number => shape.reduce((all, size) => all * size, 1);
