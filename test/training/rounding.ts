import * as tf from "@tensorflow/tfjs-node";
import { plainly, uniform } from "./with-plain-tfjs";

/** What is measured of a model, by kind: each number of a history, of `evaluate`, and what `predict` says. */
export type Numbers = Readonly<Record<string, readonly number[]>>;

/** How many times rounding is tried out on plain tfjs: of 60 tries on one network, two met the pool that a hair decides. */
export const NUDGES = 24;

/**
 * What rounding alone does to plain tfjs: how far the numbers of each kind move at most when the initial weights move by
 * one unit in the last place, and nothing for a kind that has or gets numbers that are none.
 *
 * Networks as small as these are chaotic where a pixel wins a pool by a hair or a variance is nearly zero. Fits with one
 * and with two threads do not show it: what is small enough TensorFlow computes on one thread anyway, bit for bit the same.
 */
export async function spreadByRounding(
  make: () => tf.LayersModel,
  measure: (model: tf.LayersModel) => Promise<Numbers>,
  plain: Numbers,
): Promise<Record<string, number>> {
  const spread = Object.fromEntries(Object.keys(plain).map((kind) => [kind, 0]));
  for (let seed = 1; seed <= NUDGES; seed++) {
    const model = make();
    nudge(model, seed);
    const moved = await plainly(() => measure(model));
    model.dispose();
    for (const [kind, numbers] of Object.entries(plain))
      spread[kind] = Math.max(
        spread[kind]!,
        ...numbers.map((number, at) => Math.abs(number - moved[kind]![at]!)),
      );
  }
  return Object.fromEntries(
    Object.entries(spread).map(([kind, furthest]) => [kind, Number.isFinite(furthest) ? furthest : 0]),
  );
}

/** Moves every weight, as the seed says, by one unit in the last place of a float32 up or down, or not at all. */
export function nudge(model: tf.LayersModel, seed: number): void {
  const random = uniform(seed);
  const weights = model.getWeights().map((weight) => {
    const values = Float32Array.from(weight.dataSync());
    const bits = new Int32Array(values.buffer); // neighbouring floats are neighbouring integers
    for (const at of bits.keys()) if (bits[at] !== 0) bits[at]! += Math.floor(random() * 3) - 1;
    return tf.tensor(values, weight.shape);
  });
  model.setWeights(weights);
  tf.dispose(weights);
}
