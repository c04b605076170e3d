import assert from "node:assert/strict";
import * as tf from "@tensorflow/tfjs-node";
import { firstBeyond, weightsOf } from "../training/compare";
import { type Numbers, spreadByRounding } from "../training/rounding";
import { type Examples, explainTraining, plainly, shuffledAlike, uniform } from "../training/with-plain-tfjs";

/** A model, what it learns from, and how. */
export interface Case {
  make(): tf.LayersModel;
  readonly data: Examples;
  readonly fit?: tf.ModelFitArgs;
}

/**
 * Trains, evaluates and predicts by the native engine and by plain tfjs, and compares histories, weights and outputs: 1e-4
 * of a number or 1e-5, whichever is more. Where a pixel wins its pool by a hair they may part, but no further than plain
 * tfjs is seen to part from itself when its first weights move by one unit in the last place.
 */
export async function assertTrainsAlike({ make, data: { x, y }, fit = {} }: Case): Promise<void> {
  const measure = async (model: tf.LayersModel): Promise<Numbers> => {
    const fitted = { batchSize: 20, epochs: 2, verbose: 0, ...fit } as const;
    const { history } = await shuffledAlike(5, () => model.fit(x, y, fitted));
    const judged = [model.evaluate(x, y, { batchSize: 20 })].flat();
    const outputs = model.predict(x, { batchSize: 20 }) as tf.Tensor;
    const numbers = {
      ...history,
      weights: weightsOf(model),
      evaluated: judged.map((scalar) => scalar.dataSync()[0]!),
      predicted: [...outputs.dataSync()],
    };
    tf.dispose([judged, outputs]);
    return numbers as Numbers;
  };
  const [ours, theirs] = [make(), make()];
  const found = await measure(ours);
  const { engine, text } = explainTraining(ours);
  assert.equal(engine, "native", text);
  const expected = await plainly(() => measure(theirs));
  assert.deepEqual(Object.keys(found), Object.keys(expected));
  const beyond = (more: Readonly<Record<string, number>>): string[] =>
    Object.entries(expected).flatMap(([kind, numbers]) => {
      const at = firstBeyond(found[kind]!, numbers, more[kind]);
      return at === -1 ? [] : [`${kind} ${at} is ${found[kind]![at]}, plain tfjs's ${numbers[at]}`];
    });
  const wrong = beyond({});
  if (wrong.length > 0)
    assert.deepEqual(beyond(await spreadByRounding(make, measure, expected)), [], wrong.join("; "));
}

/** Numbers from a seed, in [0, 1) or as said. */
export function randomTensor(shape: number[], seed: number, number = (u: number): number => u): tf.Tensor {
  const random = uniform(seed);
  const size = shape.reduce((product, length) => product * length, 1);
  return tf.tensor(
    Float32Array.from({ length: size }, () => number(random())),
    shape,
  );
}
