import assert from "node:assert/strict";
import * as tf from "@tensorflow/tfjs-node";
import { explainTraining, isGraph, plainly, shuffledAlike, uniform } from "../with-plain-tfjs";
import type { Row } from "./row";

/** So many batches that `evaluate` and `predict` run as graphs. */
const MANY = 48;
const BATCH = 4;

/** What can be seen of a model's training: losses, metrics, weights, and what it says of many examples afterwards. */
type Seen = Record<string, readonly number[]>;

/** Trains the row's model both ways: as a graph, or for the reason given step by step, with the same numbers. */
export async function assertFitsAlike(row: Row): Promise<void> {
  const { reason, random, refusal } = row;
  if (refusal !== undefined) {
    await assert.rejects(run(row), { message: refusal });
    await assert.rejects(
      plainly(() => run(row)),
      { message: refusal },
    );
    return;
  }
  const { model, seen } = await run(row);
  const { text } = explainTraining(model);
  if (reason === undefined) assert.ok(isGraph(model), text);
  else assert.match(text, reason);
  if (random !== true) assertAlike(seen, (await plainly(() => run(row))).seen);
}

/** Makes, trains, evaluates and uses the row's model. */
async function run(row: Row): Promise<{ model: tf.LayersModel; seen: Seen }> {
  const {
    optimizer = () => tf.train.momentum(0.02, 0.9),
    loss = "meanSquaredError",
    metrics = ["mae"],
  } = row;
  const model = await shuffledAlike(1, async () => row.make());
  model.compile({ optimizer: optimizer(), loss, metrics } as tf.ModelCompileArgs);
  const { x, y } = data(model, row);
  const few = (tensors: tf.Tensor[]): tf.Tensor[] => tensors.map((all) => all.slice(0, 6 * BATCH));
  const args = { batchSize: BATCH, verbose: 0 } as const;
  const validationData = [few(x), few(y)] as never;
  const { history } = await shuffledAlike(2, () =>
    model.fit(few(x), few(y), { ...args, epochs: 2, validationData }),
  );
  const weights = numbersOf(model.getWeights());
  const judged = numbersOf([model.evaluate(x, y, args)].flat());
  const predicted = numbersOf([model.predict(x, { batchSize: BATCH })].flat());
  return { model, seen: { ...(history as Seen), weights, judged, predicted } };
}

function data(model: tf.LayersModel, { below, targets }: Row): { x: tf.Tensor[]; y: tf.Tensor[] } {
  const random = uniform(3);
  const rows = MANY * BATCH;
  const whole = (limit: number): number => Math.floor(limit * random());
  const tensor = (shape: (number | null)[], draw: () => number): tf.Tensor => {
    const rest = shape.slice(1) as number[];
    const size = rest.reduce((product, length) => product * length, 1);
    return tf.tensor(Float32Array.from({ length: rows * size }, draw), [rows, ...rest]);
  };
  const x = model.inputs.map(({ shape }) =>
    tensor(shape, () => (below === undefined ? 2 * random() - 1 : whole(below))),
  );
  const y = model.outputs.map(({ shape }) => {
    const classes = shape.at(-1)!;
    if (targets === undefined) return tensor(shape, random);
    const labels = tensor([null, 1], () => whole(classes));
    return targets === "class" ? labels : tf.oneHot(labels.flatten().toInt(), classes).toFloat();
  });
  return { x, y };
}

const numbersOf = (tensors: readonly tf.Tensor[]): number[] =>
  tensors.flatMap((tensor) => [...tensor.dataSync()]);

function assertAlike(found: Seen, expected: Seen): void {
  assert.deepEqual(Object.keys(found), Object.keys(expected));
  for (const [kind, numbers] of Object.entries(expected)) {
    const far = numbers.findIndex(
      (number, at) => !(Math.abs(found[kind]![at]! - number) <= Math.max(1e-4 * Math.abs(number), 1e-5)),
    );
    assert.equal(far, -1, `${kind} ${far}: ${found[kind]![far]}, plain tfjs ${numbers[far]}`);
    assert.equal(found[kind]!.length, numbers.length);
  }
}
