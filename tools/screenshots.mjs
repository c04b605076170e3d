// @ts-check
import { copyFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { buildNotebooks } from "./notebooks/build.mjs";
import { inRoot } from "./paths.mjs";
import { afterSetUp } from "./set-up/set-up.mjs";

const WINDOW = { width: 1200, height: 820 };

/** A function with a mistake, as a learner writes it, and its check. */
const mistake = [
  'import * as tf from "@tensorflow/tfjs-node";\nimport * as lab from "image-lab";',
  `function oneHot(labels: Uint8Array, classes: number): tf.Tensor2D {
  const values = new Float32Array(labels.length * classes);
  labels.forEach((label, row) => {
    values[row * classes + label + 1] = 1;
  });
  return tf.tensor2d(values, [labels.length, classes]);
}`,
  'await lab.check("oneHot", oneHot);',
];

const drawing = [
  `import * as lab from "image-lab";
const { train } = await lab.loadMnist();
const digits = lab.toTensors(train, { limit: 15000 });
const network = lab.lenet5([28, 28, 1], { activation: "relu", pooling: "max", seed: 3 });
network.compile({ optimizer: "adam", loss: "categoricalCrossentropy" });
await network.fit(digits.images, digits.labels, { epochs: 2, verbose: 0 });`,
  "lab.drawDigit(network);",
];

/** Takes the pictures of the README again, in JupyterLab and Chromium: `docs/images/*.png`. */
await afterSetUp(
  async () => {
    const require = createRequire(import.meta.url);
    const { JupyterLab } = require(inRoot("build", "test", "browser", "jupyter-lab.js"));
    const { drawThree } = require(inRoot("build", "test", "browser", "digit-three.js"));
    const folder = inRoot("docs", "images");
    mkdirSync(folder, { recursive: true });
    buildNotebooks({ worked: inRoot("build", "worked"), templates: inRoot("build", "templates") });
    const lab = await JupyterLab.start();
    /** @param {import("playwright-core").Page} page @param {string} name */
    const keep = async (page, name) => {
      await page.waitForTimeout(1500);
      await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
      await page.close();
    };
    try {
      copyFileSync(inRoot("build", "worked", "01-dataset.ipynb"), join(lab.folder, "01-dataset.ipynb"));
      const chapter = await lab.open("01-dataset.ipynb", WINDOW);
      await lab.runAll(chapter);
      await chapter.locator(".jp-CodeCell").first().scrollIntoViewIfNeeded();
      await keep(chapter, "chapter");

      lab.write("check.ipynb", mistake);
      const check = await lab.open("check.ipynb", WINDOW);
      await lab.runAll(check).catch(() => {}); // the check fails, as it should
      await check.getByText("Hint 1 of 3").click();
      await keep(check, "check");

      lab.write("draw.ipynb", drawing);
      const draw = await lab.open("draw.ipynb", WINDOW);
      await lab.runAll(draw);
      await drawThree(draw, draw.locator(".lab-canvas"));
      await draw.getByText(/^Looks like a 3/).waitFor();
      await keep(draw, "draw-a-digit");
    } finally {
      await lab.stop();
    }
    console.log(`Pictures: ${folder}`);
  },
  { tests: true },
);
