import { type Batches, batchSizes, describeBatches, present, rowInfos, withFirstRows } from "./batches";
import type { StepGraph } from "./graph/step-graph";
import { cachedGraph } from "./graph-cache";
import { rewrite } from "./passes";
import type { Steps, Work } from "./plain-steps";
import { currentLearningRate } from "./record/optimizers";
import { recordTest, recordTraining } from "./record/steps";
import { Program, type ProgramStep } from "./session/program";
import type { Model, OptimizerInternals } from "./tfjs-internals";

/** A call should take at most this long, in milliseconds, so that training can stop and others get their turn. */
const LONGEST_CALL = 8;
/** Beyond this many steps a call, its own cost no longer shows, and the graph takes long to load. */
const MOST_AT_ONCE = 8;
/** Below this many, its own cost is small beside the steps themselves. */
const FEWEST_AT_ONCE = 4;
/** Steps measured before several of them are put into one call, which costs a new graph. */
const WARM_STEPS = 128;

/**
 * The steps of a model's fits as a graph. It is kept with the model; a later fit of the same shapes goes on with it.
 *
 * @throws {NotAGraph} and whatever the step itself throws
 */
export function graphSteps(model: Model, train: Work, test: Work | undefined): GraphSteps {
  const shapes = `${describeBatches(train.batches)};${test === undefined ? "" : describeBatches(test.batches)}`;
  const steps = cachedGraph(model, "fit", shapes, () => new GraphSteps(model, train, test));
  steps.setData(train.batches, test?.batches);
  return steps;
}

class GraphSteps implements Steps {
  batchesAtOnce = 1;
  readonly recorded: number;
  readonly kept: number;
  private readonly steps: ProgramStep[];
  private readonly dataSets: ConstructorParameters<typeof Program>[0]["dataSets"];
  private readonly batchSize: number;
  private readonly optimizer: OptimizerInternals;
  private program: Program;
  private taken = 0;
  private fastest = Number.POSITIVE_INFINITY;
  private data: readonly [train: Batches, test: Batches | undefined] | undefined;

  constructor(model: Model, train: Work, test: Work | undefined) {
    this.optimizer = model.optimizer_;
    this.batchSize = train.batches.batchSize;
    const recorded = recordAll(train, (feeds) => recordTraining(model, train.step, feeds));
    const [first] = recorded;
    this.recorded = first!.operations.length;
    this.steps = recorded.map((graph, index) => named("train", graph, train.batches, index));
    this.kept = this.steps[0]!.graph.operations.length;
    this.dataSets = [{ name: "train", rows: rowInfos(train.batches) }];
    if (test !== undefined) {
      const tests = recordAll(test, (feeds) => recordTest(test.step, feeds));
      this.steps.push(...tests.map((graph, index) => named("test", graph, test.batches, index)));
      this.dataSets.push({ name: "test", rows: rowInfos(test.batches) });
    }
    this.program = new Program({ dataSets: this.dataSets, steps: this.steps });
  }

  setData(train: Batches, test: Batches | undefined): void {
    this.data = [train, test];
    this.program.setData("train", present(train.tensors));
    if (test !== undefined) this.program.setData("test", present(test.tensors));
  }

  train(rows: Int32Array): Float32Array {
    const rate = currentLearningRate(this.optimizer);
    const start = performance.now();
    const name = rows.length > this.batchSize ? SEVERAL : `train${rows.length}`;
    const results = this.program.step(name, rows, rate);
    if (rows.length === this.batchSize) this.measure(performance.now() - start);
    return results;
  }

  test(rows: Int32Array): Float32Array {
    return this.program.step(`test${rows.length}`, rows, currentLearningRate(this.optimizer));
  }

  release(): void {
    this.program.release();
    this.program.releaseData();
    this.data = undefined;
  }

  close(): void {
    this.program.close();
  }

  /** After enough steps, puts so many of them into one call as its own cost is hidden. */
  private measure(milliseconds: number): void {
    this.fastest = Math.min(this.fastest, milliseconds);
    this.taken++;
    if (this.taken !== WARM_STEPS) return;
    const atOnce = Math.min(MOST_AT_ONCE, Math.floor(LONGEST_CALL / this.fastest));
    if (atOnce >= FEWEST_AT_ONCE) this.takeAtOnce(atOnce);
  }

  private takeAtOnce(repeat: number): void {
    const [first] = this.steps;
    const [train, test] = this.data!;
    this.program.close();
    this.program = new Program({
      dataSets: this.dataSets,
      steps: [...this.steps, { ...first!, name: SEVERAL, repeat }],
    });
    this.setData(train, test);
    this.batchesAtOnce = repeat;
  }
}

const SEVERAL = "several";

/** Records a step for each size of batch that occurs. */
function recordAll(
  { batches }: Work,
  record: (feeds: Parameters<Work["step"]>[0]) => StepGraph,
): StepGraph[] {
  return batchSizes(batches).map((rows) => withFirstRows(batches, rows, record));
}

function named(dataSet: string, graph: StepGraph, batches: Batches, size: number): ProgramStep {
  const rows = batchSizes(batches)[size]!;
  const { inOrder } = batches;
  return { name: `${dataSet}${rows}`, graph: rewrite(graph), dataSet, rows, repeat: 1, inOrder };
}
