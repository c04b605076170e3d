import assert from "node:assert/strict";
import * as tf from "@tensorflow/tfjs-node";
import { firstBeyond } from "./compare";
import type { Draw } from "./random-case";
import { type Numbers, spreadByRounding } from "./rounding";
import { explainTraining, isGraph, plainly, shuffledAlike } from "./with-plain-tfjs";

/** So many batches that `evaluate` and `predict` run as graphs. */
const MANY_BATCHES = 50;

/**
 * Trains the case both ways, evaluates and predicts; equal, or fallen back, never silently different. Returns whether it
 * ran as a graph.
 */
export async function assertEqualOrFallenBack({
  text,
  make,
  x,
  y,
  batchSize,
  shuffle,
}: Draw): Promise<boolean> {
  const copies = Math.ceil((MANY_BATCHES * batchSize) / x.shape[0]!);
  const tile = (rows: tf.Tensor): tf.Tensor => rows.tile([copies, ...rows.shape.slice(1).map(() => 1)]);
  const [manyX, manyY] = [tile(x), tile(y)];
  const measure = async (model: tf.LayersModel): Promise<Numbers> => {
    const fitted = { batchSize, epochs: 3, shuffle, verbose: 0 } as const;
    const { history } = await shuffledAlike(5, () => model.fit(x, y, fitted));
    const judged = [model.evaluate(manyX, manyY, { batchSize })].flat();
    const predicted = model.predict(manyX, { batchSize }) as tf.Tensor;
    const evaluated = judged.map((scalar, index) => [`evaluate ${index}`, [...scalar.dataSync()]]);
    const numbers = { ...history, ...Object.fromEntries(evaluated), predict: [...predicted.dataSync()] };
    tf.dispose([judged, predicted]);
    return numbers as Numbers;
  };
  const [ours, theirs] = [make(), make()];
  const found = await measure(ours);
  const expected = await plainly(() => measure(theirs));
  assert.deepEqual(Object.keys(found), Object.keys(expected), text);
  const beyond = (more: Readonly<Record<string, number>>): string[] =>
    Object.entries(expected).flatMap(([kind, numbers]) => {
      const at = firstBeyond(found[kind]!, numbers, more[kind]);
      const seen = `${kind} ${at} is ${found[kind]![at]}, plain tfjs's ${numbers[at]}`;
      return at === -1 ? [] : [`${seen} (of itself it moves by ${more[kind]})`];
    });
  if (beyond({}).length > 0) {
    const wrong = beyond(await spreadByRounding(make, measure, expected));
    assert.deepEqual(wrong, [], `${text}; ${explainTraining(ours).text}`);
  }
  const graph = isGraph(ours);
  tf.dispose([manyX, manyY]);
  for (const model of [ours, theirs]) model.dispose();
  return graph;
}
