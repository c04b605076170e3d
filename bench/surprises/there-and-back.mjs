import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Takes a model from Keras to tfjs-node, and a model's weights from here to Keras, by the page's own code.
 *
 * @param page the text of docs/surprises.md
 * @returns how far the predictions for four images part at most, each way: probabilities
 */
export async function thereAndBack(python, page) {
  const require = createRequire(import.meta.url);
  const lab = require("image-lab");
  const tf = require("@tensorflow/tfjs-node");
  const folder = mkdtempSync(join(tmpdir(), "there-and-back-"));
  const home = process.cwd();
  process.chdir(folder);
  try {
    const images = tf.randomUniform([4, 8, 8, 1], 0, 1, "float32", 1);
    const model = await trained(tf, images);
    await lab.saveModel(model, "digits");
    writeFileSync("images.json", JSON.stringify(images.arraySync()));
    writeFileSync("page.py", /```python\n([\s\S]*?)```/.exec(page)[1]);
    execFileSync(python, [join(import.meta.dirname, "there_and_back.py")], { stdio: "pipe" });
    const { exported, taken } = JSON.parse(readFileSync("keras.json", "utf8"));
    const apart = (one, other) => one.sub(tf.tensor(other)).abs().max().dataSync()[0];
    const loaded = await tf.node.loadSavedModel("exported");
    return {
      fromKeras: apart(loaded.predict(images), exported),
      toKeras: apart(model.predict(images), taken),
    };
  } finally {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  }
}

/** A convolution, batch normalization whose averages have moved, and a dense layer. */
async function trained(tf, images) {
  const { conv2d, batchNormalization, flatten, dense } = tf.layers;
  const model = tf.sequential({
    layers: [
      conv2d({ inputShape: images.shape.slice(1), filters: 4, kernelSize: 3, activation: "relu" }),
      batchNormalization(),
      flatten(),
      dense({ units: 3, activation: "softmax" }),
    ],
  });
  model.compile({ optimizer: "adam", loss: "categoricalCrossentropy" });
  await model.fit(images, tf.oneHot([0, 1, 2, 0], 3), { epochs: 3, verbose: 0 });
  return model;
}
