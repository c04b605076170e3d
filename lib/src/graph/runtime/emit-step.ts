import * as attribute from "../def/attribute";
import { DType } from "../def/attribute";
import type { GraphFunction } from "../def/function-def";
import { emitBatch } from "./emit-batches";
import { callName, emitCalls, emitResult } from "./emit-calls";
import { NodeList } from "./node-list";
import type { NamedStep, State } from "./step";
import { StepWriter } from "./step-writer";

const int32 = attribute.type(DType.int32);
const float32 = attribute.type(DType.float32);

/**
 * Writes a step whose results are numbers, as a function, and its calls: feed `CALL_rows` (see `rowsFeed` and `callName`),
 * fetch `CALL_out` (float32, steps × results). Where a step updates variables, each waits for the one before.
 *
 * A variable is read before it is updated, as in plain code.
 */
export function emitStep(nodes: NodeList, step: NamedStep, state: State): GraphFunction {
  const body = new NodeList();
  const writer = new StepWriter(body, step.graph, state);
  const values = writer.write(emitBatch(body, step, "rows"));
  body.add("packed", "Pack", values, pack(values.length));
  body.add("finished", "Identity", ["packed", ...writer.finished()], { T: float32 });
  const called = asFunction(step, body, ["finished"]);
  const order = step.graph.updates.length > 0 ? "one after the other" : "side by side";
  for (const steps of step.stepsPerCall) {
    const call = callName(step, steps);
    const results = emitCalls(nodes, step, called, steps, order);
    emitResult(nodes, call, `${call}_out`, nodes.add(`${call}_packed`, "Pack", results, pack(steps)));
  }
  return called;
}

/**
 * Writes a step whose results are tensors with a row for each row of the batch, as a function, and its calls: feed
 * `CALL_rows`, fetch `CALL_out0`, `CALL_out1`, …, each with the rows of all steps.
 */
export function emitFunction(nodes: NodeList, step: NamedStep, state: State): GraphFunction {
  const body = new NodeList();
  const called = asFunction(
    step,
    body,
    new StepWriter(body, step.graph, state).write(emitBatch(body, step, "rows")),
  );
  for (const steps of step.stepsPerCall) {
    const call = callName(step, steps);
    const results = emitCalls(nodes, step, called, steps, "side by side");
    for (const index of step.graph.results.keys()) {
      const parts = results.map((result) => `${result}:${index}`);
      emitResult(nodes, call, `${call}_out${index}`, joinRows(nodes, `${call}_joined${index}`, parts));
    }
  }
  return called;
}

/** Results are float32. */
function asFunction(step: NamedStep, body: NodeList, results: readonly string[]): GraphFunction {
  return {
    name: `${step.name}_step`,
    inputs: [{ name: "rows", dtype: DType.int32 }],
    outputs: results.map((node) => ({ node, dtype: DType.float32 })),
    nodes: body.nodes,
  };
}

function pack(count: number): attribute.Attributes {
  return { T: float32, N: attribute.int(count), axis: attribute.int(0) };
}

function joinRows(nodes: NodeList, name: string, parts: readonly string[]): string {
  if (parts.length === 1) return parts[0]!;
  const axis = nodes.constant(`${name}_axis`, { shape: [], dtype: DType.int32, bytes: Buffer.alloc(4) });
  return nodes.add(name, "ConcatV2", [...parts, axis], {
    T: float32,
    N: attribute.int(parts.length),
    Tidx: int32,
  });
}
