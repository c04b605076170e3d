import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator } from "playwright-core";
import { withoutChromium } from "./chromium";
import { drawThree } from "./digit-three";
import { sharedLab } from "./shared-lab";

const cells = [
  `import * as lab from "image-lab";
const { train } = await lab.loadMnist();
const digits = lab.toTensors(train, { limit: 6000 });
const network = lab.lenet5([28, 28, 1], { activation: "relu", pooling: "max", seed: 3 });
network.compile({ optimizer: "adam", loss: "categoricalCrossentropy" });
await network.fit(digits.images, digits.labels, { epochs: 3, batchSize: 128, verbose: 0 });`,
  "lab.drawDigit(network);",
];

test("a 3 drawn by mouse is read as a 3 while drawing, and stays in the saved notebook", {
  skip: withoutChromium,
}, async () => {
  const lab = await sharedLab();
  lab.write("draw.ipynb", cells);
  const page = await lab.open("draw.ipynb");
  await lab.runAll(page);
  const sheet = page.locator(".lab-canvas");
  await sheet.waitFor();
  await drawThree(page, sheet);
  await page.getByText(/^Looks like a 3, \d/).waitFor();
  assert.equal(await page.locator(".lab-bars li").count(), 10);
  assert.equal(await page.locator(".lab-best .lab-name").textContent(), "3");
  assert.equal(await page.locator(".lab-maps canvas").count(), 6);
  assert.ok(await inkIn(page.locator("canvas[aria-label^='the drawing centred']")));

  await page.waitForTimeout(2500);
  assert.equal(await page.evaluate(() => document.activeElement?.className), "lab-canvas", "keeps the focus");
  await lab.command(page, "docmanager:save");
  const [, output] = (await lab.read("draw.ipynb")).cells;
  assert.match(String(output?.outputs[0]?.data?.["text/plain"]), /Looks like a 3/);
  assert.match(String(output?.outputs[0]?.data?.["text/html"]), /<img alt="Draw a digit: Looks like a 3/);
  await lab.close(page);
});

/** Whether any pixel of a canvas is bright. */
async function inkIn(canvas: Locator): Promise<boolean> {
  return canvas.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const { data } = (element as HTMLCanvasElement).getContext("2d")!.getImageData(0, 0, width, height);
    return data.some((value, index) => index % 4 === 0 && value > 200);
  });
}
