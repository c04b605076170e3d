import * as tf from "@tensorflow/tfjs-node";

/** One layer as plain data: what kind it is, the settings that matter here, what leaves it, what it learns. */
export interface LayerDescription {
  readonly className: string;
  readonly settings: { readonly [name: string]: unknown };
  /** Without the batch dimension. */
  readonly outputShape: readonly (number | null)[];
  readonly parameters: number;
  /** All weights of its kernel start as one and the same number, such as 0. */
  readonly alike: boolean;
}

/** A model as plain data: its layers in the order of the computation, nested models unfolded. */
export interface ModelDescription {
  readonly inputShape: readonly (number | null)[];
  /** How many images every batch must have; null for any number. */
  readonly batch: number | null;
  readonly outputShape: readonly (number | null)[];
  readonly parameters: number;
  readonly compiled: boolean;
  readonly layers: readonly LayerDescription[];
}

const settings = [
  "units",
  "filters",
  "kernelSize",
  "strides",
  "poolSize",
  "padding",
  "dilationRate",
  "useBias",
  "activation",
] as const;

/** Describes what a builder returned and frees it. */
export function describeBuilt(built: unknown): unknown {
  if (!(built instanceof tf.LayersModel)) return noModel(built);
  try {
    return describeModel(built);
  } finally {
    built.dispose();
  }
}

/** What is no layers model, without the parts of an object: a description written by hand must not pass for one. */
export function noModel(built: unknown): unknown {
  if (built instanceof Promise) return { kind: "promise" };
  return typeof built === "object" && built !== null ? {} : built;
}

/** The model as plain data. */
export function describeModel(model: tf.LayersModel): ModelDescription {
  return {
    inputShape: withoutBatch(model.inputs[0]?.shape),
    batch: model.inputs[0]?.shape[0] ?? null,
    outputShape: withoutBatch(model.outputs[0]?.shape),
    parameters: model.countParams(),
    compiled: model.optimizer !== undefined,
    layers: unfolded(model).map(describeLayer),
  };
}

/** The layers of a model and of the models inside it, but for those that only mark an input. */
function unfolded(model: tf.LayersModel): tf.layers.Layer[] {
  return model.layers.flatMap((layer) => {
    if (layer instanceof tf.LayersModel) return unfolded(layer);
    return layer.getClassName() === "InputLayer" ? [] : [layer];
  });
}

function describeLayer(layer: tf.layers.Layer): LayerDescription {
  const config = layer.getConfig();
  return {
    className: layer.getClassName(),
    settings: Object.fromEntries(
      settings.filter((name) => name in config).map((name) => [name, config[name]]),
    ),
    outputShape: withoutBatch(layer.outputShape),
    parameters: layer.countParams(),
    alike: layer.getWeights().some((weight) => weight.rank > 1 && weight.size > 1 && isConstant(weight)),
  };
}

function isConstant(weight: tf.Tensor): boolean {
  const numbers = weight.dataSync();
  return numbers.every((number) => number === numbers[0]);
}

function withoutBatch(shape: tf.Shape | tf.Shape[] | undefined): (number | null)[] {
  return (shape ?? []).slice(1) as (number | null)[];
}
