import type { Constant } from "../def/attribute";
import { DType } from "../def/dtype";
import type { Binding } from "../tfjs-internals";

/** A native tensor's value, written down. */
export function constantOf(id: number, binding: Binding): Constant {
  const data = binding.tensorDataSync(id);
  const dtype =
    data instanceof Float32Array ? DType.float32 : data instanceof Int32Array ? DType.int32 : DType.bool;
  const T = { name: "T", type: binding.TF_ATTR_TYPE, value: dtype };
  const copy = binding.executeOp("Identity", [T], [id], 1)[0]!; // says its shape
  binding.deleteTensor(copy.id);
  return { shape: copy.shape, dtype: copy.dtype, bytes: copyOf(data) };
}

export function copyOf(view: ArrayBufferView): Buffer {
  return Buffer.from(Buffer.from(view.buffer, view.byteOffset, view.byteLength));
}
