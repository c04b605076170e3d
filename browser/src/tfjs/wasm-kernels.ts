/**
 * What tfjs's WebAssembly backend lacks for training, written with what it has.
 *
 * It has no Conv2DBackpropFilter at all. Its matrix product takes XNNPACK only where nothing is transposed, and its
 * Conv2DBackpropInput is a plain loop: both backward passes are several times faster by way of the forward kernels.
 */
import * as tf from "@tensorflow/tfjs";
import { byteImages, knowByteImages, pixelsOf } from "./byte-images";

type Attributes = {
  strides: number | [number, number];
  pad: number | "same" | "valid";
  dimRoundingMode?: "floor";
};

const register = (kernelName: string, kernelFunc: (inputs: any, attrs: any) => tf.Tensor): void => {
  if (tf.getKernel(kernelName, "wasm")) tf.unregisterKernel(kernelName, "wasm");
  tf.registerKernel({
    kernelName,
    backendName: "wasm",
    kernelFunc: ({ inputs, attrs }) => tf.tidy(() => kernelFunc(inputs, attrs)),
  });
};

/** Adds the kernels that are missing, and replaces slow ones. */
export function completeWasm(): void {
  knowByteImages();
  const slice = tf.getKernel("Slice", "wasm").kernelFunc;
  register("Slice", ({ x }, attrs) => {
    const rows = rowsSlice(x, attrs);
    if (rows !== undefined) return rows;
    const found = slice({ inputs: { x }, attrs, backend: tf.backend() }) as tf.TensorInfo;
    return tf.engine().makeTensorFromTensorInfo(found);
  });
  register("Conv2DBackpropFilter", ({ x, dy }, attrs) => filterGradient(x, dy, attrs.filterShape, attrs));
  const matMul = tf.getKernel("BatchMatMul", "wasm").kernelFunc;
  register("BatchMatMul", ({ a, b }, { transposeA, transposeB }) => {
    const inputs = { a: transposeA ? swapLast(a) : a, b: transposeB ? swapLast(b) : b };
    return tf.engine().makeTensorFromTensorInfo(
      matMul({
        inputs,
        attrs: { transposeA: false, transposeB: false },
        backend: tf.backend(),
      }) as tf.TensorInfo,
    );
  });
  const inputGradient = tf.getKernel("Conv2DBackpropInput", "wasm").kernelFunc;
  register("Conv2DBackpropInput", ({ dy, filter }, attrs) => {
    const info = tf.backend_util.computeConv2DInfo(
      attrs.inputShape,
      filter.shape,
      attrs.strides,
      1,
      attrs.pad,
      attrs.dimRoundingMode,
    );
    if (info.strideHeight !== 1 || info.strideWidth !== 1)
      return tf
        .engine()
        .makeTensorFromTensorInfo(
          inputGradient({ inputs: { dy, filter }, attrs, backend: tf.backend() }) as tf.TensorInfo,
        );
    const { top, left } = info.padInfo;
    const { filterHeight: h, filterWidth: w, inHeight, inWidth, outHeight, outWidth } = info;
    const above = h - 1 - top;
    const before = w - 1 - left;
    const padded = tf.pad(dy as tf.Tensor4D, [
      [0, 0],
      [above, inHeight + h - 1 - outHeight - above],
      [before, inWidth + w - 1 - outWidth - before],
      [0, 0],
    ]);
    return tf.conv2d(
      padded,
      (filter as tf.Tensor4D).reverse([0, 1]).transpose([0, 1, 3, 2]) as tf.Tensor4D,
      1,
      "valid",
    );
  });
}

/** Numbers that lie one after the other are copied alone, where tfjs copies the whole tensor first; bytes stay bytes. */
function rowsSlice(
  x: tf.Tensor,
  { begin, size }: { begin: number[]; size: number[] },
): tf.Tensor | undefined {
  const [from, shape] = tf.slice_util.parseSliceParams(x, begin, size) as [number[], number[]];
  const count = tf.util.sizeFromShape(shape);
  if (x.dtype === "string" || count === 0 || !tf.slice_util.isSliceContinous(x.shape, from, shape))
    return undefined;
  const first = tf.slice_util.computeFlatOffset(from, tf.util.computeStrides(x.shape));
  const pixels = pixelsOf(x)?.subarray(first, first + count);
  if (pixels !== undefined) return byteImages(pixels, shape);
  const backend = tf.backend() as unknown as { readSync: WasmRead };
  return tf.tensor(backend.readSync(x.dataId, first, first + count), shape, x.dtype);
}

type WasmRead = (dataId: object, start: number, end: number) => tf.backend_util.TypedArray;

/** The gradient of a convolution's filter is a convolution, too: of the images by the gradients, channels and batch exchanged. */
function filterGradient(
  x: tf.Tensor4D,
  dy: tf.Tensor4D,
  shape: [number, number, number, number],
  attrs: Attributes,
): tf.Tensor {
  const info = tf.backend_util.computeConv2DInfo(
    x.shape,
    shape,
    attrs.strides,
    1,
    attrs.pad,
    attrs.dimRoundingMode,
  );
  const { top, bottom, left, right } = info.padInfo;
  const padded =
    top + bottom + left + right > 0
      ? tf.pad(x, [
          [0, 0],
          [top, bottom],
          [left, right],
          [0, 0],
        ])
      : x;
  const images = padded.transpose([3, 1, 2, 0]) as tf.Tensor4D;
  const gradients = dy.transpose([1, 2, 0, 3]) as tf.Tensor4D;
  const products = tf.conv2d(images, gradients, 1, "valid", "NHWC", [info.strideHeight, info.strideWidth]);
  const [rows, cols, channels, filters] = shape;
  const exact = products.shape[1] === rows && products.shape[2] === cols;
  return (exact ? products : products.slice([0, 0, 0, 0], [channels, rows, cols, filters])).transpose([
    1, 2, 0, 3,
  ]);
}

function swapLast(tensor: tf.Tensor): tf.Tensor {
  const axes = tensor.shape.map((_, axis) => axis);
  return tf.transpose(tensor, [...axes.slice(0, -2), axes.length - 1, axes.length - 2]);
}
