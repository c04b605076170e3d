import assert from "node:assert/strict";
import { before, test } from "node:test";
import { nativeEngine } from "image-lab/internal/native/current-engine";
import { TestKernel } from "../kernel/client";

const engine = nativeEngine();
const noEngine = typeof engine === "string" && engine;

let kernel: TestKernel;
before(async () => {
  kernel = await TestKernel.start();
  await run('import * as tf from "@tensorflow/tfjs-node";\nimport { live, tensorMeter } from "image-lab";');
});

async function run(code: string, cell?: string): Promise<string> {
  kernel.cellId = cell;
  const { stdout, error } = await kernel.execute(code);
  assert.equal(error, undefined, error?.traceback.join("\n"));
  return stdout.trim();
}

/** Tensors and their bytes once everything that no cell reaches is collected. */
async function alive(): Promise<{ numTensors: number; numBytes: number }> {
  const settle = `{
    require("node:v8").setFlagsFromString("--expose-gc");
    const collect = require("node:vm").runInNewContext("gc") as () => void;
    for (let turn = 0; turn < 4; turn++) { collect(); await new Promise((next) => setTimeout(next, 20)); }
    console.log(JSON.stringify(tf.memory()));
  }`;
  return JSON.parse(await run(settle));
}

test("a cell that runs again leaves nothing behind, and takes nothing from other cells", async () => {
  await run(`const kept = tf.tensor1d([1, 2, 3]).reshape([3, 1]);
    const counter = tf.variable(tf.scalar(7), true, "counter");
    const reachedByFunction = ((made: tf.Tensor) => () => made.dataSync()[0])(tf.scalar(4));
    let heard = 0;
    const ticking = ((made: tf.Tensor) => setInterval(() => { heard = made.dataSync()[0]; }, 50))(tf.scalar(5));`);
  const cell = `const x = tf.randomNormal([100, 30]);
    const y = tf.tidy(() => tf.keep(tf.ones([100, 10])));
    const model = tf.sequential();
    model.add(tf.layers.dense({ units: 10, activation: "softmax", inputShape: [30] }));
    model.compile({ optimizer: "adam", loss: "meanSquaredError" });
    await model.fit(x, y, { epochs: 2, callbacks: live() });
    const outputs = model.predict(x) as tf.Tensor;
    const eager = model.apply(x) as tf.Tensor;`;
  for (let first = 0; first < 3; first++) await run(cell, "a cell");
  const { numTensors, numBytes } = await alive();
  for (let again = 0; again < 17; again++) await run(cell, "a cell");
  const after = await alive();
  assert.deepEqual([after.numTensors, after.numBytes], [numTensors, numBytes]);
  await run("heard = 0; await new Promise((next) => setTimeout(next, 500)); clearInterval(ticking);");
  const reached = "[kept.sum().dataSync()[0], counter.dataSync()[0], reachedByFunction(), heard, x.shape[0]]";
  assert.equal(await run(`console.log(JSON.stringify(${reached}))`), "[6,7,4,5,100]");
});

test("a variable that is out of reach gives its name back, and no meter takes a collected tensor for a leak", async () => {
  await run('const meter = tensorMeter(); { tf.variable(tf.scalar(1), true, "w"); tf.zeros([1000]); }');
  await alive();
  await run('const w = tf.variable(tf.scalar(2), true, "w");');
  await alive();
  assert.match(
    await run(
      'console.log(meter.stop().leaked.length, "w" in tf.engine().registeredVariables, w.dataSync()[0])',
    ),
    /^1 true 2$/,
  );
});

test("what collected tensors leave free between others goes back to the system", {
  skip: noEngine,
}, async () => {
  const resident = 'console.log(require("node:fs").readFileSync("/proc/self/statm", "utf8").split(" ")[1])';
  const pages = async (): Promise<number> => Number(await run(resident));
  await run("const between: tf.Tensor[] = []; tf.zeros([9000, 1000]).add(1).dispose();");
  await alive();
  const before = await pages();
  const many = `{ const lost: tf.Tensor[] = [];
    for (let i = 0; i < 50; i++) lost.push(tf.fill([1000, 1000], i).add(1), (between.push(tf.fill([100], i).add(1)), between.at(-1)!));
  }`;
  await run(many);
  const full = await pages();
  await alive();
  await run("await new Promise((next) => setTimeout(next, 600));");
  assert.ok(
    (await pages()) - before < (full - before) / 2,
    `${before}, ${full}, then ${await pages()} pages`,
  );
});

test("tensors made before the first tidy are no exception", async () => {
  kernel = await TestKernel.start();
  await run('import * as tf from "@tensorflow/tfjs-node";\nimport * as lab from "image-lab";\nlab.mlp;');
  await run("{ tf.zeros([10]); }");
  assert.equal((await alive()).numTensors, 0);
});
