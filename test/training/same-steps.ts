import assert from "node:assert/strict";
import * as tf from "@tensorflow/tfjs-node";
import { firstBeyond, weightsOf } from "./compare";
import { type Examples, explainTraining, isGraph, plainly } from "./with-plain-tfjs";

const BATCH = 32;
/** How much of what a step does to the weights may differ: a pixel that wins its pool by a hair is that much. */
const HAIR = 0.01;

/**
 * Takes each step twice from the same weights and the same state of the optimizer, as a graph and by plain tfjs; compares
 * its loss, what it does to the weights, and the loss of the next batch afterwards.
 */
export async function assertSameSteps(
  make: () => tf.LayersModel,
  { x, y }: Examples,
  steps: number,
): Promise<void> {
  const [ours, theirs] = [make(), make()];
  const batches = Math.floor(x.shape[0]! / BATCH);
  const batch = (step: number): [tf.Tensor, tf.Tensor] => {
    const start = (step % batches) * BATCH;
    return [x.slice(start, BATCH), y.slice(start, BATCH)];
  };
  const train = async (model: tf.LayersModel, step: number): Promise<number> => {
    const { history } = await model.fit(...batch(step), { batchSize: BATCH, shuffle: false, verbose: 0 });
    return history["loss"]![0] as number;
  };
  const lossAt = async (model: tf.LayersModel, step: number): Promise<number> => {
    const [loss] = model.evaluate(...batch(step), { batchSize: BATCH }) as [tf.Scalar];
    return loss.dataSync()[0]!;
  };
  for (let step = 0; step < steps; step++) {
    copyState(theirs, ours);
    const before = weightsOf(theirs);
    const found = [await train(ours, step), await plainly(() => lossAt(ours, step + 1))];
    const expected = await plainly(async () => [await train(theirs, step), await lossAt(theirs, step + 1)]);
    assert.ok(isGraph(ours), explainTraining(ours).text);
    assert.equal(firstBeyond(found, expected), -1, `step ${step}: ${found}, plain tfjs ${expected}`);
    const after = weightsOf(theirs);
    const share = distance(weightsOf(ours), after) / distance(before, after);
    assert.ok(
      share <= HAIR,
      `step ${step} changes the weights otherwise by ${share} of what plain tfjs does`,
    );
  }
}

/** Lets `to` have the weights of `from`, and its optimizer the state, as far as both have made one. */
function copyState(from: tf.LayersModel, to: tf.LayersModel): void {
  to.setWeights(from.getWeights());
  const state = variablesOf(from.optimizer);
  for (const [index, variable] of variablesOf(to.optimizer).entries()) variable.assign(state[index]!);
}

function variablesOf(optimizer: tf.Optimizer): tf.Variable[] {
  return Object.values(optimizer)
    .flat()
    .map((field: unknown) => (field as { variable?: unknown } | null)?.variable ?? field)
    .filter((field): field is tf.Variable => field instanceof tf.Variable);
}

function distance(a: readonly number[], b: readonly number[]): number {
  return Math.sqrt(a.reduce((sum, number, index) => sum + (number - b[index]!) ** 2, 0));
}
