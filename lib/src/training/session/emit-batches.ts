import * as attribute from "../graph/attribute";
import { DType } from "../graph/dtype";
import type { NodeList } from "./node-list";
import type { NamedStep } from "./step-writer";

const int32 = attribute.type(DType.int32);

/** Writes the node that holds the batch's rows of one feed; returns its name. */
export type TakeFeed = (index: number) => string;

/** Writes what takes the batches of each turn of a step from the data, and the feed `NAME_rows` that says which rows. */
export function emitBatches(nodes: NodeList, step: NamedStep): TakeFeed[] {
  return step.inOrder ? sliced(nodes, step) : gathered(nodes, step);
}

/**
 * What to feed into `NAME_rows` (int32) for these rows: their numbers, or for a step that takes them in order the bounds of
 * its batches.
 */
export function rowsFeed(
  { inOrder, rows, repeat }: Pick<NamedStep, "inOrder" | "rows" | "repeat">,
  numbers: Int32Array,
): Int32Array {
  if (!inOrder) return numbers;
  return Int32Array.from({ length: repeat + 1 }, (_, turn) => numbers[0]! + turn * rows);
}

/** Neighbouring rows are not copied: TensorFlow's slice of them is a view of the data, where its alignment allows. */
function sliced(nodes: NodeList, step: NamedStep): TakeFeed[] {
  const { name, repeat } = step;
  const feed = nodes.placeholder(`${name}_rows`, { shape: [repeat + 1], dtype: DType.int32 });
  const one = { shape: [1], dtype: DType.int32, bytes: Buffer.from(Int32Array.of(1).buffer) };
  const strides = nodes.constant(`${name}_strides`, one);
  const bounds = split(nodes, `${name}_bounds`, feed, repeat + 1);
  const flags = ["begin_mask", "end_mask", "ellipsis_mask", "new_axis_mask", "shrink_axis_mask"];
  const masks = Object.fromEntries(flags.map((flag) => [flag, attribute.int(0)]));
  return Array.from({ length: repeat }, (_, turn) => (index) => {
    const { all, T } = data(nodes, step, turn, index);
    const inputs = [all, bounds[turn]!, bounds[turn + 1]!, strides];
    return nodes.add(`${name}_${turn}_feed${index}`, "StridedSlice", inputs, { T, Index: int32, ...masks });
  });
}

/** `ResourceGather` would be one node, but makes itself a copy of the whole data set first. */
function gathered(nodes: NodeList, step: NamedStep): TakeFeed[] {
  const { name, rows, repeat } = step;
  const feed = nodes.placeholder(`${name}_rows`, { shape: [repeat * rows], dtype: DType.int32 });
  const axis = nodes.constant(`${name}_axis`, { shape: [], dtype: DType.int32, bytes: Buffer.alloc(4) });
  return split(nodes, `${name}_split`, feed, repeat).map((numbers, turn) => (index) => {
    const { all, T } = data(nodes, step, turn, index);
    const attributes = { Tparams: T, Tindices: int32, Taxis: int32, batch_dims: attribute.int(0) };
    return nodes.add(`${name}_${turn}_feed${index}`, "GatherV2", [all, numbers, axis], attributes);
  });
}

/** Reads the variable that holds one feed's data. */
function data(
  nodes: NodeList,
  step: NamedStep,
  turn: number,
  index: number,
): { all: string; T: attribute.Attribute } {
  const T = attribute.type(step.graph.values.get(step.graph.feeds[index]!)!.dtype);
  const name = `${step.name}_${turn}_feed${index}_all`;
  return { all: nodes.add(name, "ReadVariableOp", [step.data[index]!], { dtype: T }), T };
}

/** Cuts a vector into so many parts of the same length. */
function split(nodes: NodeList, name: string, vector: string, parts: number): string[] {
  if (parts === 1) return [vector];
  const axis = nodes.constant(`${name}_axis`, { shape: [], dtype: DType.int32, bytes: Buffer.alloc(4) });
  nodes.add(name, "Split", [axis, vector], { T: int32, num_split: attribute.int(parts) });
  return Array.from({ length: parts }, (_, part) => `${name}:${part}`);
}
