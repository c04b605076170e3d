import * as tf from "@tensorflow/tfjs-node";
import { checkModel } from "../arguments/objects";

/**
 * How many multiplications a model needs for one image, on the way from its input to its output: for each layer the
 * size of its kernels times the places that they are applied at, and one for each number that leaves it. Training costs
 * about three times as much, for every model alike.
 *
 * @example multiplicationsPerImage(lenet5([28, 28, 1])); // 6·28·28·25 + 16·10·10·150 + 48,000 + 10,080 + 840, and outputs
 */
export function multiplicationsPerImage(model: tf.LayersModel): number {
  checkModel("multiplicationsPerImage", model);
  return model.layers.reduce((sum, layer) => sum + ofLayer(layer), 0);
}

function ofLayer(layer: tf.layers.Layer): number {
  if (layer instanceof tf.LayersModel) return multiplicationsPerImage(layer);
  const shape = dimensions(layer.outputShape);
  const places = shape.slice(0, -1).reduce((product, side) => product * side, 1);
  const outputs = shape.reduce((product, side) => product * side, 1);
  const kernels = layer.weights.filter((weight) => weight.shape.length >= 2);
  const perPlace = kernels.reduce((sum, { shape: sides }) => sum + sizeOf(sides), 0);
  return perPlace * places + outputs;
}

/** The shape that leaves a layer, without the batch; of several outputs the first one's. */
function dimensions(shape: tf.Shape | tf.Shape[]): number[] {
  const first = Array.isArray(shape[0]) ? (shape[0] as tf.Shape) : (shape as tf.Shape);
  return first.slice(1).map((side) => side ?? 1);
}

function sizeOf(shape: tf.Shape): number {
  return shape.reduce<number>((product, side) => product * (side ?? 1), 1);
}
