import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";

const NAMES = ["Reshape", "Cast", "Slice", "SplitV", "ClipByValue", "_FusedMatMul"];
const kernelsNow = (): tf.KernelConfig[] => NAMES.map((name) => tf.getKernel(name, "tensorflow")!);

const plain = kernelsNow();
require("image-lab");
const direct = kernelsNow();

function withKernels<T>(kernels: readonly tf.KernelConfig[], run: () => T): T {
  const use = (all: readonly tf.KernelConfig[]): void => {
    for (const kernel of all) {
      tf.unregisterKernel(kernel.kernelName, "tensorflow");
      tf.registerKernel(kernel);
    }
  };
  use(kernels);
  try {
    return run();
  } finally {
    use(direct);
  }
}

const odd = [0.5, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1e-40, 3e38, -2.25];
const x = tf.tensor2d(
  Array.from({ length: 24 }, (_, at) => (at < 8 ? odd[at]! : Math.sin(at))),
  [4, 6],
);
const w = tf.tensor2d(
  Array.from({ length: 18 }, (_, at) => Math.cos(at)),
  [6, 3],
);
const bias = tf.tensor1d([0.1, -0.2, 0.3]);
const alpha = tf.scalar(0.2);
const tame = x.clipByValue(-2, 2).where(x.equal(x), tf.zerosLike(x)) as tf.Tensor2D;

const activations = ["linear", "relu", "relu6", "elu", "sigmoid", "leakyrelu", "prelu"] as const;
const uses: Record<string, () => tf.Tensor> = {
  "reshape to its own shape": () => x.reshape([4, 6]),
  "reshape to another shape": () => x.reshape([2, 3, 4]),
  "reshape with a size left out": () => x.reshape([-1, 8]),
  "reshape to a scalar": () => tf.tensor1d([7]).reshape([]),
  "reshape of whole numbers": () => tf.tensor1d([7, 8], "int32").reshape([2]),
  "reshape of texts": () => tf.tensor1d(["a", "b"]).reshape([2]).reshape([2, 1]),
  "reshape of nothing": () => tf.zeros([0, 3]).reshape([3, 0]),
  "cast to its own type": () => x.cast("float32"),
  "cast to whole numbers and back": () => tame.cast("int32").cast("float32"),
  "cast to truth values": () => tame.cast("bool"),
  "cast of complex numbers": () => tf.real(tf.complex([1, 2], [3, 4]).cast("complex64")),
  slice: () => x.slice([1, 2], [2, -1]),
  "slice of all but a row": () => x.slice(1),
  "slice of nothing": () => x.slice([2, 0], [0, 6]),
  "slice beyond the end": () => x.slice([3, 0], [2, 6]),
  "slice of truth values": () => tf.tensor1d([true, false, true], "bool").slice(1, 1),
  "split in equal parts": () => tf.concat(tf.split(x, 3, 1).reverse(), 1),
  "split in parts of all sizes": () => tf.concat(tf.split(x, [1, -1], 0).reverse()),
  "split in parts that do not fit": () => tf.split(x, 4, 1)[0]!,
  "rows one by one": () => tf.stack(tf.unstack(x).reverse()),
  clip: () => x.clipByValue(-0.5, 1),
  "clip whole numbers": () => tf.tensor1d([1, 5, 9], "int32").clipByValue(2, 6),
  "clip between infinities": () => x.clipByValue(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY),
  ...Object.fromEntries(
    activations.flatMap((activation) =>
      [undefined, bias].map((added) => [
        `product, ${activation}, ${added ? "bias" : "no bias"}`,
        () =>
          tf.fused.matMul({
            a: tame,
            b: w,
            ...(added && { bias: added }),
            activation,
            ...(activation === "leakyrelu" && { leakyreluAlpha: 0.3 }),
            ...(activation === "prelu" && { preluActivationWeights: alpha }),
          }),
      ]),
    ),
  ),
  "product of turned matrices": () =>
    tf.fused.matMul({ a: tame, b: w, bias, transposeA: true, transposeB: true }),
  "product with infinities": () => tf.fused.matMul({ a: x, b: w, bias, activation: "relu" }),
  gradients: () => {
    const loss = (b: tf.Tensor): tf.Scalar => {
      const hidden = tf.fused.matMul({ a: tame, b: b as tf.Tensor2D, bias, activation: "relu" });
      return hidden
        .add(tame.slice([0, 0], [4, 3]))
        .clipByValue(-1, 1)
        .reshape([12])
        .square()
        .sum();
    };
    return tf.grad(loss)(w);
  },
};

/** All that can be seen of a tensor, its numbers bit by bit, and what tfjs counts. */
function seen(use: () => tf.Tensor): unknown {
  const before = tf.memory();
  let made: unknown;
  let kept: tf.Tensor | undefined;
  try {
    const tensor = tf.tidy(() => use());
    kept = tensor;
    const data = tensor.dataSync() as unknown;
    const bits =
      data instanceof Float32Array ? [...new Uint32Array(data.slice().buffer)] : [...(data as number[])];
    made = { bits, shape: tensor.shape, dtype: tensor.dtype };
  } catch (error) {
    made = (error as Error).message;
  }
  const { numTensors, numBytes } = tf.memory();
  kept?.dispose();
  const after = tf.memory();
  return {
    made,
    more: [numTensors - before.numTensors, numBytes - before.numBytes],
    left: [after.numTensors - before.numTensors, after.numDataBuffers - before.numDataBuffers],
  };
}

for (const [name, use] of Object.entries(uses))
  test(`${name}: to the last bit what tfjs-node's own kernels give`, () => {
    const expected = withKernels(plain, () => seen(use));
    assert.deepEqual(seen(use), expected);
  });

test("a reshape keeps what a variable was when somebody assigns to it or disposes of it", () => {
  const variable = tf.variable(tf.tensor1d([1, 2]));
  const before = variable.reshape([2]);
  variable.assign(tf.tensor1d([3, 4]));
  const after = variable.reshape([2]);
  variable.dispose();
  assert.deepEqual([...before.dataSync(), ...after.dataSync()], [1, 2, 3, 4]);
});

test("tf.profile sees the operations that it saw before", async () => {
  const use = (): tf.Tensor => tf.fused.matMul({ a: tame, b: w, bias, activation: "relu" }).clipByValue(0, 1);
  const { kernels } = await tf.profile(use);
  const names = kernels.map(({ name }) => name).filter((name) => name !== "Reshape");
  const product = ["BatchMatMul", "Add", "Relu", "_FusedMatMul", "fusedMatMul__op"];
  assert.deepEqual(names, [...product, "Minimum", "Maximum", "ClipByValue"]);
});
