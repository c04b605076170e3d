import type * as tf from "@tensorflow/tfjs-node";
import { DType, type } from "./def/attribute";
import { savedModel } from "./def/graph-def";
import { NodeList } from "./runtime/node-list";
import { type Call, Session } from "./runtime/session";
import { nodeBackend } from "./tfjs-internals";

/** TensorFlow's number for bytes, which tfjs has no tensors of. */
const uint8 = 4;

/**
 * What `scalePixels` does, to the last bit, by TensorFlow: on all processors, and straight into the tensor's memory.
 * The division overwrites the floats that it divides, so that they exist once.
 *
 * @param pixels bytes 0…255
 * @returns float32, 0…1, of this shape
 */
export function scaleInTensorFlow(pixels: Uint8Array, shape: readonly number[]): tf.Tensor {
  const { binding } = nodeBackend();
  const inputs = [
    binding.createTensor(shape, uint8, pixels),
    binding.createTensor([], DType.float32, Float32Array.of(255)),
  ];
  try {
    scale ??= makeGraph();
    return nodeBackend().createOutputTensor(scale(inputs)[0]!);
  } finally {
    for (const input of inputs) binding.deleteTensor(input);
  }
}

let scale: Call | undefined;

/** 255 is fed: by a constant TensorFlow does not divide, it multiplies by 1/255, and every second result is another. */
function makeGraph(): Call {
  const graph = new NodeList();
  const [bytes, floats] = [type(uint8), type(DType.float32)];
  graph.add("pixels", "Placeholder", [], { dtype: bytes });
  graph.add("most", "Placeholder", [], { dtype: floats });
  graph.add("floats", "Cast", ["pixels"], { SrcT: bytes, DstT: floats });
  graph.add("scaled", "RealDiv", ["floats", "most"], { T: floats });
  return new Session(savedModel(graph.nodes)).call(["pixels", "most"], ["scaled"]);
}
