import * as tf from "@tensorflow/tfjs-node";
import { DType } from "./def/attribute";
import { type PixelData, pixelData, pixelInfo } from "./pixel-tensor";
import { replaceKernel } from "./replace-kernel";
import { type Binding, nativeId, nodeBackend } from "./tfjs-internals";

interface Arguments {
  readonly inputs: { readonly x: tf.TensorInfo; readonly indices?: tf.TensorInfo };
  readonly attrs: Attributes;
}

interface Attributes {
  readonly begin?: number | number[];
  readonly size?: number | number[];
  readonly shape?: number[];
  readonly axis?: number;
  readonly batchDims?: number;
}

/** The native inputs of an operation on bytes, behind the bytes, and its element types; nothing where it needs floats. */
type Moves = (
  args: Arguments,
) => { inputs: Input[]; types: Record<string, number>; batchDims?: 0 } | undefined;
/** Whole numbers, which become a tensor, or a native tensor that is there already. */
type Input = { readonly shape: number[]; readonly values: Int32Array } | number;

const { uint8, int32 } = DType;

/** What only moves pixels leaves them bytes: `slice`, `reshape`, and `gather` of rows. */
const moves: Record<string, Moves> = {
  Slice({ inputs: { x }, attrs }) {
    const [begin, size] = tf.slice_util.parseSliceParams(x as tf.Tensor, attrs.begin!, attrs.size) as [
      number[],
      number[],
    ];
    return { inputs: [ints(begin), ints(size)], types: { T: uint8, Index: int32 } };
  },
  Reshape({ attrs }) {
    return { inputs: [ints(attrs.shape!)], types: { T: uint8, Tshape: int32 } };
  },
  GatherV2({ inputs: { x, indices }, attrs }) {
    if (attrs.axis !== 0 || attrs.batchDims !== 0 || indices!.dtype !== "int32") return undefined;
    const rows = nodeBackend().readSync(indices!.dataId) as Int32Array;
    if (!rows.every((row) => row >= 0 && row < x.shape[0]!)) return undefined; // the kernel of floats says what is wrong
    const inputs = [nativeId(indices as tf.Tensor), { shape: [], values: Int32Array.of(0) }];
    return { inputs, types: { Tparams: uint8, Tindices: int32, Taxis: int32 }, batchDims: 0 };
  },
};

/** Lets pixels that lie in memory as bytes stay bytes when a tensor of them is cut or reshaped; once a process. */
export function movePixelsAsBytes(): void {
  for (const [name, move] of Object.entries(moves))
    replaceKernel(name, (plain) => (args) => {
      const ours = args as unknown as Arguments;
      const pixels = pixelData(ours.inputs.x.dataId);
      // While a step is recorded, the binding is another one, and the recording has to see what happens to floats.
      if (pixels === undefined || pixels.binding !== nodeBackend().binding) return plain(args);
      return onBytes(name, pixels, move(ours)) ?? plain(args);
    });
}

function onBytes(
  name: string,
  { binding, bytes }: PixelData,
  moved: ReturnType<Moves>,
): tf.TensorInfo | undefined {
  if (moved === undefined) return undefined;
  const attributes = Object.entries(moved.types).map(([attribute, value]) => ({
    name: attribute,
    type: binding.TF_ATTR_TYPE,
    value,
  }));
  const own = moved.inputs.map((input) => (typeof input === "number" ? undefined : created(binding, input)));
  const inputs = moved.inputs.map((input, index) => own[index] ?? (input as number));
  const dims =
    moved.batchDims === undefined ? [] : [{ name: "batch_dims", type: binding.TF_ATTR_INT, value: 0 }];
  try {
    const [result] = binding.executeOp(name, [...dims, ...attributes], [bytes, ...inputs], 1);
    return pixelInfo(result!.id, result!.shape);
  } finally {
    for (const id of own) if (id !== undefined) binding.deleteTensor(id);
  }
}

function ints(values: readonly number[]): Input {
  return { shape: [values.length], values: Int32Array.from(values) };
}

function created(binding: Binding, { shape, values }: Exclude<Input, number>): number {
  return binding.createTensor(shape, int32, values);
}
