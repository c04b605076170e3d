import type * as tf from "@tensorflow/tfjs-node";
import { batchSizes, rowInfos, type Work, withFirstRows } from "./batches";
import { recordTest, recordTraining } from "./capture/record-steps";
import { warmUp } from "./capture/warm-up";
import type { Chunked } from "./chunked";
import { fingerprint } from "./fingerprint";
import type { StepGraph } from "./ir/step-graph";
import { rewrite } from "./passes";
import type { DataSet } from "./runtime/data-sets";
import type { ProgramStep } from "./runtime/program";
import type { Model, StepFunction } from "./tfjs-internals";
import { NotAGraph } from "./unsupported";

/** How often the steps are recorded when the model changes in the pauses, before giving up. */
const ATTEMPTS = 3;

/** All that a fit does with its batches. */
export interface RecordedFit {
  readonly dataSets: DataSet[];
  /** A step for each size of batch that occurs; training on a full batch is the first. */
  readonly steps: ProgramStep[];
  /** How many operations the first step has as tfjs takes it. */
  readonly operations: number;
}

/** A step to be recorded. */
interface Task extends Omit<ProgramStep, "graph"> {
  record(): Chunked<StepGraph>;
}

/**
 * Records all steps of a fit, one a piece.
 *
 * @throws {NotAGraph} if a step cannot become a graph, or the model changes in every attempt; whatever a step throws
 */
export function* recordFit(model: Model, train: Work, test: Work | undefined): Chunked<RecordedFit> {
  const dataSets = [{ name: "train", rows: rowInfos(train.batches) }];
  const tasks = tasksOf("train", train, (step, feeds) => recordTraining(model, step, feeds));
  if (test !== undefined) {
    dataSets.push({ name: "test", rows: rowInfos(test.batches) });
    tasks.push(...tasksOf("test", test, (step, feeds) => recordTest(model, step, feeds)));
  }
  yield* warmUp(model, train.batches);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const steps: ProgramStep[] = [];
    let [before, operations] = ["", 0];
    for (const { record, ...task } of tasks) {
      const graph = yield* record();
      if (steps.length === 0) {
        before = fingerprint(model); // only now: the first recording makes the optimizer's state
        operations = graph.operations.length;
      }
      yield;
      steps.push({ ...task, graph: rewrite(graph) });
      yield;
    }
    if (fingerprint(model) === before) return { dataSets, steps, operations };
  }
  throw new NotAGraph("the model changed again and again while its steps were recorded");
}

function tasksOf(
  dataSet: string,
  { step, batches }: Work,
  record: (step: StepFunction, feeds: (tf.Tensor | null)[]) => Chunked<StepGraph>,
): Task[] {
  return batchSizes(batches).map((rows) => ({
    name: `${dataSet}${rows}`,
    dataSet,
    rows,
    stepsPerCall: [1],
    inOrder: batches.inOrder,
    record: () => withFirstRows(batches, rows, (feeds) => record(step, feeds)),
  }));
}
