import { type Attributes, DType, int, type as typeAttribute } from "../def/attribute";
import { type Editor, type Pass, pass } from "../ir/editor";
import type { Operation, ValueId } from "../ir/step-graph";

const T = typeAttribute(DType.float32);
/** Multiplications and additions below which a part of a product is not worth a thread. */
const LEAST_WORK = 5e6;
/** TensorFlow uses all processors by itself for matrices of more bytes than some eight L2 caches. */
const MOST_BYTES = 8 * 2 ** 20;
/** What may be done to the rows of a product one part after the other. */
const rowByRow = new Set(["BiasAdd", "Relu", "Tanh", "Sigmoid"]);

/**
 * TensorFlow multiplies small matrices on one processor. Several parts of a product are operations of their own, which
 * run side by side: the left matrix is cut into rows, and what follows the product works on the parts. The gradient of
 * a weight matrix, whose left matrix is transposed, is a sum over the batch, and is cut there.
 */
export function parallelProducts(processors: number): Pass {
  return pass((operation, editor) => {
    if (operation.op === "MatMul") return split(operation, editor, processors);
    if (rowByRow.has(operation.op)) return eachPart(operation, editor);
    return undefined;
  });
}

function split(
  { attributes, inputs, outputs }: Operation,
  editor: Editor,
  processors: number,
): ValueId | undefined {
  const [left, right] = inputs as [ValueId, ValueId];
  const { transpose_a: transposeLeft, transpose_b: transposeRight } = attributes;
  const [rows, columns] = editor.shape(outputs[0]!) as [number, number];
  const onLeft = isTrue(transposeLeft);
  const [first, second] = editor.shape(left) as [number, number];
  const depth = onLeft ? first : second;
  const bytes = 4 * (rows * columns + depth * (rows + columns));
  if (bytes > MOST_BYTES || editor.dtype(left) !== DType.float32 || (onLeft && isTrue(transposeRight)))
    return undefined;
  const parts = numberOfParts(first, Math.min(processors, (2 * rows * columns * depth) / LEAST_WORK));
  if (parts < 2) return undefined;
  const lefts = cut(editor, left, parts);
  const rights = onLeft ? cut(editor, right, parts) : lefts.map(() => right);
  const shape = onLeft ? [rows, columns] : [rows / parts, columns];
  const products = lefts.map((part, index) =>
    editor.add("MatMul", attributes, [part, rights[index]!], { shape, dtype: DType.float32 }),
  );
  if (!onLeft) return join(editor, products);
  return editor.add("AddN", { T, N: int(parts) }, products, { shape, dtype: DType.float32 });
}

/** The same operation on each part of what was cut. */
function eachPart({ op, attributes, inputs, outputs }: Operation, editor: Editor): ValueId | undefined {
  const [value, ...rest] = inputs as [ValueId, ...ValueId[]];
  const joined = joinedRows(editor, value);
  if (joined === undefined || !isProduct(editor, joined[0]!)) return undefined;
  const results = joined.map((part) =>
    editor.add(op, attributes, [part, ...rest], {
      shape: editor.shape(part),
      dtype: editor.dtype(outputs[0]!),
    }),
  );
  return join(editor, results);
}

/** The parts of a value that is joined along the first axis. (A network itself may join columns.) */
function joinedRows(editor: Editor, value: ValueId): ValueId[] | undefined {
  const joined = editor.producer(value);
  if (joined?.op !== "ConcatV2" || editor.numbers(joined.inputs.at(-1)!)?.[0] !== 0) return undefined;
  return joined.inputs.slice(0, -1);
}

/** Whether a value is a product, or made of one row by row. */
function isProduct(editor: Editor, value: ValueId): boolean {
  const made = editor.producer(value);
  return (
    made?.op === "MatMul" ||
    (made !== undefined && rowByRow.has(made.op) && isProduct(editor, made.inputs[0]!))
  );
}

/** Cutting along the first axis copies nothing; what was joined of as many equal parts is not even cut. */
function cut(editor: Editor, value: ValueId, parts: number): ValueId[] {
  const [rows, ...rest] = editor.shape(value) as [number, ...number[]];
  const joined = joinedRows(editor, value);
  if (joined?.length === parts && joined.every((part) => editor.shape(part)[0] === rows / parts))
    return joined;
  const info = { shape: [rows / parts, ...rest], dtype: editor.dtype(value) };
  return editor.addMany(
    "Split",
    { T, num_split: int(parts) },
    [editor.ints(0), value],
    Array(parts).fill(info),
  );
}

function join(editor: Editor, parts: readonly ValueId[]): ValueId {
  const [rows, ...rest] = editor.shape(parts[0]!) as [number, ...number[]];
  const attributes = { T, N: int(parts.length), Tidx: typeAttribute(DType.int32) };
  const info = { shape: [rows * parts.length, ...rest], dtype: DType.float32 };
  return editor.add("ConcatV2", attributes, [...parts, editor.ints(0)], info);
}

/** At most `wanted`, and so that `rows` can be cut into as many equal parts. */
function numberOfParts(rows: number, wanted: number): number {
  let parts = Math.floor(wanted);
  while (parts > 1 && rows % parts !== 0) parts--;
  return parts;
}

function isTrue(attribute: Attributes[string] | undefined): boolean {
  return attribute?.kind === "bool" && attribute.value;
}
