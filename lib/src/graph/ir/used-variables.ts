import type * as tf from "@tensorflow/tfjs-node";
import type { StepGraph } from "./step-graph";

/** The variables that steps read or update, each once. */
export function usedVariables(graphs: readonly StepGraph[]): Set<tf.Variable> {
  const used = new Set<tf.Variable>();
  for (const graph of graphs) {
    const read = [...graph.operations, ...graph.updates].flatMap((item) => item.inputs);
    for (const value of [...read, ...graph.results]) {
      const variable = graph.variables.get(value);
      if (variable !== undefined) used.add(variable);
    }
    for (const update of graph.updates) for (const variable of update.variables) used.add(variable);
  }
  return used;
}
