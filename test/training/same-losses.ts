import assert from "node:assert/strict";
import type * as tf from "@tensorflow/tfjs-node";
import { type Examples, explainTraining, isGraph, lossesOf, plainly, spreadByRounding } from "./both";

/**
 * Trains two equal models, one as a graph and one by plain tfjs, and compares the loss after every step: 1e-4 of it or
 * 1e-5, whichever is more, and wider only by what rounding alone has done to plain tfjs up to that step.
 */
export async function assertSameLosses(
  make: () => tf.LayersModel,
  data: Examples,
  steps: number,
): Promise<void> {
  const [ours, theirs] = [make(), make()];
  const losses = await lossesOf(ours, data, steps);
  const plain = await plainly(() => lossesOf(theirs, data, steps));
  assert.ok(isGraph(ours), explainTraining(ours).text);
  assert.equal(losses.length, plain.length);
  assert.equal(ours.optimizer.iterations, theirs.optimizer.iterations);
  const strict = plain.map((loss) => Math.max(1e-4 * Math.abs(loss), 1e-5));
  const within = (allowed: readonly number[]): number =>
    losses.findIndex(
      (loss, step) => !(Math.abs(loss - plain[step]!) <= allowed[step]!) && !bothNaN(loss, plain[step]!),
    );
  if (within(strict) === -1) return;
  const spread = await spreadByRounding(make, (model) => lossesOf(model, data, steps), plain);
  let widest = 0;
  const step = within(
    strict.map((allowed, index) => {
      widest = Math.max(widest, spread[index]!);
      return allowed + 3 * widest;
    }),
  );
  assert.equal(step, -1, `step ${step}: loss ${losses[step]}, plain tfjs ${plain[step]}`);
}

function bothNaN(a: number, b: number): boolean {
  return Number.isNaN(a) && Number.isNaN(b);
}
