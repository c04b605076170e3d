import * as tf from "@tensorflow/tfjs-node";
import { DType } from "./def/attribute";
import { replaceKernel } from "./replace-kernel";
import type { BindingAttribute, NativeTensor, NodeBackend } from "./tfjs-internals";

interface Arguments {
  readonly inputs: Readonly<Record<string, tf.Tensor | undefined>>;
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly backend: NodeBackend;
}

/** What a kernel of tfjs-node computes; nothing where that kernel had better do it itself. */
type Direct = (args: Arguments) => tf.TensorInfo | tf.Tensor | undefined;

/** The activations that are one operation of TensorFlow. */
const activations: Readonly<Record<string, string>> = {
  relu: "Relu",
  relu6: "Relu6",
  elu: "Elu",
  sigmoid: "Sigmoid",
};

const kernels: Readonly<Record<string, Direct>> = {
  Reshape({ inputs: { x }, attrs, backend }) {
    const shape = attrs["shape"] as number[];
    if (tf.util.arraysEqual(x!.shape, shape)) return sameData(x!, backend);
    const target = backend.binding.createTensor([shape.length], DType.int32, Int32Array.from(shape));
    const attributes = [float32("T", backend), { ...float32("Tshape", backend), value: DType.int32 }];
    return result(backend, [target], () =>
      execute(backend, "Reshape", attributes, [idOf(x!, backend), target]),
    );
  },

  Cast({ inputs: { x }, attrs, backend }) {
    return attrs["dtype"] === "float32" ? sameData(x!, backend) : undefined;
  },

  ClipByValue({ inputs: { x }, attrs, backend }) {
    const { binding } = backend;
    const [least, most] = [attrs["clipValueMin"], attrs["clipValueMax"]].map((value) =>
      binding.createTensor([], DType.float32, Float32Array.of(value as number)),
    ) as [number, number];
    const T = [float32("T", backend)];
    const ids = [least, most];
    return result(backend, ids, () => {
      const below = execute(backend, "Minimum", T, [idOf(x!, backend), most]);
      ids.push(below.id);
      return execute(backend, "Maximum", T, [below.id, least]);
    });
  },

  _FusedMatMul({ inputs: { a, b, bias }, attrs, backend }) {
    const activation = (attrs["activation"] ?? "linear") as string;
    if (activation !== "linear" && activations[activation] === undefined) return undefined;
    const T = float32("T", backend);
    const adjoint = (name: string, value: unknown): BindingAttribute => ({
      name,
      type: backend.binding.TF_ATTR_BOOL,
      value: Boolean(value),
    });
    const attributes = [T, adjoint("adj_x", attrs["transposeA"]), adjoint("adj_y", attrs["transposeB"])];
    const ids: number[] = [];
    return result(backend, ids, () => {
      let last = execute(backend, "BatchMatMulV2", attributes, [idOf(a!, backend), idOf(b!, backend)]);
      const then = (name: string, ...inputs: number[]): void => {
        ids.push(last.id);
        last = execute(backend, name, [T], [last.id, ...inputs]);
      };
      if (bias != null) then("Add", idOf(bias, backend));
      if (activation !== "linear") then(activations[activation]!);
      return last;
    });
  },
};

/**
 * Puts kernels for float32 in the place of some of tfjs-node's, once a process. They run the same operations of TensorFlow on
 * the same numbers, one right after the other, without a tensor of tfjs for each number in between, and leave out those that
 * change nothing: a reshape to the shape that is there, a cast to float32. Gradients are full of these; they take a fifth of
 * an eager step of a recurrent network.
 */
export function useDirectKernels(): void {
  for (const [name, direct] of Object.entries(kernels))
    replaceKernel(name, (plain) => (args) => {
      const ours = args as unknown as Arguments;
      const allFloats = Object.values(ours.inputs).every(
        (input) => input == null || input.dtype === "float32",
      );
      return (allFloats && !isObserved() ? direct(ours) : undefined) ?? plain(args);
    });
}

/** Whether `tf.profile` or tfjs's debugging looks at each operation. */
function isObserved(): boolean {
  return (
    (tf.engine() as unknown as { state: { profiling: boolean } }).state.profiling || tf.env().getBool("DEBUG")
  );
}

/** A tensor of the same data, as `clone` makes it. */
function sameData({ dataId, shape, dtype }: tf.Tensor, backend: NodeBackend): tf.TensorInfo {
  backend.incRef(dataId);
  return { dataId, shape, dtype };
}

function float32(name: string, { binding }: NodeBackend): BindingAttribute {
  return { name, type: binding.TF_ATTR_TYPE, value: DType.float32 };
}

function idOf(tensor: tf.Tensor, backend: NodeBackend): number {
  return backend.getInputTensorIds([tensor])[0]!;
}

function execute(
  { binding }: NodeBackend,
  name: string,
  attributes: BindingAttribute[],
  inputs: number[],
): NativeTensor {
  return binding.executeOp(name, attributes, inputs, 1)[0]!;
}

/** What `compute` leaves, as a tensor of tfjs; the native tensors `ids` that it needed go, whatever happens. */
function result(backend: NodeBackend, ids: readonly number[], compute: () => NativeTensor): tf.Tensor {
  try {
    return backend.createOutputTensor(compute());
  } finally {
    for (const id of ids) backend.binding.deleteTensor(id);
  }
}
