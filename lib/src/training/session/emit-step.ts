import * as attribute from "../graph/attribute";
import { DType } from "../graph/dtype";
import type { NodeList } from "./node-list";
import { type NamedStep, type StateNames, StepWriter } from "./step-writer";

const int32 = attribute.type(DType.int32);
const float32 = attribute.type(DType.float32);

/**
 * Writes a step whose results are numbers: feed `NAME_rows` (see `rowsFeed`), fetch `NAME_out`
 * (float32, `repeat` × results).
 *
 * A variable is read after the update of the step before and updated after all reads of its own step, as in plain code.
 */
export function emitStep(nodes: NodeList, step: NamedStep, state: StateNames): void {
  const { name, repeat } = step;
  const writer = new StepWriter(nodes, step, state);
  const results = writer.turns().map((values, turn) => {
    const pack = { T: float32, N: attribute.int(values.length), axis: attribute.int(0) };
    return nodes.add(`${name}_results${turn}`, "Pack", values, pack);
  });
  const packed = { T: float32, N: attribute.int(repeat), axis: attribute.int(0) };
  const out = nodes.add(`${name}_packed`, "Pack", results, packed);
  nodes.add(`${name}_out`, "Identity", [out, ...writer.finished()], { T: float32 });
}

/**
 * Writes a step whose results are tensors with a row for each row of the batch: feed `NAME_rows`, fetch `NAME_out0`,
 * `NAME_out1`, …, each with the rows of all repetitions.
 */
export function emitFunction(nodes: NodeList, step: NamedStep, state: StateNames): void {
  const { name, repeat, graph } = step;
  const turns = new StepWriter(nodes, step, state).turns();
  for (const index of graph.results.keys()) {
    const parts = turns.map((values) => values[index]!);
    const out = `${name}_out${index}`;
    if (repeat > 1) joinRows(nodes, out, parts);
    else nodes.add(out, "Identity", parts, { T: float32 });
  }
}

function joinRows(nodes: NodeList, name: string, parts: readonly string[]): void {
  const axis = nodes.constant(`${name}_axis`, { shape: [], dtype: DType.int32, bytes: Buffer.alloc(4) });
  nodes.add(name, "ConcatV2", [...parts, axis], { T: float32, N: attribute.int(parts.length), Tidx: int32 });
}
