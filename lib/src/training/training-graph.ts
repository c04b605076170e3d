import type * as tf from "@tensorflow/tfjs-node";
import type { StepGraph, ValueInfo } from "./graph/step-graph";
import { rewrite } from "./passes";
import { currentLearningRate } from "./record/optimizers";
import { recordTest, recordTraining } from "./record/steps";
import { Program } from "./session/program";
import { type Model, nodeBackend, type StepFunction } from "./tfjs-internals";

/** Rows of a data set and how many of them make a batch. */
export interface Batches {
  readonly tensors: readonly (tf.Tensor | null)[];
  readonly samples: number;
  readonly batchSize: number;
}

/** One `fit`'s steps as a graph: batches of training and, if asked for, of validation. */
export class TrainingGraph {
  private readonly program: Program;
  readonly recorded: number;
  readonly kept: number;

  constructor(
    private readonly model: Model,
    train: { readonly step: StepFunction; readonly batches: Batches },
    test: { readonly step: StepFunction; readonly batches: Batches } | undefined,
  ) {
    const steps = [...recordAll("train", train.batches, (feeds) => recordTraining(model, train.step, feeds))];
    if (test !== undefined)
      steps.push(...recordAll("test", test.batches, (feeds) => recordTest(test.step, feeds)));
    this.recorded = steps[0]!.recorded;
    this.kept = steps[0]!.graph.operations.length;
    const dataSets = [{ name: "train", rows: rowsOf(train.batches) }];
    if (test !== undefined) dataSets.push({ name: "test", rows: rowsOf(test.batches) });
    this.program = new Program({ dataSets, steps });
  }

  setData(train: Batches, test: Batches | undefined): void {
    this.program.setData("train", present(train.tensors));
    if (test !== undefined) this.program.setData("test", present(test.tensors));
  }

  /** Takes one training step on the given rows; returns the loss and the metrics. */
  train(rows: Int32Array): Float32Array {
    return this.program.step(`train${rows.length}`, rows, currentLearningRate(this.model.optimizer_));
  }

  /** The loss and the metrics on the given rows of the validation data. */
  test(rows: Int32Array): Float32Array {
    return this.program.step(`test${rows.length}`, rows, currentLearningRate(this.model.optimizer_));
  }

  /** Gives weights and optimizer state back to tfjs and forgets the data; the graph can be used again. */
  release(): void {
    this.program.release();
    this.program.releaseData("train");
    this.program.releaseData("test");
  }

  close(): void {
    this.program.close();
  }
}

interface RecordedStep {
  readonly name: string;
  readonly graph: StepGraph;
  readonly recorded: number;
  readonly dataSet: string;
  readonly rows: number;
  readonly repeat: number;
}

/** Records a step for each size of batch that occurs: full ones, and the rest that does not fill one. */
function recordAll(
  dataSet: string,
  batches: Batches,
  record: (feeds: (tf.Tensor | null)[]) => StepGraph,
): RecordedStep[] {
  return batchSizes(batches).map((rows) => {
    const feeds = batches.tensors.map((tensor) => tensor && tensor.slice(0, rows));
    try {
      const graph = record(feeds);
      const rewritten = rewrite(graph);
      return {
        name: `${dataSet}${rows}`,
        graph: rewritten,
        recorded: graph.operations.length,
        dataSet,
        rows,
        repeat: 1,
      };
    } finally {
      for (const feed of feeds) feed?.dispose();
    }
  });
}

export function batchSizes({ samples, batchSize }: Batches): number[] {
  return [samples >= batchSize ? batchSize : 0, samples % batchSize].filter((rows) => rows > 0);
}

function rowsOf({ tensors }: Batches): ValueInfo[] {
  return present(tensors).map(({ shape, dtype }) => ({
    shape: shape.slice(1),
    dtype: nodeBackend().getDTypeInteger(dtype),
  }));
}

function present(tensors: readonly (tf.Tensor | null)[]): tf.Tensor[] {
  return tensors.filter((tensor) => tensor !== null);
}
