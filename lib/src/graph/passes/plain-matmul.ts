import { type as typeAttribute } from "../def/attribute";
import { type Pass, pass } from "../ir/editor";

/** tfjs-node multiplies every two matrices as a batch of one; `MatMul` does without the batch, and fuses with a bias. */
export const plainMatmul: Pass = pass(({ op, attributes, inputs, outputs }, editor) => {
  if (op !== "BatchMatMulV2") return undefined;
  const [left, right] = inputs.map((input) => matrixShape(editor.shape(input)));
  if (left === undefined || right === undefined) return undefined;
  const shape = editor.shape(outputs[0]!);
  const dtype = editor.dtype(outputs[0]!);
  const product = editor.add(
    "MatMul",
    { T: typeAttribute(dtype), transpose_a: attributes["adj_x"]!, transpose_b: attributes["adj_y"]! },
    [editor.reshape(inputs[0]!, left), editor.reshape(inputs[1]!, right)],
    { shape: shape.slice(-2), dtype },
  );
  return editor.reshape(product, shape);
});

/** The two sizes of a matrix or of a batch of one matrix. */
function matrixShape(shape: readonly number[]): readonly number[] | undefined {
  if (shape.length === 2) return shape;
  return shape.length === 3 && shape[0] === 1 ? shape.slice(1) : undefined;
}
