import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

/** Run in processes of their own, so that nothing else's memory is counted. */
function measure(script: string): Record<string, number> {
  const header = `
    require("image-lab");
    const tf = require("@tensorflow/tfjs-node");
    const settle = async () => { for (let i = 0; i < 4; i++) { global.gc(); await new Promise((done) => setTimeout(done, 20)); } };
    const compiled = () => {
      const model = tf.sequential({ layers: [
        tf.layers.conv2d({ inputShape: [28, 28, 1], filters: 6, kernelSize: 5, padding: "same", activation: "relu" }),
        tf.layers.maxPooling2d({ poolSize: 2, strides: 2 }),
        tf.layers.flatten(),
        tf.layers.dense({ units: 10, activation: "softmax" }),
      ] });
      model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
      return model;
    };
    const x = tf.randomUniform([2000, 28, 28, 1]), y = tf.oneHot(tf.randomUniform([2000], 0, 10, "int32"), 10).toFloat();
  `;
  const printed = execFileSync(process.execPath, ["--expose-gc", "-e", header + script], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return JSON.parse(printed) as Record<string, number>;
}

test("memory grows by at most 20 MB over 50 epochs", () => {
  const { grown } = measure(`(async () => {
    const model = compiled();
    await model.fit(x, y, { epochs: 10, batchSize: 64, verbose: 0, validationSplit: 0.1 });
    await settle();
    const before = process.memoryUsage().rss;
    await model.fit(x, y, { epochs: 50, batchSize: 64, verbose: 0, validationSplit: 0.1 });
    await settle();
    console.log(JSON.stringify({ grown: (process.memoryUsage().rss - before) / 1e6 }));
  })()`);
  assert.ok(grown! <= 20, `${grown} MB`);
});

test("graphs of models that are gone are freed", () => {
  const { graphs } = measure(`(async () => {
    for (let i = 0; i < 10; i++) await compiled().fit(x, y, { verbose: 0, batchSize: 500 });
    await settle();
    console.log(JSON.stringify({ graphs: tf.backend().binding.getNumOfSavedModels() }));
  })()`);
  assert.ok(graphs! <= 2, `${graphs} graphs are left of 10 models`);
});
