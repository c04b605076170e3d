import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, before, test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { type Dataset, lenet5, loadImage, loadMnist, scalePixels, toTensors } from "image-lab";
import { temporaryFolder } from "../temporary-folder";
import { kinds, sceneOf } from "./photographs/kinds";
import { photograph } from "./photographs/photograph";
import { savePhotograph } from "./photographs/save";

/** Digits of each kind of photograph. */
const count = 50;
const folder = temporaryFolder("photographs-full");
let network: tf.LayersModel;
let digits: Dataset;

before(async () => {
  // The real digits where LAB_DATA_DIR has them, else drawn ones, as the environment says.
  const { train, test: held } = await loadMnist();
  digits = held;
  const model = lenet5([28, 28, 1], { activation: "relu", pooling: "max", seed: 1 });
  model.compile({ optimizer: "adam", loss: "categoricalCrossentropy" });
  const { images, labels } = toTensors(train);
  await model.fit(images, labels, { epochs: 6, batchSize: 128, verbose: 0 });
  tf.dispose([images, labels]);
  network = model;
});

after(() => network.dispose());

function read(pixels: Uint8Array): number {
  return tf.tidy(() => {
    const image = tf.tensor(scalePixels(pixels), [1, 28, 28, 1]);
    return (network.predict(image) as tf.Tensor).argMax(-1).dataSync()[0]!;
  });
}

for (const [place, kind] of Object.keys(kinds).entries()) {
  test(`${kind}: the network reads 97 % of what it reads of the clean digits`, async (t) => {
    let [clean, photographed] = [0, 0];
    for (let i = 0; i < count; i++) {
      const at = (37 * i + 11 * place) % digits.labels.length;
      const [digit, label] = [digits.images.subarray(784 * at, 784 * at + 784), digits.labels[at]];
      const scene = sceneOf(kind, 1000 * place + i);
      const file = await savePhotograph(folder, "digit", photograph(digit, scene), scene);
      const pixels = await loadImage(file, [28, 28, 1], { tell: () => undefined });
      rmSync(file);
      if (read(digit) === label) clean += 1;
      if (read(pixels) === label) photographed += 1;
    }
    t.diagnostic(`${kind}: ${photographed} of ${clean}`);
    assert.ok(photographed >= 0.97 * clean, `${photographed} of ${clean}`);
  });
}
