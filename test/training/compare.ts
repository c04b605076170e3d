import assert from "node:assert/strict";
import type * as tf from "@tensorflow/tfjs-node";
import { networks, plainly } from "./with-plain-tfjs";

/** One of the lab's networks for small pictures, compiled. */
export function compiled(optimizer: tf.Optimizer | string = "adam", network = "mlp"): tf.Sequential {
  const model = networks[network]!();
  model.compile({ optimizer, loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  return model;
}

/** Trains two equal models, one as a graph and one by plain tfjs, and returns what can be seen of both. */
export async function both<T, Model = tf.Sequential>(
  train: (model: Model) => Promise<T>,
  make: () => Model = compiled as () => Model,
): Promise<[T, T, Model]> {
  const [ours, theirs] = [make(), make()];
  return [await train(ours), await plainly(() => train(theirs)), ours];
}

/** All numbers of all weights. */
export const weightsOf = (model: tf.LayersModel): number[] =>
  model.getWeights().flatMap((weight) => [...weight.dataSync()]);

/** Numbers, lists and records of numbers agree to 1e-4. */
export function assertClose(ours: unknown, theirs: unknown, at = "value"): void {
  if (typeof theirs === "number" && typeof ours === "number")
    assert.ok(
      Math.abs(ours - theirs) <= 1e-4 * Math.max(1, Math.abs(theirs)),
      `${at}: ${ours}, plain tfjs ${theirs}`,
    );
  else if (typeof theirs === "object" && theirs !== null) {
    assert.deepEqual(Object.keys(ours as object), Object.keys(theirs), at);
    for (const [key, value] of Object.entries(theirs))
      assertClose((ours as Record<string, unknown>)[key], value, `${at}.${key}`);
  } else assert.equal(ours, theirs, at);
}

/**
 * The first number that differs from the expected one by more than 1e-4 of it and more than 1e-5, or -1; differences may
 * be wider by `more`. A number that is none equals only itself.
 */
export function firstBeyond(found: readonly number[], expected: readonly number[], more = 0): number {
  return found.findIndex((number, index) => {
    const wanted = expected[index]!;
    const allowed = Math.max(1e-4 * Math.abs(wanted), 1e-5) + more;
    return !Object.is(number, wanted) && !(Math.abs(number - wanted) <= allowed);
  });
}
