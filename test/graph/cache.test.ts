import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { nodeBackend } from "image-lab/internal/graph/tfjs-internals";
import { compiled } from "../training/compare";
import { examples, IMAGE } from "../training/with-plain-tfjs";

/** So many batches of 8 that `evaluate` runs as a graph. */
const data = examples(450, IMAGE);
/** The first rows; what is left of them after batches of 8 decides which graph they need. */
const rows = (count: number): [tf.Tensor, tf.Tensor] => [data.x.slice(0, count), data.y.slice(0, count)];

/** How many graphs code loads. */
async function loads(run: () => Promise<void>): Promise<number> {
  const backend = nodeBackend();
  const { binding } = backend;
  let count = 0;
  const loadSavedModel: typeof binding.loadSavedModel = (...args) => {
    count++;
    return binding.loadSavedModel(...args);
  };
  backend.binding = Object.create(binding, { loadSavedModel: { value: loadSavedModel } }) as typeof binding;
  try {
    await run();
    return count;
  } finally {
    backend.binding = binding;
  }
}

const open = (): number =>
  (nodeBackend().binding as unknown as { getNumOfSavedModels(): number }).getNumOfSavedModels();

const evaluate = (model: tf.LayersModel, count: number): void =>
  tf.dispose(model.evaluate(...rows(count), { batchSize: 8 }));

test("evaluate on one set and another in turn loads a graph for each, once", async () => {
  const model = compiled();
  const count = await loads(async () => {
    for (let round = 0; round < 3; round++) for (const samples of [448, 401, 450]) evaluate(model, samples);
  });
  assert.equal(count, 3);
  model.dispose();
});

test("fit with and without validation in turn, and evaluate between them, loads a graph for each, once", async () => {
  const model = compiled();
  const count = await loads(async () => {
    for (let round = 0; round < 3; round++) {
      await model.fit(...rows(64), { verbose: 0 });
      evaluate(model, 448);
      await model.fit(...rows(64), { verbose: 0, validationData: rows(32) as [tf.Tensor, tf.Tensor] });
    }
  });
  assert.equal(count, 3);
  model.dispose();
});

test("the graphs used last are kept, three for a purpose; those of a model that changed are freed", async () => {
  const before = open();
  const model = compiled();
  for (const samples of [448, 401, 450, 404]) evaluate(model, samples);
  assert.equal(open() - before, 3);
  assert.equal(await loads(async () => evaluate(model, 401)), 0);
  evaluate(model, 403);
  assert.equal(await loads(async () => evaluate(model, 401)), 0);
  assert.equal(await loads(async () => evaluate(model, 450)), 1);
  assert.equal(open() - before, 3);
  (model.optimizer as unknown as { beta1: number }).beta1 = 0.8;
  evaluate(model, 450);
  assert.equal(open() - before, 1);
  model.dispose();
  assert.equal(open(), before);
});
