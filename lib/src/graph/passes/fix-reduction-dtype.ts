import { type as typeAttribute } from "../def/attribute";
import { type Pass, pass } from "../ir/editor";

const reductions: ReadonlySet<string> = new Set(["Mean", "Sum", "Prod", "Max", "Min"]);

/** tfjs-node names the type of a reduction's input before a cast; running at once nobody checks it, a graph does. */
export const honestTypes: Pass = pass(({ op, attributes, inputs, outputs }, editor) => {
  const dtype = editor.dtype(inputs[0] ?? outputs[0]!);
  const { T: named } = attributes;
  if (!reductions.has(op) || named?.kind !== "type" || named.value === dtype) return undefined;
  const [output] = outputs as [number];
  const info = { shape: editor.shape(output), dtype: editor.dtype(output) };
  return editor.add(op, { ...attributes, T: typeAttribute(dtype) }, inputs, info);
});
