import { DType, string, type as typeAttribute } from "../def/attribute";
import { type Pass, pass, sameShape } from "../ir/editor";

const attributes = { T: typeAttribute(DType.float32), data_format: string("NHWC") };

/** Adding a vector of weights to the last axis is `BiasAdd`, which TensorFlow fuses with the product before it. */
export const biasAdd: Pass = pass(({ op, inputs, outputs }, editor) => {
  if (op !== "Add" && op !== "AddV2") return undefined;
  const [value, bias] = inputs as [number, number];
  const [shape, biasShape] = [editor.shape(value), editor.shape(bias)];
  const fits =
    editor.isVariable(bias) && biasShape.length === 1 && shape.length > 1 && shape.at(-1) === biasShape[0];
  if (!fits || editor.dtype(value) !== DType.float32 || !sameShape(shape, editor.shape(outputs[0]!)))
    return undefined;
  return editor.add("BiasAdd", attributes, inputs, { shape, dtype: DType.float32 });
});

/** A sum over all axes but the last is `BiasAddGrad`, which runs on all cores. */
export const biasGradient: Pass = pass(({ op, attributes: { keep_dims: keep }, inputs, outputs }, editor) => {
  if (op !== "Sum" || (keep?.kind === "bool" && keep.value)) return undefined;
  const rank = editor.shape(inputs[0]!).length;
  const axes = editor.numbers(inputs[1]!)?.sort((a, b) => a - b);
  const allButLast = axes?.length === rank - 1 && axes.every((axis, position) => axis === position);
  if (!allButLast || rank < 2 || editor.dtype(inputs[0]!) !== DType.float32) return undefined;
  return editor.add("BiasAddGrad", attributes, [inputs[0]!], {
    shape: editor.shape(outputs[0]!),
    dtype: DType.float32,
  });
});
