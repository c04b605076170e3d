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
import { cachedGraph, cacheGraph } from "./cache";
import { type Chunked, runWithoutPause } from "./chunked";
import type { StepGraph, ValueId } from "./ir/step-graph";
import { rewrite } from "./passes";
import { Program, type ProgramStep } from "./runtime/program";
import type { Model } from "./tfjs-internals";

/** Rows that one call works on: its own cost hardly shows, and what it reads and writes still fits a cache. */
const ROWS_A_CALL = 1024;
/** Bytes that one operation may write, so that the next one finds them in a cache. */
const CACHE = 2 ** 20;

/** What a graph computes: how to record it for some rows, and whether each row's part in its results is its own. */
export interface Inference {
  readonly purpose: "evaluate" | "predict";
  record(feeds: (tf.Tensor | null)[]): Chunked<StepGraph>;
  /** If so, batches may be joined: results are a mean over all rows, or have a row for each. */
  readonly rowByRow: boolean;
}

/**
 * The graph of an inference on batches of these shapes, or nothing as long as it does not pay to make one.
 *
 * @throws {NotAGraph} and whatever the recorded code throws
 */
export function inferenceGraph(
  model: Model,
  inference: Inference,
  batches: Batches,
  pays: () => boolean,
): InferenceGraph | undefined {
  const { purpose } = inference;
  const shapes = describeBatches(batches);
  const kept = cachedGraph<InferenceGraph>(model, purpose, shapes);
  if (kept !== undefined || !pays()) return kept;
  return cacheGraph(model, purpose, shapes, new InferenceGraph(inference, batches));
}

/** What a model computes for batches without learning from them. */
class InferenceGraph {
  private readonly program: Program;
  /** What takes several batches in one call, if there are several. */
  private readonly several:
    | { readonly name: string; readonly rows: number; readonly stepsPerCall: number }
    | undefined;

  constructor({ purpose, record, rowByRow }: Inference, batches: Batches) {
    const step = (rows: number): ProgramStep => {
      const graph = rewrite(runWithoutPause(withFirstRows(batches, rows, record)));
      return { name: `rows${rows}`, graph, dataSet: "data", rows, stepsPerCall: [1], inOrder: true };
    };
    const [first, ...others] = batchSizes(batches).map(step);
    let steps = [first!, ...others];
    const most = Math.min(ROWS_A_CALL, batches.samples);
    if (most >= 2 * batches.batchSize) {
      const joined = rowByRow ? batchesInCache(first!, most) : 1;
      const wide = joined > 1 ? step(joined * batches.batchSize) : first!;
      const stepsPerCall = Math.floor(most / wide.rows);
      this.several = { name: wide.name, rows: stepsPerCall * wide.rows, stepsPerCall };
      steps =
        joined > 1
          ? [{ ...wide, stepsPerCall: [stepsPerCall] }, ...steps]
          : [{ ...wide, stepsPerCall: [1, stepsPerCall] }, ...others];
    }
    const dataSets = [{ name: "data", rows: rowInfos(batches) }];
    this.program = new Program(purpose === "evaluate" ? { dataSets, steps } : { dataSets, functions: steps });
    this.program.load();
  }

  /** The sum over all rows of each result, where a batch's result counts for each of its rows. */
  totals(batches: Batches): number[] {
    const totals: number[] = [];
    for (const { name, rows, parts } of this.calls(batches)) {
      const results = this.program.step(name, rows, 0);
      const width = results.length / parts;
      for (const [at, value] of results.entries())
        totals[at % width] = (totals[at % width] ?? 0) + (value * rows.length) / parts;
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

  private *calls(batches: Batches): Generator<{ name: string; rows: Int32Array; parts: number }> {
    const { samples, batchSize } = batches;
    const { several } = this;
    const many = several?.rows ?? Number.POSITIVE_INFINITY;
    this.program.setData("data", present(batches.tensors));
    try {
      for (let start = 0; start < samples; ) {
        const whole = several !== undefined && start + many <= samples;
        const end = whole ? start + many : Math.min(start + batchSize, samples);
        const rows = rowsFrom(start, end);
        yield whole
          ? { name: several.name, rows, parts: several.stepsPerCall }
          : { name: `rows${end - start}`, rows, parts: 1 };
        start = end;
      }
    } finally {
      this.program.releaseData();
    }
  }
}

/** How many batches one operation can work on, so that the largest result still fits a cache. */
function batchesInCache({ graph, rows }: ProgramStep, mostRows: number): number {
  const largest = Math.max(
    ...graph.operations.flatMap(({ outputs }) => outputs.map((value) => bytes(graph, value))),
  );
  return Math.max(1, Math.floor(Math.min(mostRows / rows, CACHE / largest)));
}

function bytes({ values }: StepGraph, value: ValueId): number {
  return 4 * values.get(value)!.shape.reduce((product, size) => product * size, 1);
}
