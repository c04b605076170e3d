import { DType, type } from "./def/attribute";
import { savedModel } from "./def/graph-def";
import { NodeList } from "./runtime/node-list";
import { type Call, Session } from "./runtime/session";
import type { Binding } from "./tfjs-internals";

/**
 * What `scalePixels` does, to the last bit, by TensorFlow: on all processors. The division overwrites the floats that it
 * divides, so that they exist once.
 *
 * @param bytes a native tensor, uint8
 * @returns a native tensor of the same shape, float32, 0…1
 */
export function scaleInTensorFlow(binding: Binding, bytes: number): number {
  const most = binding.createTensor([], DType.float32, Float32Array.of(255));
  try {
    scale ??= makeGraph();
    return scale([bytes, most])[0]!.id;
  } finally {
    binding.deleteTensor(most);
  }
}

let scale: Call | undefined;

/** 255 is fed: by a constant TensorFlow does not divide, it multiplies by 1/255, and every second result is another. */
function makeGraph(): Call {
  const graph = new NodeList();
  const [bytes, floats] = [type(DType.uint8), type(DType.float32)];
  graph.add("pixels", "Placeholder", [], { dtype: bytes });
  graph.add("most", "Placeholder", [], { dtype: floats });
  graph.add("floats", "Cast", ["pixels"], { SrcT: bytes, DstT: floats });
  graph.add("scaled", "RealDiv", ["floats", "most"], { T: floats });
  return new Session(savedModel(graph.nodes)).call(["pixels", "most"], ["scaled"]);
}
