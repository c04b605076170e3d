import type { Pass } from "../ir/editor";
import type { Operation } from "../ir/step-graph";

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
