import * as tf from "@tensorflow/tfjs-node";
import { checkModel, misfit } from "../../arguments/objects";
import type { FeatureMaps, Filters } from "../shared/protocol";

/** What the configuration of a convolution says, as far as it is needed here. */
export interface ConvolutionConfig {
  readonly strides: number[];
  readonly padding: "same" | "valid";
  readonly activation: string;
}

/** The first convolution of a model, if it has one. */
export function firstConvolution(model: tf.LayersModel): tf.layers.Layer | undefined {
  return model.layers.find((layer) => layer.getClassName() === "Conv2D");
}

/**
 * The first convolution of a model.
 *
 * @throws RangeError when it has none
 */
export function neededConvolution(caller: string, model: tf.LayersModel): tf.layers.Layer {
  checkModel(caller, model);
  const layer = firstConvolution(model);
  if (layer !== undefined) return layer;
  const layers = model.layers.map((candidate) => candidate.getClassName()).join(", ");
  throw new RangeError(
    `${caller}: the model has no convolution, only ${layers}; pass a model such as LeNet-5.`,
  );
}

/** @throws RangeError when a model takes images of another shape */
export function checkInput(caller: string, model: tf.LayersModel, shape: readonly number[]): void {
  const wanted = misfit(model, shape);
  if (wanted === undefined) return;
  throw new RangeError(
    `${caller}: the model takes images of shape [${wanted.join(", ")}], and these have [${shape.join(", ")}]: pass the ` +
      "images that the model was trained on.",
  );
}

export function configOf(layer: tf.layers.Layer): ConvolutionConfig {
  return layer.getConfig() as unknown as ConvolutionConfig;
}

/** The filters of a convolution, each as numbers row by row, channel last. */
export function filtersOf(layer: tf.layers.Layer): Filters {
  const kernel = layer.getWeights()[0]!;
  return kernelFilters(kernel as tf.Tensor4D);
}

/** @param kernel shape [rows, cols, channels, filters] */
export function kernelFilters(kernel: tf.Tensor4D): Filters {
  const [rows, cols, channels, count] = kernel.shape;
  return { rows, cols, channels, values: columns(kernel.dataSync(), count) };
}

export interface FirstSight {
  /** The model's output. */
  readonly probabilities: number[];
  /** What its first convolution outputs, if it has one. */
  readonly maps?: FeatureMaps;
}

/** Runs a model on one image and looks at its first convolution on the way. */
export class FirstLook {
  private readonly model: tf.LayersModel;

  constructor(model: tf.LayersModel) {
    const layer = firstConvolution(model);
    const output = model.outputs[0]!;
    const outputs = layer ? [output, layer.output as tf.SymbolicTensor] : [output];
    this.model = tf.model({ inputs: model.inputs, outputs });
  }

  /** @param input one image in the shape that the model takes, batch first; it is disposed of */
  at(input: tf.Tensor): FirstSight {
    const outputs = [this.model.predict(input)].flat() as tf.Tensor[];
    const [probabilities, maps] = outputs.map((output) => output.dataSync());
    const [, rows, cols, count] = (outputs[1]?.shape ?? []) as [number, number, number, number];
    tf.dispose([input, ...outputs]);
    return {
      probabilities: Array.from(probabilities!),
      ...(maps && { maps: { rows, cols, values: columns(maps, count) } }),
    };
  }
}

/** Numbers whose last dimension counts filters, as one array for each filter; four digits are enough to look at. */
function columns(values: ArrayLike<number>, count: number): number[][] {
  const places = values.length / count;
  return Array.from({ length: count }, (_, column) =>
    Array.from({ length: places }, (_, place) => Number(values[place * count + column]!.toPrecision(4))),
  );
}
