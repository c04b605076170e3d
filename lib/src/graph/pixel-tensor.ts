import * as tf from "@tensorflow/tfjs-node";
import { DType } from "./def/attribute";
import { scaleInTensorFlow } from "./scale-in-tensorflow";
import { type Binding, nodeBackend, type TensorData } from "./tfjs-internals";

/**
 * A float32 tensor of pixels 0…1 that lies in memory as bytes, a quarter as large. Training and inference take their
 * batches from the bytes (`nativeBytes`); whoever asks for the values gets floats, which are made at that moment and
 * stay beside the bytes until the tensor is disposed of.
 *
 * @param pixels bytes 0…255, read where they are; TensorFlow copies those that do not begin at a multiple of 64
 */
export function pixelTensor(pixels: Uint8Array, shape: readonly number[]): tf.Tensor {
  const { binding } = nodeBackend();
  return tf
    .engine()
    .makeTensorFromTensorInfo(pixelInfo(binding.createTensor(shape, DType.uint8, pixels), shape));
}

/** What tfjs makes such a tensor of; it takes over the native tensor of bytes. */
export function pixelInfo(bytes: number, shape: readonly number[]): tf.TensorInfo {
  const { binding, tensorMap } = nodeBackend();
  const dataId = {};
  tensorMap.set(dataId, new PixelData(binding, bytes, shape));
  return { dataId, shape: [...shape], dtype: "float32" };
}

/** The native tensor of bytes, uint8, of which a tensor's values are 255ths; nothing for any other tensor. */
export function nativeBytes(tensor: tf.Tensor): number | undefined {
  return pixelData((tensor as unknown as { dataId: object }).dataId)?.bytes;
}

/** The bytes of such a tensor, copied; nothing for any other tensor, and where they do not fill whole words. */
export function readPixels(tensor: tf.Tensor): Uint8Array | undefined {
  if (nativeBytes(tensor) === undefined || tensor.size % WORD !== 0) return undefined;
  const { binding } = nodeBackend();
  const rows = tensor.reshape([-1, WORD]);
  const attributes = { T: DType.uint8, type: DType.int32 };
  const types = Object.entries(attributes).map(([name, value]) => ({
    name,
    type: binding.TF_ATTR_TYPE,
    value,
  }));
  const [words] = binding.executeOp("Bitcast", types, [nativeBytes(rows)!], 1); // tfjs-node reads no uint8
  try {
    const { buffer, byteOffset, byteLength } = binding.tensorDataSync(words!.id);
    return new Uint8Array(buffer, byteOffset, byteLength);
  } finally {
    binding.deleteTensor(words!.id);
    rows.dispose();
  }
}

const WORD = 4;

/** The note about pixels that lie in memory as bytes; nothing about other data. */
export function pixelData(dataId: object): PixelData | undefined {
  const { tensorMap } = nodeBackend();
  const data = tensorMap.has(dataId) ? tensorMap.get(dataId) : undefined;
  return data instanceof PixelData ? data : undefined;
}

/** The backend's note about such a tensor. tfjs-node looks for `values` before it takes the `id`. */
export class PixelData implements TensorData {
  readonly dtype: number = DType.float32;
  readonly shape: number[];
  private floats: number | undefined;
  private count = 1;

  constructor(
    readonly binding: Binding,
    readonly bytes: number,
    shape: readonly number[],
  ) {
    this.shape = [...shape];
  }

  get values(): null {
    this.floats ??= scaleInTensorFlow(this.binding, this.bytes);
    return null;
  }

  set values(_: ArrayBufferView | null) {}

  /** None as long as nobody has asked for floats: so tfjs-node, when it disposes of the tensor, has none to delete. */
  get id(): number {
    return this.floats ?? -1;
  }

  set id(id: number) {
    this.floats = id;
  }

  get refCount(): number {
    return this.count;
  }

  set refCount(count: number) {
    this.count = count;
    if (count === 0) this.binding.deleteTensor(this.bytes);
  }
}
