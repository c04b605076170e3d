import assert from "node:assert/strict";
import type * as tf from "@tensorflow/tfjs-node";
import { firstBeyond } from "./compare";
import { NUDGES, nudge } from "./rounding";
import { assertSameSteps } from "./same-steps";
import {
  type Examples,
  examples,
  explainTraining,
  lossesOf,
  networks,
  optimizers,
  plainly,
} from "./with-plain-tfjs";

/** A network of the lab, how it learns and for how long. */
export interface Case {
  readonly network: string;
  readonly loss: string;
  readonly optimizer: string;
  readonly shape: [number, number, number];
  readonly samples: number;
  readonly steps: number;
  /** Who is to run it; a graph where nothing is said. */
  readonly engine?: "native";
  /** Of the initial weights. */
  readonly seed?: number;
  /** What it learns; noisy copies of random pictures where nothing is said. */
  readonly data?: Examples;
}

/** How many times as far as rounding alone moves plain tfjs ours may part from it, once they part. */
const AS_FAR = 3;

/**
 * Trains two equal models, one by the lab's engine and one by plain tfjs, and compares the loss after every step: 1e-4 of
 * it or 1e-5, whichever is more.
 *
 * Where a pixel wins its pool by a hair, a hair decides what follows, and two fits of plain tfjs whose first weights differ
 * in the last place part as well. Only where they are measured to do so, and about as far, may ours part from them; then
 * each step has to be plain tfjs's when it begins where plain tfjs stands, within the same bounds.
 */
export async function assertSameLosses(of: Case): Promise<void> {
  const [ours, theirs] = [make(of), make(of)];
  const data = of.data ?? examples(of.samples, of.shape);
  const losses = await lossesOf(ours, data, of.steps);
  const plain = await plainly(() => lossesOf(theirs, data, of.steps));
  assert.equal(explainTraining(ours).engine, of.engine ?? "graph", explainTraining(ours).text);
  assert.equal(ours.optimizer.iterations, theirs.optimizer.iterations);
  assert.equal(losses.length, plain.length);
  assert.ok(plain.every(Number.isFinite), `plain tfjs's losses are no numbers: ${plain}`);
  const step = firstBeyond(losses, plain);
  if (step === -1) return;
  const furthest = furthestFrom(plain, losses);
  const alone = await partedByRounding(of, data, plain, furthest / AS_FAR);
  const itself = `${alone} from itself when its first weights move in the last place`;
  assert.ok(
    furthest <= AS_FAR * alone,
    `step ${step}: loss ${losses[step]}, plain tfjs ${plain[step]}; ${furthest} in the end, ${itself}`,
  );
  await assertSameSteps(() => make(of), data, of.steps);
}

/**
 * How far plain tfjs parts from itself when its first weights move by one unit in the last place: the furthest of some
 * tries, or of the first that is as far as `enough`; 0 where it stays within the bounds.
 */
async function partedByRounding(
  of: Case,
  data: Examples,
  plain: readonly number[],
  enough: number,
): Promise<number> {
  let furthest = 0;
  for (let seed = 1; seed <= NUDGES && furthest < enough; seed++) {
    const model = make(of);
    nudge(model, seed);
    const losses = await plainly(() => lossesOf(model, data, of.steps));
    model.dispose();
    if (firstBeyond(losses, plain) !== -1) furthest = Math.max(furthest, furthestFrom(plain, losses));
  }
  return furthest;
}

/** The largest difference between two series of losses. */
function furthestFrom(plain: readonly number[], losses: readonly number[]): number {
  return Math.max(...plain.map((loss, step) => Math.abs(loss - losses[step]!)));
}

function make({ network, loss, optimizer, shape, seed }: Case): tf.Sequential {
  const model = networks[network]!(shape, seed);
  model.compile({ optimizer: optimizers[optimizer]!(), loss, metrics: ["accuracy"] });
  return model;
}
