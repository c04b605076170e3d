import { type as typeAttribute } from "../def/attribute";
import { type Pass, pass } from "../ir/editor";
import type { Operation } from "../ir/step-graph";

/** A cast to the type that a value already has is the value. */
export const dropCasts: Pass = pass(({ op, attributes, inputs }) => {
  const { SrcT: from, DstT: to } = attributes;
  const same = op === "Cast" && from?.kind === "type" && to?.kind === "type" && from.value === to.value;
  return same ? inputs[0] : undefined;
});

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

const reductions: ReadonlySet<string> = new Set(["Mean", "Sum", "Prod", "Max", "Min"]);

/** tfjs-node names the type of a reduction's input before a cast; running at once nobody checks it, a graph does. */
export const fixReductionDtype: Pass = pass(({ op, attributes, inputs, outputs }, editor) => {
  const dtype = editor.dtype(inputs[0] ?? outputs[0]!);
  const { T: named } = attributes;
  if (!reductions.has(op) || named?.kind !== "type" || named.value === dtype) return undefined;
  const [output] = outputs as [number];
  const info = { shape: editor.shape(output), dtype: editor.dtype(output) };
  return editor.add(op, { ...attributes, T: typeAttribute(dtype) }, inputs, info);
});

/** Leaves out what neither a result nor an update needs. */
export const dropDeadCode: Pass = (graph) => {
  const needed = new Set([...graph.results, ...graph.updates.flatMap((update) => update.inputs)]);
  const kept: Operation[] = [];
  for (const operation of [...graph.operations].reverse()) {
    if (!operation.outputs.some((output) => needed.has(output))) continue;
    for (const input of operation.inputs) needed.add(input);
    kept.push(operation);
  }
  return { ...graph, operations: kept.reverse() };
};
