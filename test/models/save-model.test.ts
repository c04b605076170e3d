import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { loadModel, mlp, saveModel } from "image-lab";
import { temporaryFolder } from "../temporary-folder";

type Loss = (labels: tf.Tensor, answers: tf.Tensor) => tf.Tensor;

const images = tf.randomUniform([32, 4], 0, 1, "float32", 1);
const labels = tf.oneHot(
  tf.tensor1d(
    Array.from({ length: 32 }, (_, i) => i % 3),
    "int32",
  ),
  3,
);

function network(loss: string | Loss, optimizer: tf.Optimizer = tf.train.adam(0.01)): tf.LayersModel {
  const model = mlp(4, { hidden: [5], classes: 3, seed: 1 });
  model.compile({ optimizer, loss, metrics: ["accuracy"] });
  return model;
}

const fit = (model: tf.LayersModel): Promise<tf.History> =>
  model.fit(images, labels, { epochs: 3, shuffle: false, verbose: 0 });

function lines(context: TestContext): string[] {
  const said: string[] = [];
  context.mock.method(console, "log", (line: string) => said.push(line));
  return said;
}

test("a saved model goes on training where it was, the optimizer's state included", async (context) => {
  const folder = join(temporaryFolder("image-lab-model"), "models", "digits");
  const said = lines(context);
  const model = network("categoricalCrossentropy");
  await fit(model);
  await saveModel(model, folder);
  assert.deepEqual(readdirSync(folder).sort(), ["model.json", "weights.bin"]);
  assert.deepEqual(readdirSync(join(folder, "..")), ["digits"], "nothing half done stays");
  const loaded = await loadModel(folder);
  const [on, again] = [await fit(model), await fit(loaded)];
  for (const [i, loss] of on.history["loss"]!.entries())
    assert.ok(Math.abs(Number(loss) - Number(again.history["loss"]![i])) < 1e-5);
  assert.deepEqual(said, [`Saved in ${folder}: mlp, 43 parameters`]);
});

for (const [what, model, reason] of [
  [
    "a loss that is a function",
    () => network((a: tf.Tensor, b: tf.Tensor) => tf.losses.meanSquaredError(a, b)),
    /loss is a function/,
  ],
  ["Adamax", () => network("meanSquaredError", tf.train.adamax(0.01)), /cannot save Adamax/],
  ["a model that is not compiled", () => mlp(4, { hidden: [5], classes: 3 }), /not compiled/],
] as const)
  test(`${what}: the network is saved, and two lines say what is not`, async (context) => {
    const folder = join(temporaryFolder("image-lab-model"), "model");
    const said = lines(context);
    const saved = model();
    await saveModel(saved, folder);
    const loaded = await loadModel(folder);
    assert.deepEqual(
      (loaded.predict(images) as tf.Tensor).arraySync(),
      (saved.predict(images) as tf.Tensor).arraySync(),
    );
    assert.match(said[1]!, reason);
    assert.match(said[2]!, /compile it before fit/);
    await assert.rejects(loaded.fit(images, labels), /must compile a model before training/);
  });

test("a folder without a model is named", async () => {
  await assert.rejects(loadModel(temporaryFolder("image-lab-model")), /no model.json in .*saveModel/);
});
