import * as tf from "@tensorflow/tfjs-node";

/** A small model that tries one or more of the classes or functions of tfjs. */
export interface Row {
  /** The names under which tfjs knows them. */
  readonly tries: readonly string[];
  /** Makes the model; initial weights come from `Math.random`. */
  readonly make: () => tf.LayersModel;
  readonly optimizer?: () => tf.Optimizer;
  /** A squared error unless given. */
  readonly loss?: string | string[] | Judge;
  readonly metrics?: (string | Judge)[] | Record<string, string>;
  /** What the model takes: whole numbers below this, or any numbers. */
  readonly below?: number;
  /** What it should give: the number of a class, a class as zeros and a one, or any numbers. */
  readonly targets?: "class" | "one-hot";
  /** Why its steps cannot be a graph, if they cannot. */
  readonly reason?: RegExp;
  /** Whether it draws random numbers that nobody can draw again. */
  readonly random?: boolean;
  /** What tfjs itself says, if it does not train such a model at all. */
  readonly refusal?: RegExp;
}

export type Judge = (labels: tf.Tensor, predictions: tf.Tensor) => tf.Tensor;

type Shape = readonly number[];
type Layer = tf.layers.Layer;

/** Layers one after the other on inputs of a shape, with two numbers at the end. */
export function chain(shape: Shape, ...layers: Layer[]): tf.LayersModel {
  const input = tf.input({ shape: [...shape] });
  return tf.model({ inputs: input, outputs: ending(layers.reduce(apply, input)) });
}

/** A layer that takes several inputs of a shape. */
export function merge(shape: Shape, layer: Layer, count = 2): tf.LayersModel {
  const inputs = Array.from({ length: count }, () => tf.input({ shape: [...shape] }));
  return tf.model({ inputs, outputs: ending(layer.apply(inputs) as tf.SymbolicTensor) });
}

/** Two numbers made of whatever comes before, so that its gradient depends on all of it. */
export function ending(value: tf.SymbolicTensor, name = "end"): tf.SymbolicTensor {
  const flat = value.rank > 2 ? apply(value, tf.layers.flatten()) : value;
  return apply(flat, tf.layers.dense({ units: 2, name }));
}

function apply(value: tf.SymbolicTensor, layer: Layer): tf.SymbolicTensor {
  return layer.apply(value) as tf.SymbolicTensor;
}
