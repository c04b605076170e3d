import assert from "node:assert/strict";
import { test } from "node:test";
import { withoutChromium } from "./chromium";
import { keepScreen } from "./screens";
import { sharedLab } from "./shared-lab";

const name = "closed.ipynb";
const cells = [
  `import * as tf from "@tensorflow/tfjs-node";
import * as lab from "image-lab";
const x = tf.randomNormal([500, 20], 0, 1, "float32", 1);
const y = tf.oneHot(tf.range(0, 500, 1, "int32").mod(10).toInt(), 10);
const network = tf.sequential({ layers: [tf.layers.dense({ inputShape: [20], units: 10, activation: "softmax" })] });
network.compile({ optimizer: "adam", loss: "categoricalCrossentropy" });
let mayEnd = false;
const wait = new tf.CustomCallback({
  onEpochEnd: async (epoch) => { while (epoch === 3 && !mayEnd) await new Promise((done) => setTimeout(done, 50)); },
});
setTimeout(() => { mayEnd = true; }, 6000);`,
  "await network.fit(x, y, { epochs: 30, callbacks: [lab.live(), wait] });",
];

test("a training that ends while no page is open is saved as ended, with its figure", {
  skip: withoutChromium,
}, async () => {
  const lab = await sharedLab();
  lab.write(name, cells);
  const first = await lab.open(name);
  void lab.runAll(first).catch(() => undefined); // its page goes away under it
  await first.getByRole("button", { name: "Stop training" }).waitFor();
  await lab.command(first, "docmanager:save");
  await first.close();
  const saved = async (): Promise<string> => JSON.stringify((await lab.read(name)).cells[1]!.outputs);
  assert.match(await saved(), /Epoch \\?\d+ of 30/);
  await new Promise((done) => setTimeout(done, 7000));
  const again = await lab.open(name);
  await again.getByText(/^Trained 30 epochs/).waitFor();
  await again.locator(".js-plotly-plot").waitFor();
  await keepScreen(again, 1, "training-ended-while-closed");
  for (let attempt = 0; attempt < 50 && !(await saved()).includes("Trained 30"); attempt++)
    await again.waitForTimeout(100);
  assert.match(await saved(), /Trained 30 epochs/);
  assert.match(await saved(), /application\/vnd\.plotly/);
  assert.doesNotMatch(await saved(), /Epoch \d+ of 30/);
  await lab.close(again);
});
