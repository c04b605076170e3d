import "./native-on";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import type { Model } from "image-lab/internal/graph/tfjs-internals";
import { nativeEngine } from "image-lab/internal/training/native-engine";
import { root } from "../root";
import { examples, explainTraining, IMAGE, networks } from "../training/with-plain-tfjs";

/** What `explainTraining` and the losses say of a small fit in a process of its own, after `before` was run there. */
function fitElsewhere(
  before: string,
  env: Record<string, string>,
): { text: string; engine: string; loss: number[] } {
  const script = `${before}
    require(${JSON.stringify(__filename)}).printFit();`;
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", script], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...env, NODE_TEST_CONTEXT: "", LAB_NATIVE_TEST: "fit" },
  });
  assert.ok(stdout.includes("{"), stderr);
  return JSON.parse(stdout.slice(stdout.indexOf("{")));
}

export async function printFit(): Promise<void> {
  const model = networks["LeNet-5 classic"]!();
  model.compile({ optimizer: "sgd", loss: "categoricalCrossentropy" });
  const { x, y } = examples(64, IMAGE);
  const { history } = await model.fit(x, y, { epochs: 2, shuffle: false, verbose: 0 });
  const { text, engine } = explainTraining(model);
  console.log(JSON.stringify({ text, engine, loss: history["loss"] }));
}

if (process.env["LAB_NATIVE_TEST"] === undefined) {
  const hidden = `const fs = require("node:fs"), { existsSync } = fs;
    fs.existsSync = (path) => !String(path).endsWith("engine.node") && existsSync(path);`;
  const broken = `const { Module } = require("node:module"), load = Module._extensions[".node"];
    Module._extensions[".node"] = (module, file) => {
      if (file.endsWith("engine.node")) throw new Error("libtensorflow_framework.so.2: cannot open shared object file");
      return load(module, file);
    };`;
  const fallbacks: [name: string, before: string, env: Record<string, string>, said: RegExp][] = [
    ["LAB_NATIVE=off", "", { LAB_NATIVE: "off" }, /does not run it: LAB_NATIVE=off switches it off\.$/],
    [
      "no compiler",
      hidden,
      {},
      /does not run it: it was not compiled: npm run setup does it where there is a C\+\+ compiler\.$/,
    ],
    [
      "a failed load",
      broken,
      {},
      /it does not load \(libtensorflow_framework.*\): npm run setup compiles it anew\.$/,
    ],
    [
      "a variant that there is not",
      "",
      { LAB_NATIVE: "mmx" },
      /LAB_NATIVE is "mmx", and here it may be off, on, .*portable\.$/,
    ],
  ];
  const native = fitElsewhere("", {});
  for (const [name, before, env, said] of fallbacks)
    test(`${name}: the model trains as a graph, to the same losses, and explainTraining says why`, () => {
      assert.equal(native.engine, "native", native.text);
      const { text, engine, loss } = fitElsewhere(before, env);
      assert.equal(engine, "graph");
      assert.match(text, said);
      for (const [index, expected] of native.loss.entries())
        assert.ok(Math.abs(loss[index]! - expected) < 1e-4);
    });

  test("the portable variant, and one thread, come to the same losses", () => {
    const variants = [{ LAB_NATIVE: "portable" }, { LAB_THREADS: "1" }] as Record<string, string>[];
    for (const [index, env] of variants.entries()) {
      const { text, loss } = fitElsewhere("", env);
      assert.match(text, [/\(portable, \d+ threads?\)/, /, 1 thread\)/][index]!);
      for (const [epoch, expected] of native.loss.entries())
        assert.ok(Math.abs(loss[epoch]! - expected) < 1e-5);
    }
  });
}

/** A model of layers that end with two outputs, and what is said where the engine leaves it to the graph. */
const foreign: [name: string, layers: () => tf.layers.Layer[], said: RegExp][] = [
  [
    "a layer that it does not have",
    () => [tf.layers.dense({ units: 3, inputShape: [8] }), tf.layers.leakyReLU()],
    /has no LeakyReLU layers/,
  ],
  [
    "an activation that it does not have",
    () => [tf.layers.dense({ units: 3, inputShape: [8], activation: "selu" })],
    /has no activation "selu"/,
  ],
  [
    "dropout with a seed",
    () => [tf.layers.dense({ units: 3, inputShape: [8] }), tf.layers.dropout({ rate: 0.5, seed: 1 })],
    /has a seed/,
  ],
  [
    "softmax within",
    () => [tf.layers.dense({ units: 3, inputShape: [8], activation: "softmax" })],
    /softmax before its last layer/,
  ],
];
if (process.env["LAB_NATIVE_TEST"] === undefined)
  test("convolutions of many channels: the graph, whose are faster, runs them, and explainTraining says so", async () => {
    for (const [filters, runs] of [
      [96, "graph"],
      [12, "native"],
    ] as const) {
      const model = tf.sequential({
        layers: [
          tf.layers.conv2d({ inputShape: [6, 6, 3], filters, kernelSize: 3 }),
          tf.layers.conv2d({ filters, kernelSize: 3 }),
          tf.layers.flatten(),
          tf.layers.dense({ units: 2 }),
        ],
      });
      model.compile({ optimizer: "sgd", loss: "meanSquaredError" });
      await model.fit(tf.ones([8, 6, 6, 3]), tf.ones([8, 2]), { verbose: 0 });
      const { engine, text } = explainTraining(model);
      assert.equal(engine, runs, text);
      if (runs === "graph") assert.match(text, /many channels \(96 .* with up to about 32 filters/);
    }
  });

if (process.env["LAB_NATIVE_TEST"] === undefined)
  for (const [name, layers, said] of foreign)
    test(`${name}: the graph runs it, and explainTraining says why`, async () => {
      const model = tf.sequential({ layers: [...layers(), tf.layers.dense({ units: 2 })] });
      model.compile({ optimizer: "sgd", loss: "meanSquaredError" });
      await model.fit(tf.ones([16, 8]), tf.ones([16, 2]), { verbose: 0 });
      const { engine, text } = explainTraining(model);
      assert.equal(engine, "graph");
      assert.match(text, said);
    });

if (process.env["LAB_NATIVE_TEST"] === undefined)
  test("a model that the engine left to others is looked at again after a while, and once it is trained", async () => {
    const input = tf.input({ shape: [4] });
    const outputs = tf.layers.dense({ units: 3 }).apply(input) as tf.SymbolicTensor;
    const model = tf.model({ inputs: input, outputs });
    const [x, y] = [tf.ones([64, 4]), tf.ones([64, 3])];
    const batches = { tensors: [x, y], samples: 64, batchSize: 32, inOrder: true };
    const takes = (): boolean =>
      nativeEngine.evaluate(model as unknown as Model, () => [], batches) !== undefined;
    const ownLoss = (labels: tf.Tensor, found: tf.Tensor): tf.Tensor =>
      tf.losses.absoluteDifference(labels, found);
    const compile = (loss: string | typeof ownLoss): void => model.compile({ optimizer: "sgd", loss });
    compile(ownLoss);
    assert.ok(!takes());
    compile("meanSquaredError");
    const calls = Array.from({ length: 17 }, takes);
    assert.equal(calls.indexOf(true), 16);
    compile(ownLoss);
    assert.ok(!takes());
    compile("meanSquaredError");
    await model.fit(x, y, { verbose: 0 });
    assert.ok(takes());
  });
