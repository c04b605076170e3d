import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { withoutChromium as skip } from "./chromium";
import { JupyterLab, type LabOptions } from "./jupyter-lab";
import { keepScreen } from "./screens";

const name = "explore.ipynb";

const figures = {
  draw: "lab.drawDigit(network);",
  confusions: `const tested = lab.toTensors(mnist.test);
lab.exploreConfusions(mnist.test, network.predict(tested.images) as tf.Tensor2D);`,
  filters: "lab.exploreFilters(network, mnist.test);",
  epochs: "lab.exploreEpochs(snapshots);",
  preprocessing: "lab.explorePreprocessing(mnist.test, 3);",
  convolution: "lab.exploreConvolution(tested.images.slice(0, 1), network);",
  colours:
    "lab.exploreConvolution(lab.toTensors(cifar.test, { limit: 1 }).images, lab.lenet5([32, 32, 3], { seed: 1 }));",
};
const names = Object.keys(figures) as (keyof typeof figures)[];

const training = `import * as tf from "@tensorflow/tfjs-node";
import * as lab from "image-lab";
const mnist = await lab.loadMnist();
const cifar = await lab.loadCifar10();
const digits = lab.toTensors(mnist.train, { limit: 15000 });
const network = lab.lenet5([28, 28, 1], { activation: "relu", pooling: "max", seed: 3 });
network.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
const snapshots = new lab.EpochSnapshots(network, mnist.test);
await network.fit(digits.images, digits.labels, { epochs: 3, batchSize: 128, verbose: 0, callbacks: snapshots });`;

let lab: JupyterLab;
let page: Page;

before(async () => {
  if (skip) return;
  lab = await JupyterLab.start();
  lab.write(name, [training, ...Object.values(figures)]);
  page = await lab.open(name, { width: 1000, height: 1500 });
  await lab.runAll(page);
  await page.waitForFunction(
    (count) => document.querySelectorAll(".lab-live").length === count,
    names.length,
  );
});
after(() => lab?.stop());

function figure(which: keyof typeof figures): Locator {
  return page
    .locator(".jp-CodeCell")
    .nth(1 + names.indexOf(which))
    .locator(".lab-live");
}

async function keepScreens(look: string): Promise<void> {
  for (const [at, which] of names.entries()) await keepScreen(page, 1 + at, `${which}-${look}`);
}

/** Where the keyboard's focus is, by its accessible name. */
const focused = (): Promise<string | null | undefined> =>
  page.evaluate(() => document.activeElement?.getAttribute("aria-label"));

test("a click on a cell of the confusion matrix shows its images", { skip }, async () => {
  const cell = figure("confusions").getByRole("button", { name: /^4 taken for 9/ });
  await cell.click();
  const count = Number(/: (\d+) image/.exec((await cell.getAttribute("aria-label"))!)![1]);
  const images = figure("confusions").locator("img[alt*='4, predicted 9']");
  await images.first().waitFor();
  assert.equal(await images.count(), Math.min(24, count));
  await figure("confusions")
    .getByRole("button", { name: /^7, recognized/ })
    .click();
  await figure("confusions").getByRole("button", { name: "More" }).click();
  await page.waitForFunction(
    () => document.querySelectorAll(".lab-images img[alt*='7, predicted 7']").length === 48,
  );
});

test("pointing at a filter shows where it fires, and leaving goes back to the chosen one", {
  skip,
}, async () => {
  const said = figure("filters").getByRole("status");
  await figure("filters").getByRole("button", { name: "filter 4" }).hover();
  assert.match((await said.textContent())!, /^Filter 4 responds most strongly at row \d+, column \d+/);
  await page.mouse.move(0, 0);
  assert.match((await said.textContent())!, /^Filter 1/);
  await figure("filters").getByRole("button", { name: "next image" }).click();
  await figure("filters")
    .getByText(/^image 1: /)
    .waitFor();
});

test("the keyboard alone reaches and moves everything", { skip }, async () => {
  await figure("confusions")
    .getByRole("button", { name: /^0, recognized/ })
    .focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  assert.match((await focused())!, /^1, recognized/);
  assert.match((await figure("confusions").getByRole("status").textContent())!, /^1, recognized/);

  await figure("epochs").getByRole("slider").focus();
  await page.keyboard.press("Home");
  await figure("epochs")
    .getByText(/^Before training: \d+ of 12 images right/)
    .waitFor();
  await page.keyboard.press("ArrowRight");
  await figure("epochs")
    .getByText(/^After epoch 1, loss/)
    .waitFor();

  await figure("convolution").getByLabel("the image: arrow keys").focus();
  const before = await figure("convolution").getByRole("status").textContent();
  await page.keyboard.press("ArrowDown");
  const below = await figure("convolution").getByRole("status").textContent();
  const rowOf = (text: string | null): number => Number(/row (\d+)/.exec(text!)![1]);
  assert.equal(rowOf(below), rowOf(before) + 1);

  await figure("preprocessing")
    .getByLabel(/arrow keys choose a pixel/)
    .focus();
  await page.keyboard.press("Home");
  await figure("preprocessing")
    .getByText(/^Row \d+, column 0: byte 0/)
    .waitFor();
});

