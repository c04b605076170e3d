import { type Batches, batchSizes } from "../graph/batches";
import { hasGraphs } from "../graph/cache";
import type { Model } from "../graph/tfjs-internals";
import { graphPays } from "./graph-pays";

/** Processor's seconds of one batch, run eagerly, and of all together. */
interface Costs {
  batch: number;
  spent: number;
}

/** So many batches at hand can pay for a graph; then it is worth running one to know. */
const MANY = 48;
/** What is done for the first time takes long. */
const TIMES = 2;

/** By the purpose and the shapes of the batches. */
const costs = new WeakMap<Model, Map<string, Costs>>();

/** Runs batches eagerly and notes what they cost. */
export function measured<Result>(
  model: Model,
  purpose: string,
  batches: Batches,
  run: () => Result,
  count: number = batchCount(batches),
): Result {
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  const known = costsOf(model, purpose, batches);
  known.batch = Math.min(known.batch, seconds / count);
  known.spent += seconds;
  return result;
}

/** Whether it may be that a graph pays, or there is one; it costs far less than to look whether the model can be one. */
export function mayBeGraph(model: Model, purpose: string, batches: Batches): boolean {
  return (
    hasGraphs(model, purpose) ||
    batchCount(batches) >= MANY ||
    pays(costsOf(model, purpose, batches), batches)
  );
}

/**
 * Whether a graph for an evaluation or a prediction pays: with the batches at hand, or since so much was spent on such
 * batches that it is a tenth at most. The environment's `LAB_GRAPH=at-once` says that many batches do.
 *
 * @param runOne runs the first batch
 */
export function inferencePays(model: Model, purpose: string, batches: Batches, runOne: () => void): boolean {
  const known = costsOf(model, purpose, batches);
  const many = batchCount(batches) >= MANY;
  if (many && process.env["LAB_GRAPH"] === "at-once") return true;
  if (many && known.batch === Number.POSITIVE_INFINITY)
    for (let time = 0; time < TIMES; time++) measured(model, purpose, batches, runOne, 1);
  if (!pays(known, batches)) return false;
  known.spent = 0; // another one, when the model has changed, must pay anew
  return true;
}

function pays({ batch: step, spent: spentInAll }: Costs, batches: Batches): boolean {
  if (step === Number.POSITIVE_INFINITY) return false;
  const kinds = batchSizes(batches).length + 1; // and one of several batches at once
  const remaining = batchCount(batches);
  return graphPays({ step, kinds, remaining, spent: Number.POSITIVE_INFINITY, spentInAll });
}

function batchCount({ samples, batchSize }: Batches): number {
  return Math.ceil(samples / batchSize);
}

function costsOf(model: Model, purpose: string, batches: Batches): Costs {
  const own = costs.get(model) ?? new Map<string, Costs>();
  costs.set(model, own);
  const rows = batches.tensors.map((tensor) => `${tensor?.dtype}${tensor?.shape.slice(1)}`);
  const key = `${purpose} ${batchSizes(batches)} ${rows.join(" ")}`; // whatever the backend is
  const known = own.get(key) ?? { batch: Number.POSITIVE_INFINITY, spent: 0 };
  own.set(key, known);
  return known;
}
