import { bool, DType, type as typeAttribute } from "../def/attribute";
import { type Pass, pass } from "../ir/editor";

const { float32, float64 } = DType;

/**
 * A softmax is taken in float64.
 *
 * On processors with AVX512-VNNI and later, TensorFlow 2.21 hands a graph's float32 softmax to oneDNN, which makes
 * `[0, NaN]` of a row `[0.3, NaN]`; run at once, as plain tfjs runs it, it is `[NaN, NaN]`. There is no oneDNN kernel
 * for float64, and a softmax is small beside the products around it.
 */
export const softmaxInDouble: Pass = pass(({ op, inputs, outputs }, editor) => {
  const [logits] = inputs as [number];
  if (op !== "Softmax" || editor.dtype(logits) !== float32) return undefined;
  const shape = editor.shape(outputs[0]!);
  const cast = (value: number, from: number, to: number): number =>
    editor.add(
      "Cast",
      { SrcT: typeAttribute(from), DstT: typeAttribute(to), Truncate: bool(false) },
      [value],
      { shape, dtype: to },
    );
  const double = { shape, dtype: float64 };
  const wide = editor.add("Softmax", { T: typeAttribute(float64) }, [cast(logits, float32, float64)], double);
  return cast(wide, float64, float32);
});
