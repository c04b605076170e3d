import { DType } from "../def/attribute";
import { type Pass, pass } from "../ir/editor";

/** `exp(logSoftmax(x))` is `softmax(x)` in half the time: TensorFlow's softmax spends most of its own on waking threads. */
export const softmax: Pass = pass(({ op, inputs, outputs }, editor) => {
  const [output] = outputs as [number];
  if (op !== "Softmax" || editor.dtype(output) !== DType.float32) return undefined;
  const shape = editor.shape(output);
  return editor.float("Exp", [editor.float("LogSoftmax", inputs, shape)], shape);
});
