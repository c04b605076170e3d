import { batchSizes } from "../graph/batches";
import type { Model } from "../graph/tfjs-internals";
import { EagerSteps } from "./eager-steps";
import { type Fit, shapesOf } from "./fit-arguments";
import { graphPays } from "./graph-pays";
import type { Steps } from "./steps";

/** Processor's seconds that each model has spent on eager steps, by the shapes of its batches. */
const spentBefore = new WeakMap<Model, Map<string, number>>();

/** Eager steps, measured, until a graph pays. */
export class EagerFirst extends EagerSteps {
  private step = Number.POSITIVE_INFINITY;
  private spent = 0;
  private readonly shapes: string;
  /** Kinds of step that a graph would have: one for each size of batch. */
  private readonly kinds: number;

  constructor(
    private readonly fit: Fit,
    private readonly makeGraph: () => Promise<Steps>,
  ) {
    super(fit.train, fit.test, "a graph would cost more than it saves in so few steps");
    this.shapes = shapesOf(fit);
    this.kinds = [fit.train, fit.test].flatMap((work) => (work ? batchSizes(work.batches) : [])).length;
  }

  override train(rows: Int32Array): Float32Array {
    return this.measured(true, () => super.train(rows));
  }

  override test(rows: Int32Array): Float32Array {
    return this.measured(false, () => super.test(rows));
  }

  better(remaining: number): Promise<Steps> | undefined {
    const { model } = this.fit;
    const { step, spent, shapes, kinds } = this;
    const spentInAll = spentBefore.get(model)?.get(shapes) ?? 0;
    if (!graphPays({ step, kinds, remaining, spent, spentInAll })) return undefined;
    spentBefore.get(model)!.delete(shapes);
    return this.makeGraph();
  }

  private measured<Result>(trains: boolean, work: () => Result): Result {
    const before = process.cpuUsage();
    const result = work();
    const { user, system } = process.cpuUsage(before);
    const seconds = (user + system) / 1e6;
    if (trains) this.step = Math.min(this.step, seconds);
    this.spent += seconds;
    const all = spentBefore.get(this.fit.model) ?? new Map<string, number>();
    spentBefore.set(this.fit.model, all.set(this.shapes, (all.get(this.shapes) ?? 0) + seconds));
    return result;
  }
}
