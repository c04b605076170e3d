import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { withoutChromium } from "./chromium";
import { keepWindow } from "./screens";
import { sharedLab } from "./shared-lab";

const cells = [
  'import * as tf from "@tensorflow/tfjs-node";\nimport * as lab from "image-lab";',
  `function parseIdxLabels(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer);
  return bytes.subarray(view.getUint32(1_000_000));
}`,
  'await lab.check("parseIdxLabels", parseIdxLabels);',
  `const network = tf.sequential({ layers: [tf.layers.dense({ inputShape: [4], units: 2, activation: "softmax" })] });
network.compile({ optimizer: "sgd", loss: "categoricalCrossentropy" });
const [x, y] = [tf.ones([2000, 4]), tf.oneHot(tf.zeros([2000], "int32"), 2)];
network.fit(x, y, { epochs: 50, batchSize: 4, verbose: 0 });`,
  "network.predict(x);",
];

const below = (page: Page, cell: number): Locator =>
  page.locator(".jp-CodeCell").nth(cell).locator(".jp-Cell-outputArea");

test("an answer that throws, a fit that nobody awaited and a cell run too early are told where they happen", {
  skip: withoutChromium,
}, async () => {
  const lab = await sharedLab();
  lab.write("told.ipynb", cells);
  const page = await lab.open("told.ipynb");
  for (const cell of [0, 1, 2]) await lab.runCell(page, cell).catch(() => undefined);
  await below(page, 2)
    .getByText(/Cell \[\d+\], line 3: return bytes\.subarray\(view\.getUint32\(1_000_000\)\);/)
    .waitFor();
  await below(page, 2).getByText("Hint 1 of 3").click();
  await below(page, 2).getByText("Hint 2 of 3").waitFor();
  await keepWindow(page, "told-own-line");
  for (const cell of [3, 4]) await lab.runCell(page, cell).catch(() => undefined);
  await page.locator(".jp-Cell-outputArea", { hasText: /await/ }).first().waitFor();
  await keepWindow(page, "told-await");
  await page.evaluate(async () => {
    const { shell } = (globalThis as unknown as { jupyterapp: Restartable }).jupyterapp;
    await shell.currentWidget.sessionContext.session.kernel.restart();
  });
  await lab.runCell(page, 2).catch(() => undefined);
  await below(page, 2)
    .getByText(/No cell that has run declares it: run the cells above first/)
    .first()
    .waitFor();
  await keepWindow(page, "told-run-above");
  await lab.close(page);
});

interface Restartable {
  readonly shell: {
    readonly currentWidget: {
      readonly sessionContext: { readonly session: { readonly kernel: { restart(): Promise<void> } } };
    };
  };
}
