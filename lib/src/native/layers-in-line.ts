import * as tf from "@tensorflow/tfjs-node";
import type { Model } from "../graph/tfjs-internals";
import { NotNative } from "./not-native";

/** A layer between the shapes of one row of its input and its output. */
export interface LayerStep {
  readonly layer: tf.layers.Layer;
  readonly input: readonly number[];
  readonly output: readonly number[];
}

interface Node {
  readonly inputTensors: tf.SymbolicTensor[];
}

/**
 * The layers of a model that takes one input through one after the other, from the first one on; those of a model
 * within it in its place.
 *
 * @throws {NotNative} where it is not such a model
 */
export function layersInLine({ inputs, outputs }: Model): LayerStep[] {
  if (inputs.length !== 1 || outputs.length !== 1)
    throw new NotNative("it has several inputs or several outputs");
  const steps: LayerStep[] = [];
  for (let tensor = outputs[0]!; tensor !== inputs[0]; ) {
    const { sourceLayer: layer, nodeIndex } = tensor as unknown as {
      sourceLayer: tf.layers.Layer;
      nodeIndex: number;
    };
    const nodes = layer.inboundNodes as unknown as Node[];
    const [input, ...others] = nodes[nodeIndex]!.inputTensors;
    if (input === undefined || others.length > 0)
      throw new NotNative(`layer "${layer.name}" does not take one input`);
    const own =
      layer instanceof tf.LayersModel
        ? layersInLine(layer as unknown as Model)
        : [{ layer, input: rowShape(input), output: rowShape(tensor) }];
    if (steps.some((step) => own.some((one) => one.layer === step.layer)))
      throw new NotNative(`layer "${layer.name}" is used more than once`);
    steps.unshift(...own);
    tensor = input;
  }
  if (steps.length === 0) throw new NotNative("it has no layers");
  return steps;
}

function rowShape({ shape }: tf.SymbolicTensor): number[] {
  const sizes = shape.slice(1);
  if (sizes.some((size) => size === null))
    throw new NotNative("a size of its images is not known beforehand");
  return sizes as number[];
}
