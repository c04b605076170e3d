import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { withoutChromium } from "./chromium";
import type { JupyterLab } from "./jupyter-lab";
import { keepScreen, keepWindow } from "./screens";
import { sharedLab } from "./shared-lab";
import { untilShown } from "./until-shown";

const options = { skip: withoutChromium };
let lab: JupyterLab;

before(async () => {
  if (!withoutChromium) lab = await sharedLab();
});

const below = (page: Page, cell: number): Locator =>
  page.locator(".jp-CodeCell").nth(cell).locator(".jp-Cell-outputArea");

test("a type error names the line, both types and nothing of the machinery", options, async () => {
  lab.write("type-error.ipynb", ['const rows: number = 28;\nconst name: number = "three";']);
  const page = await lab.open("type-error.ipynb");
  await assert.rejects(lab.runAll(page), /Type 'string' is not assignable to type 'number'/);
  const message = (await below(page, 0).innerText()).trim();
  await keepScreen(page, 0, "type-error-light");
  assert.match(message, /line 2/);
  assert.match(message, /const name: number = "three";/);
  assert.doesNotMatch(message, /node_modules|tslab|at .*\.js/);
  assert.ok(message.split("\n").length <= 8, message);
  await lab.close(page);
});

test("Tab completes a name and says what it is, Shift+Tab says its types", options, async () => {
  lab.write("tab.ipynb", ['import * as lab from "image-lab";', ""]);
  const page = await lab.open("tab.ipynb");
  await lab.runAll(page);
  await page.locator(".jp-CodeCell").nth(1).locator(".cm-content").click();
  await page.keyboard.type("lab.confusion");
  const items = page.locator(".jp-Completer-item");
  // JupyterLab waits one second for a kernel's names; on a busy machine the first ones may come later
  await untilShown(items.nth(2), () => page.keyboard.press("Tab"));
  await keepWindow(page, "tab-light");
  assert.deepEqual(
    (await items.allInnerTexts()).map((item) => item.split(/\s+/).slice(-2)),
    ["confusionCounts", "confusionMatrix", "exploreConfusions"].map((name) => [name, "function"]),
  );
  await page.keyboard.press("Enter");
  await page.locator(".cm-content", { hasText: "lab.confusionCounts" }).waitFor();
  await page.keyboard.press("Shift+Tab");
  const tooltip = page.locator(".jp-Tooltip");
  await tooltip.waitFor();
  await keepWindow(page, "shift-tab-light");
  assert.match(await tooltip.innerText(), /function confusionCounts\(/);
  await lab.close(page);
});

test("JupyterLab's own Stop ends live training, and the model keeps what it learnt", options, async () => {
  lab.write("interrupt.ipynb", [
    `import * as tf from "@tensorflow/tfjs-node";
import * as lab from "image-lab";
const x = tf.randomNormal([2000, 784], 0, 1, "float32", 1);
const y = tf.oneHot(tf.range(0, 2000, 1, "int32").mod(10).toInt(), 10);
const network = lab.mlp(784);
network.compile({ optimizer: "adam", loss: "categoricalCrossentropy" });`,
    "await network.fit(x, y, { epochs: 100000, callbacks: lab.live() });",
    `const [loss] = [network.evaluate(x, y) as tf.Scalar];
console.log("kept:", loss.dataSync()[0] < 2);`,
  ]);
  const page = await lab.open("interrupt.ipynb");
  const run = lab.runAll(page);
  const rejected = assert.rejects(run, /interrupt/);
  await page.getByRole("button", { name: "Stop training" }).waitFor();
  await page.waitForTimeout(1500);
  await lab.command(page, "notebook:interrupt-kernel");
  await rejected;
  await page.getByText(/^Stopped in epoch \d+ of 100000/).waitFor();
  await keepScreen(page, 1, "live-interrupted-light");
  await lab.runCell(page, 2);
  await below(page, 2).getByText("kept: true").waitFor();
  await lab.close(page);
});
