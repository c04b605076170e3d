import { type Pass, pass } from "../graph/editor";

const reshaping: ReadonlySet<string> = new Set(["Reshape", "ExpandDims", "Squeeze"]);

/**
 * A reshape of a reshape is one reshape; a reshape to the shape that a value already has is the value.
 * `ExpandDims` and `Squeeze` are reshapes too.
 */
export const foldReshapes: Pass = pass(({ op, inputs, outputs }, editor) =>
  reshaping.has(op) ? editor.reshape(inputs[0]!, editor.shape(outputs[0]!)) : undefined,
);
