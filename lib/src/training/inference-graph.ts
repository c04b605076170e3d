import type * as tf from "@tensorflow/tfjs-node";
import {
  type Batches,
  batchSizes,
  describeBatches,
  present,
  rowInfos,
  rowsFrom,
  withFirstRows,
} from "./batches";
import type { StepGraph } from "./graph/step-graph";
import { cachedGraph } from "./graph-cache";
import { rewrite } from "./passes";
import { Program, type ProgramStep } from "./session/program";
import type { Model } from "./tfjs-internals";

/** Rows that one call works on: its own cost hardly shows, and what it reads and writes still fits a cache. */
const ROWS_A_CALL = 1024;
/** A graph is made when this many batches of a kind are at hand or were seen; before, it would cost more than it saves. */
const WORTH_A_GRAPH = 48;

const seen = new WeakMap<Model, Map<string, number>>();

/**
 * The graph for one purpose on batches of these shapes, or nothing as long as it is not worth one.
 *
 * @throws {NotAGraph} and whatever the recorded code throws
 */
export function inferenceGraph(
  model: Model,
  purpose: "evaluate" | "predict",
  batches: Batches,
  record: (feeds: (tf.Tensor | null)[]) => StepGraph,
): InferenceGraph | undefined {
  const shapes = describeBatches(batches);
  const counts = seen.get(model) ?? new Map<string, number>();
  const count = (counts.get(purpose + shapes) ?? 0) + batches.samples / batches.batchSize;
  seen.set(model, counts.set(purpose + shapes, count));
  if (count < WORTH_A_GRAPH) return undefined;
  return cachedGraph(model, purpose, shapes, () => new InferenceGraph(purpose, batches, record));
}

/** What a model computes for batches without learning from them. */
export class InferenceGraph {
  private readonly program: Program;
  private readonly repeat: number;

  constructor(
    purpose: "evaluate" | "predict",
    batches: Batches,
    record: (feeds: (tf.Tensor | null)[]) => StepGraph,
  ) {
    const { samples, batchSize } = batches;
    this.repeat = Math.max(1, Math.floor(Math.min(ROWS_A_CALL, samples) / batchSize));
    const steps = batchSizes(batches).map((rows): ProgramStep => {
      const graph = rewrite(withFirstRows(batches, rows, record));
      return { name: `rows${rows}`, graph, dataSet: "data", rows, repeat: 1 };
    });
    if (this.repeat > 1) steps.push({ ...steps[0]!, name: "several", repeat: this.repeat });
    const dataSets = [{ name: "data", rows: rowInfos(batches) }];
    this.program = new Program(purpose === "evaluate" ? { dataSets, steps } : { dataSets, functions: steps });
  }

  /** The sum over all rows of each result, where a batch's result counts for each of its rows. */
  totals(batches: Batches): number[] {
    const totals: number[] = [];
    for (const { name, rows, count } of this.calls(batches)) {
      const results = this.program.step(name, rows, 0);
      const width = results.length / count;
      for (const [at, value] of results.entries())
        totals[at % width] = (totals[at % width] ?? 0) + (value * rows.length) / count;
    }
    return totals;
  }

  /** The results for all rows, call by call. */
  outputs(batches: Batches): tf.Tensor[][] {
    const outputs: tf.Tensor[][] = [];
    for (const { name, rows } of this.calls(batches)) outputs.push(this.program.evaluate(name, rows));
    return outputs;
  }

  close(): void {
    this.program.close();
  }

  private *calls(batches: Batches): Generator<{ name: string; rows: Int32Array; count: number }> {
    const { samples, batchSize } = batches;
    this.program.setData("data", present(batches.tensors));
    try {
      for (let start = 0; start < samples; ) {
        const several = start + this.repeat * batchSize;
        const end = several <= samples ? several : Math.min(start + batchSize, samples);
        const count = Math.ceil((end - start) / batchSize);
        yield { name: count > 1 ? "several" : `rows${end - start}`, rows: rowsFrom(start, end), count };
        start = end;
      }
    } finally {
      this.program.releaseData();
    }
  }
}
