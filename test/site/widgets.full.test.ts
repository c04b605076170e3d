import assert from "node:assert/strict";
import { test } from "node:test";
import { withoutChromium } from "../browser/chromium";
import { drawThree } from "../browser/digit-three";
import { textOf } from "./lab-page";
import { SiteInChromium } from "./site-in-chromium";

const cells = [
  `import * as tf from "@tensorflow/tfjs-node";
import * as lab from "image-lab";
const { train, test } = await lab.loadMnist();
const digits = lab.toTensors(train, { limit: 6000 });
const network = lab.lenet5([28, 28, 1], { activation: "relu", pooling: "max", seed: 3 });
network.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });`,
  `const stopped = await network.fit(digits.images, digits.labels, { epochs: 200, batchSize: 128, callbacks: lab.live() });
console.log("stopped early:", stopped.epoch.length < 200);`,
  "lab.drawDigit(network);",
  "lab.exploreFilters(network, test);",
  "lab.explorePreprocessing(test, 3);",
  `const tested = lab.toTensors(test);
lab.exploreConfusions(test, network.predict(tested.images) as tf.Tensor2D);`,
  "lab.exploreConvolution(tested.images.slice(0, 1), network);",
];

test("training stops at a click, a drawn 3 is read, explorers come alive", {
  skip: withoutChromium,
}, async () => {
  const tab = await SiteInChromium.start();
  try {
    const { page } = tab;
    await tab.open();
    await tab.openOwn("widgets.ipynb", cells);
    await tab.runCell(0);
    const fitted = tab.runCell(1);
    await page
      .getByText(/^Epoch [2-9]\d* of 200/)
      .first()
      .waitFor();
    await page.getByRole("button", { name: "Stop training" }).click();
    assert.match(textOf(await fitted), /stopped early: true/);
    await tab.runCell(2);
    const canvas = page.locator(".lab-canvas");
    await canvas.waitFor();
    await drawThree(page, canvas);
    await page
      .getByText(/^Looks like a \d, \d/)
      .first()
      .waitFor();
    for (let cell = 3; cell <= 6; cell++) {
      await tab.runCell(cell);
      await page.locator(".jp-Notebook .jp-Cell").nth(cell).locator(".lab-live").waitFor();
    }
    assert.match(textOf((await tab.outputs())[2]!), /Looks like a \d/);
  } finally {
    await tab.stop();
  }
});
