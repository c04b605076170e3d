import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { notebookNames } from "../chapter-names";
import { withoutChromium } from "./chromium";
import { JupyterLab } from "./jupyter-lab";
import { keepScreen, keepWindow } from "./screens";

const root = resolve(__dirname, "../../..");
const worked = join(root, "build", "worked");
const options = { skip: withoutChromium };
let lab: JupyterLab;

before(async () => {
  if (withoutChromium) return;
  execFileSync(process.execPath, [join(root, "tools", "build-notebooks.mjs")], { stdio: "ignore" });
  lab = await JupyterLab.start();
  for (const file of chapters()) copyFileSync(join(worked, file), join(lab.folder, file)); // 00-start hands all in
});

after(async () => {
  await lab?.stop();
});

function chapters(): string[] {
  return readdirSync(worked).filter((name) => /^0\d-.*\.ipynb$/.test(name));
}

for (const chapter of notebookNames)
  test(`${chapter}: "Run All Cells" runs to the end without an error`, options, async () => {
    const file = `${chapter}.ipynb`;
    assert.ok(chapters().includes(file));
    const page = await lab.open(file);
    await lab.runAll(page);
    await lab.command(page, "docmanager:save");
    const outputs = (await lab.read(file)).cells.flatMap(({ outputs: all }) => all ?? []);
    assert.ok(outputs.length > 5, "cells have outputs");
    assert.ok(
      outputs.every(({ data }) => !data?.["application/vnd.plotly.v1+json"] || data["image/svg+xml"]),
      "every figure has a static picture",
    );
    await keepWindow(page, `${chapter}-light`);
    await page.close();
    await lab.shutDownKernels();
  });

const trainingCells = [
  `import * as tf from "@tensorflow/tfjs-node";
import * as lab from "image-lab";
const { train } = await lab.loadMnist();
const digits = lab.toTensors(train, { limit: 6000, flatten: true });
const network = lab.mlp(784);
network.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });`,
  `await network.fit(digits.images, digits.labels, {
  epochs: 100, batchSize: 128, validationSplit: 0.1, callbacks: lab.live({ metric: "acc", from: train }),
});`,
];

for (const [name, look] of [
  ["dark", { dark: true }],
  ["phone", { width: 390, height: 800 }],
] as const)
  test(`live training is readable: ${name}`, options, async () => {
    lab.write(`live-${name}.ipynb`, trainingCells);
    const page = await lab.open(`live-${name}.ipynb`, look);
    const run = lab.runAll(page);
    const stop = page.getByRole("button", { name: "Stop training" });
    await stop.waitFor();
    await page.waitForTimeout(1500);
    await keepScreen(page, 1, `live-${name}`);
    const window = page.viewportSize()!.width;
    const box = (await stop.boundingBox())!;
    assert.ok(box.x >= 0 && box.x + box.width <= window, "the button is inside the window");
    await run;
    await keepScreen(page, 1, `live-finished-${name}`);
    await page.close();
    await lab.shutDownKernels();
  });

test("live training moves and stops in Notebook 7", options, async () => {
  lab.write("seven.ipynb", [
    trainingCells[0]!,
    trainingCells[1]!.replace("100", "100000"),
    'console.log("after");',
  ]);
  const page = await lab.openInNotebook7("seven.ipynb");
  const run = lab.runAll(page);
  const stop = page.getByRole("button", { name: "Stop training" });
  await stop.waitFor();
  const text = page.locator(".lab-progress-text").first();
  const first = await text.textContent();
  await text.filter({ hasNotText: first! }).waitFor(); // a slow page gets a picture every two seconds
  assert.notEqual(await text.textContent(), first);
  await keepWindow(page, "notebook7-live");
  await stop.click();
  await run;
  await page.getByText("after", { exact: true }).waitFor();
  await page.getByText(/^Stopped in epoch/).waitFor();
  await page.close();
  await lab.shutDownKernels();
});

test("nbgrader's Validate button says that a worked chapter passes", options, async () => {
  const file = "02-preprocessing.ipynb";
  copyFileSync(join(worked, file), join(lab.folder, file));
  const page = await lab.open(file);
  await page.getByText("Validate", { exact: true }).click();
  const dialog = page.locator(".jp-Dialog");
  await dialog
    .getByText(/Success! Your notebook passes all the tests|failed|error/i)
    .first()
    .waitFor({ timeout: 240_000 });
  await keepWindow(page, "validate-light");
  assert.match(await dialog.innerText(), /Success! Your notebook passes all the tests/);
});
