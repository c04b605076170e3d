import assert from "node:assert/strict";
import { after, test } from "node:test";
import { Jimp } from "jimp";
import type { Locator } from "playwright-core";
import { withoutChromium } from "../browser/chromium";
import { untilShown } from "../browser/until-shown";
import { textOf } from "./lab-page";
import { SiteInChromium } from "./site-in-chromium";

const skip = withoutChromium;
let started: Promise<SiteInChromium> | undefined;
const site = (): Promise<SiteInChromium> => {
  started ??= SiteInChromium.start({ path: "/below/a/path/" });
  return started;
};
after(async () => (await started)?.stop());

const cells = [
  "const a: number = 20;\nconsole.log(a); a + 1",
  "const b: string = a;",
  'import * as lab from "image-lab";\nimport * as tf from "@tensorflow/tfjs-node";\n' +
    "const digits = lab.toTensors((await lab.loadMnist()).test, { limit: 64 });\n" +
    "const network = lab.lenet5([28, 28, 1], { seed: 3 });\n" +
    'network.compile({ optimizer: "adam", loss: "categoricalCrossentropy" });\n' +
    "await network.fit(digits.images, digits.labels, { epochs: 1, verbose: 0 });\n" +
    "console.log(lab.explainTraining(network).text);\n" +
    "tf.tensor1d([1, 2]).mul(2).dataSync()",
  "lab.show(lab.histogram([1, 2, 2, 3]));",
  'import { writeFileSync } from "node:fs";\n' +
    'writeFileSync("helper.ts", "export const three: number = 3;\\n");',
  'import { three } from "./helper";\nthree',
  'import { display } from "tslab";\nlet turns = 0;\ndisplay.html("turning");\nwhile (true) turns++;',
  'display.html("waiting");\nawait new Promise(() => {});',
  "turns > 0 && a",
  "function g(): number { throw new RangeError('too deep'); }\ng();",
  'import { Jimp } from "jimp";\nnew Jimp({ width: 2, height: 1 }).rotate({ deg: 90 }).height',
  "process.exit(3);",
  "a + 1",
  'import { plot } from "nodeplotlib";\nplot([{ type: "bar", x: ["a"], y: [2] }], { title: "One bar" });',
];

test("cells run in a tab, below a path: types, tensors, figures, files, interrupts", { skip }, async () => {
  const tab = await site();
  const { page } = tab;
  await tab.open();
  await tab.openOwn("cells.ipynb", cells);
  assert.equal(textOf(await tab.runCell(0)), "20\n\n21");
  assert.match(textOf(await tab.runCell(1)), /Type 'number' is not assignable to type 'string'/);
  const trained = textOf(await tab.runCell(2));
  assert.match(trained, /Float32Array\(2\) \[ 2, 4 \]/);
  assert.match(
    trained,
    /trained by the native engine/,
    "networks are trained by the native engine, as WebAssembly",
  );
  const [figure] = await tab.runCell(3);
  for (const mime of ["application/vnd.plotly.v1+json", "image/svg+xml", "text/html", "text/plain"])
    assert.ok(figure?.data?.[mime], `${mime} is shown`);
  assert.match(String(figure?.data?.["image/svg+xml"]), /^<svg[^>]* role="img"[\s\S]*class="trace bars"/);
  await page.locator(".lab-figure .main-svg").first().waitFor();
  assert.deepEqual(await tab.runCell(4), []);
  assert.equal(textOf(await tab.runCell(5)), "3");
  for (const cell of [6, 7]) {
    const ended = tab.runCell(cell);
    await tab.interrupt(cell);
    assert.match(textOf(await ended), /KeyboardInterrupt/);
  }
  assert.equal(textOf(await tab.runCell(8)), "20");
  const [error] = await tab.runCell(9);
  assert.match(error?.traceback?.join("\n") ?? "", /RangeError: too deep\n.*at g \(Cell \[10\], line 1/);
  assert.equal(textOf(await tab.runCell(10)), "2", "pictures can be changed in a cell, too");
  assert.match(textOf(await tab.runCell(11)), /ProcessExit: process\.exit\(\) ended this cell/);
  assert.equal(textOf(await tab.runCell(12)), "21", "the variables are still there");
  const [plotted] = await tab.runCell(13);
  assert.ok(plotted?.data?.["application/vnd.plotly.v1+json"], JSON.stringify(plotted));
  assert.equal(plotted?.data?.["text/plain"], "One bar");
  assert.deepEqual(tab.elsewhere, [], "no other server was asked for anything");
});

const tools = [
  'import * as tf from "@tensorflow/tfjs-node";\nimport * as lab from "image-lab";',
  "",
  "function oneHot(labels: Uint8Array, classes: number): tf.Tensor2D { return tf.zeros([labels.length, classes]); }\n" +
    'await lab.check("oneHot", oneHot);',
  '(await input("name? ")).toUpperCase()',
  'Array.from((await lab.loadImage("mine.jpg", [4, 4, 3])).subarray(0, 3)).join()',
  'import { four } from "./mine";\nfour',
];

test("a name is completed and explained, a hint opens, a cell asks, one's own files are read", {
  skip,
}, async () => {
  const tab = await site();
  const { page } = tab;
  await tab.open();
  const picture = new Jimp({ width: 16, height: 16, color: 0xc83214ff });
  await tab.upload("mine.jpg", await picture.getBuffer("image/jpeg"));
  await tab.openOwn("tools.ipynb", tools);
  const cell = (index: number): Locator => page.locator(".jp-Notebook:visible .jp-Cell").nth(index);
  await tab.runCell(0);
  await cell(1).locator(".cm-content").click();
  await page.keyboard.type("lab.confusionC");
  await untilShown(page.locator(".jp-Completer-item").first(), () => page.keyboard.press("Tab"));
  await page.keyboard.press("Enter");
  await page.locator(".cm-content", { hasText: "lab.confusionCounts" }).waitFor();
  const tooltip = page.locator(".jp-Tooltip", { hasText: "function confusionCounts(" });
  await untilShown(tooltip, () => page.keyboard.press("Shift+Tab"));
  await page.keyboard.press("Escape");

  await tab.runCell(2);
  const hint = cell(2).locator("details > p").first();
  assert.equal(await hint.isVisible(), false);
  await cell(2).getByText("Hint 1 of 3").click();
  await hint.waitFor();
  const asked = tab.runCell(3);
  await page.locator(".jp-Stdin-input").fill("ada");
  await page.locator(".jp-Stdin-input").press("Enter");
  assert.match(textOf(await asked), /'ADA'/);
  const colour = textOf(await tab.runCell(4))
    .match(/\d+/g)!
    .map(Number);
  assert.ok(
    [200, 50, 20].every((value, at) => Math.abs(colour[at]! - value) < 4),
    `${colour}, by jimp in the page`,
  );
  await tab.upload("mine.ts", Buffer.from("export const four: number = 4;\n"));
  assert.equal(textOf(await tab.runCell(5)), "4");
});