test("a 1 drawn with the arrow keys is read as a 1; Tab leads from the canvas to Clear", {
  skip,
}, async () => {
  await figure("draw").locator(".lab-canvas").focus();
  await page.keyboard.press(" ");
  for (let step = 0; step < 20; step++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press(" ");
  await figure("draw")
    .getByText(/^(Looks like|Perhaps) a 1, /)
    .waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await figure("draw").getByText("Nothing is drawn yet.").waitFor();
});

test("what was drawn and chosen survives a page that is loaded again", { skip }, async () => {
  const canvas = figure("draw").locator(".lab-canvas");
  await canvas.focus();
  await page.keyboard.press(" ");
  for (let step = 0; step < 20; step++) await page.keyboard.press("ArrowDown");
  await figure("draw")
    .getByText(/a 1, \d/)
    .waitFor();
  await page.waitForTimeout(2000);
  await lab.command(page, "docmanager:save");
  await page.reload();
  await page.waitForFunction(
    (count) => document.querySelectorAll(".lab-live").length === count,
    names.length,
  );
  await figure("draw")
    .getByText(/a 1, \d/)
    .waitFor();
  await figure("draw").locator(".lab-canvas").focus();
  await page.keyboard.press("Delete");
  await figure("draw").getByText("Nothing is drawn yet.").waitFor();
});

const looks: readonly [string, LabOptions][] = [
  ["light", { width: 1000, height: 1500 }],
  ["dark", { width: 1000, height: 1500, dark: true }],
  ["phone", { width: 380, height: 1500 }],
];
for (const [look, options] of looks) {
  test(`nothing is cut off, ${look}`, { skip }, async () => {
    await page.close();
    page = await lab.open(name, options);
    await page.waitForFunction(
      (count) => document.querySelectorAll(".lab-live").length === count,
      names.length,
    );
    await figure("draw").locator(".lab-canvas").focus();
    await page.keyboard.press(" ");
    for (let step = 0; step < 12; step++) await page.keyboard.press("ArrowDown");
    await figure("draw")
      .getByText(/^(Looks like|Perhaps) an? \d/)
      .waitFor();
    await figure("confusions").locator("img").first().waitFor();
    const cutOff = await page.evaluate(() =>
      Array.from(document.querySelectorAll(".lab-live"))
        .filter((live) => {
          const right = live.getBoundingClientRect().right + 1;
          return Array.from(live.querySelectorAll("*")).some((part) => {
            const box = part.getBoundingClientRect();
            const scrolls = part.closest(".lab-scroll, .lab-pointer") !== null;
            return !scrolls && box.width > 0 && box.right > right;
          });
        })
        .map((live) => live.textContent?.slice(0, 40)),
    );
    assert.deepEqual(cutOff, []);
    await keepScreens(look);
  });
}

test("without a kernel the saved notebook shows every last state, and so does nbconvert", {
  skip,
}, async () => {
  await page.waitForTimeout(2000);
  await lab.command(page, "docmanager:save");
  await page.close();
  const notebook = await lab.read(name);
  notebook.metadata = { kernelspec: { name: "gone", display_name: "Gone", language: "gone" } };
  writeFileSync(join(lab.folder, "kept.ipynb"), JSON.stringify(notebook));
  page = await lab.open("kept.ipynb", { width: 1000, height: 1500 });
  await page.locator(".jp-Dialog").getByRole("button", { name: "No Kernel" }).click();
  const pictures = page.locator(".jp-OutputArea img");
  await pictures.nth(names.length - 1).waitFor();
  assert.equal(await pictures.count(), names.length);
  const widths = await pictures.evaluateAll((all) =>
    all.map((one) => (one as HTMLImageElement).naturalWidth),
  );
  assert.deepEqual(
    widths,
    names.map(() => 800),
  );
  assert.match((await pictures.first().getAttribute("alt"))!, /^Draw a digit: (Looks like|Perhaps) an? \d/);
  await keepScreens("kept");

  const nbconvert = resolve(__dirname, "../../../.venv/bin/jupyter-nbconvert");
  const run = spawnSync(nbconvert, ["--to", "html", join(lab.folder, "kept.ipynb")], { encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
  const html = readFileSync(join(lab.folder, "kept.html"), "utf8");
  assert.equal(html.match(/<img alt="[^"]+" src="data:image\/svg/g)?.length, names.length);
});
