import { type Pass, pass } from "../ir/editor";

const reshaping: ReadonlySet<string> = new Set(["Reshape", "ExpandDims", "Squeeze"]);
/** What works on each number by itself, or along the last axis alone. */
const alongTheLast: ReadonlySet<string> = new Set(["BiasAdd", "Relu", "Tanh", "Sigmoid"]);

/**
 * A reshape of a reshape is one reshape; a reshape to the shape that a value already has is the value.
 * `ExpandDims` and `Squeeze` are reshapes too.
 *
 * `relu(reshape(x))` is `reshape(relu(x))`: without gradients, tfjs makes matrices batches of one for a layer's bias and
 * activation and matrices again afterwards; done before the first reshape, the two meet.
 */
export const foldReshapes: Pass = pass(({ op, attributes, inputs, outputs }, editor) => {
  const [value, ...rest] = inputs as [number, ...number[]];
  const shape = editor.shape(outputs[0]!);
  if (reshaping.has(op)) return editor.reshape(value, shape);
  const before = alongTheLast.has(op) ? editor.producer(value) : undefined;
  if (before?.op !== "Reshape") return undefined;
  const info = { shape: editor.shape(before.inputs[0]!), dtype: editor.dtype(outputs[0]!) };
  if (info.shape.length < 2 || info.shape.at(-1) !== shape.at(-1)) return undefined;
  return editor.reshape(editor.add(op, attributes, [before.inputs[0]!, ...rest], info), shape);
});
