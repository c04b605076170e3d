import assert from "node:assert/strict";
import { after, test } from "node:test";
import { textOf } from "./lab-page";
import { everythingKept } from "./offline";
import { SiteInFirefox, withoutFirefox } from "./site-in-firefox";

const skip = withoutFirefox;
let started: Promise<SiteInFirefox> | undefined;
/** On a host that cannot send headers: the service worker isolates the page after one reload. */
const site = (): Promise<SiteInFirefox> => {
  started ??= SiteInFirefox.start({ isolated: false });
  return started;
};
after(async () => (await started)?.stop());

const cells = [
  'import * as tf from "@tensorflow/tfjs-node";\nimport * as lab from "image-lab";\n' +
    "tf.tensor1d([1, 2]).mul(2).dataSync()",
  'const a: string = "a";\nconst b: number = a;',
  "function g(): number { throw new RangeError('too deep'); }\ng();",
  'import { display } from "tslab";\nlet turns = 0;\ndisplay.html("turning");\nwhile (true) turns++;',
  "const digits = lab.toTensors((await lab.loadMnist()).train, { limit: 3000 });\n" +
    'const network = lab.lenet5([28, 28, 1], { activation: "relu", pooling: "max", seed: 3 });\n' +
    'network.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });\n' +
    "const stopped = await network.fit(digits.images, digits.labels, " +
    "{ epochs: 300, batchSize: 128, callbacks: lab.live() });\n" +
    "console.log(stopped.epoch.length < 300, lab.explainTraining(network).text);",
  "lab.show(lab.histogram([1, 2, 2, 3]));",
];

test("Firefox: cells with tensors, errors that name the learner's line, an interrupt, figures", {
  skip,
}, async () => {
  const tab = await site();
  await tab.open();
  await tab.until(() => crossOriginIsolated, undefined);
  await tab.shown();
  await tab.openOwn("firefox.ipynb", cells);
  assert.match(textOf(await tab.runCell(0)), /Float32Array\(2\) \[ 2, 4 \]/);
  const mistyped = textOf(await tab.runCell(1));
  assert.match(mistyped, /Type 'string' is not assignable to type 'number'/);
  assert.match(mistyped, /2/);
  const [error] = await tab.runCell(2);
  assert.match(error?.traceback?.join("\n") ?? "", /RangeError: too deep\n.*at g \(Cell \[\d+\], line 1/);
  const ended = tab.runCell(3);
  await tab.interrupt(3);
  assert.match(textOf(await ended), /KeyboardInterrupt/);
  const [figure] = await tab.runCell(5);
  assert.match(String(figure?.data?.["image/svg+xml"]), /^<svg[^>]* role="img"[\s\S]*class="trace bars"/);
});

test("Firefox: a training is stopped by its button and keeps what was learnt", { skip }, async () => {
  const tab = await site();
  const fitted = tab.runCell(4);
  await tab.until(() => {
    const roots = [
      document,
      ...[...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? []),
    ];
    const found = roots.flatMap((root) => [...root.querySelectorAll("button")]);
    const stop = found.find(({ textContent }) => textContent === "Stop training");
    stop?.click();
    return stop !== undefined;
  }, undefined);
  assert.match(textOf(await fitted), /true.*trained by the native engine/);
});

test("Firefox: a reload keeps the work, and a second visit needs no network", { skip }, async () => {
  const tab = await site();
  await tab.saved();
  await tab.until(everythingKept, undefined);
  await tab.cutOff();
  await tab.open("firefox.ipynb");
  assert.match(textOf((await tab.outputs())[0]!), /Float32Array/);
  assert.match(textOf(await tab.runCell(0)), /Float32Array\(2\) \[ 2, 4 \]/);
});
