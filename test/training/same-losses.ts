import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
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

/**
 * Trains two equal models, one as a graph and one by plain tfjs, and compares the loss after every step: 1e-4 of it or
 * 1e-5, whichever is more.
 *
 * Where a pixel wins its pool by a hair, a hair decides what follows, and two fits of plain tfjs with one and with two
 * threads part as well, or with first weights that differ in the last place. Only where they are measured to do so may ours part from them; then each step has to be plain
 * tfjs's when it begins where plain tfjs stands, within the same bounds.
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
  const parted = of.engine === "native" ? await partsWhenNudged(of, plain) : partsByThreads(of);
  assert.ok(
    parted,
    `step ${step}: loss ${losses[step]}, plain tfjs ${plain[step]}, and from itself it does not part`,
  );
  await assertSameSteps(() => make(of), data, of.steps);
}

/** Whether plain tfjs with one thread parts from plain tfjs with two. */
function partsByThreads(of: Case): boolean {
  const [one, two] = [1, 2].map((threads) => plainLosses(of, threads)) as [number[], number[]];
  return firstBeyond(one, two) !== -1;
}

/** Whether it parts from itself when its first weights move by one unit in the last place. */
async function partsWhenNudged(of: Case, plain: readonly number[]): Promise<boolean> {
  const data = of.data ?? examples(of.samples, of.shape);
  for (let seed = 1; seed <= NUDGES; seed++) {
    const model = make(of);
    nudge(model, seed);
    if (firstBeyond(await plainly(() => lossesOf(model, data, of.steps)), plain) !== -1) return true;
  }
  return false;
}

function make({ network, loss, optimizer, shape, seed }: Case): tf.Sequential {
  const model = networks[network]!(shape, seed);
  model.compile({ optimizer: optimizers[optimizer]!(), loss, metrics: ["accuracy"] });
  return model;
}

/** Plain tfjs's losses in a process of its own, where TensorFlow has so many threads for an operation. */
function plainLosses(of: Case, threads: number): number[] {
  const script = `require(${JSON.stringify(__filename)}).printPlainLosses(${JSON.stringify(of)})`;
  const printed = execFileSync(process.execPath, ["-e", script], {
    encoding: "utf8",
    env: { ...process.env, TF_NUM_INTRAOP_THREADS: String(threads) },
    stdio: ["ignore", "pipe", "ignore"],
  });
  return JSON.parse(printed) as number[];
}

/**
 * What a process of `plainLosses` does, which calls it by name.
 *
 * @public
 */
export async function printPlainLosses(of: Case): Promise<void> {
  const losses = await plainly(() => lossesOf(make(of), examples(of.samples, of.shape), of.steps));
  console.log(JSON.stringify(losses));
}
