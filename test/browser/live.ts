import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { withoutChromium } from "./chromium";
import { keepScreen } from "./screens";
import { sharedLab } from "./shared-lab";

const cells = [
  `import * as tf from "@tensorflow/tfjs-node";
import * as lab from "image-lab";
const { train } = await lab.loadMnist();
const digits = lab.toTensors(train, { limit: 12000 });
const network = lab.lenet5([28, 28, 1], { activation: "relu", pooling: "max", seed: 3 });
network.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
const fit = (epochs: number) => network.fit(digits.images, digits.labels, {
  epochs, batchSize: 128, validationSplit: 0.1, callbacks: lab.live({ from: train }),
});`,
  'const stopped = await fit(200);\nconsole.log("epochs recorded:", stopped.epoch.length < 200);',
  `const kept = network.getWeights()[0].dataSync().slice();
const { history } = await fit(10);
const further = network.getWeights()[0].dataSync().some((weight, index) => weight !== kept[index]);
console.log("started from what it had learnt:", history.loss[0] < stopped.history.loss[0], "and went on:", further);`,
];

test("live training changes in place, stops at a click, and goes on from the weights it kept", {
  skip: withoutChromium,
}, async () => {
  const lab = await sharedLab();
  lab.write("live.ipynb", cells);
  const page = await lab.open("live.ipynb");
  const done = lab.runAll(page);
  done.catch(() => undefined); // awaited below; a failure before that must not hide behind this one
  await page.getByRole("button", { name: "Stop training" }).waitFor();
  const pictures = await differentCurves(page, 6);
  assert.ok(pictures >= 6, `the curve stood in ${pictures} different shapes`);
  assert.match(
    (await page.locator(".lab-progress-text").first().textContent())!,
    /^Epoch \d+ of 200 · .+ left · loss /,
  );
  await keepScreen(page, 1, "live-light");
  await page.getByRole("button", { name: "Stop training" }).click();
  await page.getByText(/^Stopped in epoch \d+ of 200/).waitFor();
  await done;
  await keepScreen(page, 2, "live-finished-light");
  await lab.command(page, "docmanager:save");
  const [, stopped, resumed] = (await lab.read("live.ipynb")).cells;
  assert.match(JSON.stringify(stopped), /epochs recorded: true/);
  assert.match(JSON.stringify(resumed), /started from what it had learnt: true and went on: true/);
  const saved = resumed!.outputs.flatMap(({ data }) => Object.keys(data ?? {}));
  for (const mime of ["application/vnd.plotly.v1+json", "image/svg+xml", "text/html"])
    assert.ok(saved.includes(mime), `${mime} is saved`);
  // ten epochs take seconds; a training of less than one can end before any page has replied, and prints its lines
  assert.doesNotMatch(JSON.stringify(resumed), /Epoch 1 of 10 · \d/, "no lines beside the figure");
  await lab.close(page);
});

/** Counts the shapes that the loss curve takes until there are `enough`, at most 30 s long. */
async function differentCurves(page: Page, enough: number): Promise<number> {
  const curve = page.locator(".jp-CodeCell").nth(1).locator(".lab-curve").first();
  await curve.waitFor({ state: "attached" });
  const seen = new Set<string | null>();
  for (let attempt = 0; attempt < 300 && seen.size < enough; attempt++) {
    seen.add(await curve.getAttribute("d"));
    await page.waitForTimeout(100);
  }
  return seen.size;
}
