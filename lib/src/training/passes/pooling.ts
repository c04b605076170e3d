import { int, intList, type as typeAttribute } from "../graph/attribute";
import { DType } from "../graph/dtype";
import { type Editor, type Pass, pass, sameShape } from "../graph/editor";
import type { Operation, ValueId } from "../graph/step-graph";

const T = typeAttribute(DType.float32);

/** The halves that a 2 × 2 pooling compared: left and right columns first, then upper and lower rows. */
interface Halves {
  readonly left: ValueId;
  readonly right: ValueId;
  readonly upper: ValueId;
  readonly lower: ValueId;
}

/**
 * Max pooling of 2 × 2 windows as two comparisons of halves.
 *
 * TensorFlow's `MaxPoolGrad` finds every maximum a second time, on one core; the gradient of a comparison is a `ReluGrad`.
 * Of equal values the first in reading order gets the gradient, as in TensorFlow.
 */
export const maxPooling: Pass = (graph) => {
  const pooled = new Map<ValueId, Halves>();
  return pass((operation, editor) => {
    const input = operation.inputs[0]!;
    if (operation.op === "MaxPool" && splitsInHalves(operation, editor)) return pool(input, editor, pooled);
    const halves = pooled.get(input);
    if (operation.op !== "MaxPoolGrad" || halves === undefined || !splitsInHalves(operation, editor))
      return undefined;
    return gradient(operation, halves, editor);
  })(graph);
};

/** Below this many channels the halves are too short for the processor's vectors, and `MaxPoolGrad` is faster. */
const FEWEST_CHANNELS = 6;

function splitsInHalves({ attributes, inputs }: Operation, editor: Editor): boolean {
  const window = [1, 2, 2, 1];
  const layout = attributes["data_format"];
  const [, rows = 1, columns = 1, channels = 0] = editor.shape(inputs[0]!);
  return (
    sameShape(intList(attributes["ksize"]), window) &&
    sameShape(intList(attributes["strides"]), window) &&
    layout?.kind === "string" &&
    layout.value === "NHWC" &&
    rows % 2 === 0 &&
    columns % 2 === 0 &&
    channels >= FEWEST_CHANNELS
  );
}

function pool(input: ValueId, editor: Editor, pooled: Map<ValueId, Halves>): ValueId {
  const [images, rows, columns, channels] = editor.shape(input) as [number, number, number, number];
  const pairs = (images * rows * columns) / 2;
  const [left, right] = split(editor.reshape(input, [pairs, 2, channels]), editor);
  const across = editor.float("Maximum", [left, right], [pairs, 1, channels]);
  const lines = (images * rows) / 2;
  const [upper, lower] = split(editor.reshape(across, [lines, 2, (columns / 2) * channels]), editor);
  pooled.set(input, { left, right, upper, lower });
  const highest = editor.float("Maximum", [upper, lower], [lines, 1, (columns / 2) * channels]);
  return editor.reshape(highest, [images, rows / 2, columns / 2, channels]);
}

function gradient({ inputs }: Operation, halves: Halves, editor: Editor): ValueId {
  const upstream = editor.reshape(inputs[2]!, editor.shape(halves.upper));
  const across = share(upstream, halves.upper, halves.lower, editor);
  const down = share(editor.reshape(across, editor.shape(halves.left)), halves.left, halves.right, editor);
  return editor.reshape(down, editor.shape(inputs[0]!));
}

/** Gives each element of the gradient to the second half where it is greater, and to the first elsewhere. */
function share(upstream: ValueId, first: ValueId, second: ValueId, editor: Editor): ValueId {
  const shape = editor.shape(first);
  const toSecond = editor.float("ReluGrad", [upstream, editor.float("Sub", [second, first], shape)], shape);
  const toFirst = editor.float("Sub", [upstream, toSecond], shape);
  const attributes = { T, N: int(2), Tidx: typeAttribute(DType.int32) };
  const both = [shape[0]!, 2, shape[2]!];
  return editor.add("ConcatV2", attributes, [toFirst, toSecond, editor.ints(1)], {
    shape: both,
    dtype: DType.float32,
  });
}

function split(value: ValueId, editor: Editor): [ValueId, ValueId] {
  const [length, , width] = editor.shape(value) as [number, number, number];
  const half = { shape: [length, 1, width], dtype: DType.float32 };
  return editor.addMany("Split", { T, num_split: int(2) }, [editor.ints(1), value], [half, half]) as [
    ValueId,
    ValueId,
  ];
}
