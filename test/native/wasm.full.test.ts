import "./native-on";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import type { Model } from "image-lab/internal/graph/tfjs-internals";
import { encodePlan } from "image-lab/internal/native/encode-plan";
import { objectiveOf } from "image-lab/internal/native/objective";
import { optimizerPlan } from "image-lab/internal/native/optimizer-plan";
import { stagesOf } from "image-lab/internal/native/supported-layers";
import { root } from "../root";
import { temporaryFolder } from "../temporary-folder";
import { examples, explainTraining, IMAGE, networks } from "../training/with-plain-tfjs";

const BATCH = 32;
const CLASSES = 10;
const clang = ["clang++", "wasm-ld"].every((program) => spawnSync(program, ["--version"]).status === 0);

/** The functions of native/src/wasm.cc, and the memory that their addresses are in. */
type Exports = Record<string, (...args: number[]) => number> & { memory: WebAssembly.Memory };

async function compiledEngine(): Promise<Exports> {
  const file = join(temporaryFolder("wasm"), "engine.wasm");
  const script = join(root, "tools", "native-wasm.mjs");
  const { status, stderr } = spawnSync(process.execPath, [script, file], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  const { instance } = await WebAssembly.instantiate(readFileSync(file), {});
  return instance.exports as Exports;
}

test("WebAssembly takes the native engine's steps: losses and weights agree", { skip: !clang }, async () => {
  const wasm = await compiledEngine();
  const put = (values: Float32Array | Int32Array): number => {
    const at = wasm["allocate"]!(values.byteLength);
    const { buffer } = wasm.memory;
    new Uint8Array(buffer, at, values.byteLength).set(
      new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
    );
    return at;
  };
  const floats = (at: number, count: number): Float32Array =>
    new Float32Array(wasm.memory.buffer, at, count).slice();
  for (const name of Object.keys(networks)) {
    const model = networks[name]!();
    model.compile({
      optimizer: tf.train.adam(0.002),
      loss: "categoricalCrossentropy",
      metrics: ["accuracy"],
    });
    const { x, y } = examples(10 * BATCH, IMAGE);
    const inner = (model as unknown as { model: Model }).model;
    const list = stagesOf(inner);
    const plan = encodePlan(list, optimizerPlan(inner.optimizer_), objectiveOf(inner, CLASSES));
    const network = wasm["create"]!(put(plan.numbers), plan.numbers.length, put(plan.constants));
    assert.notEqual(network, 0);
    for (const [index, weight] of model.getWeights().entries())
      wasm["write"]!(network, index, 0, put(weight.dataSync() as Float32Array));
    wasm["begin"]!(network, put(Float32Array.of(0.9, 0.999, 0)), 0);
    const [images, labels] = [put(x.dataSync() as Float32Array), put(y.dataSync() as Float32Array)];
    const results = wasm["allocate"]!(4 * 2 * 10);
    const rows = put(Int32Array.from({ length: 10 * BATCH }, (_, row) => row));
    assert.equal(wasm["train"]!(network, images, labels, 0, rows, BATCH, 10, 0.002, results), 1);
    const losses: number[] = [];
    const onBatchEnd = async (_: number, logs?: tf.Logs): Promise<void> =>
      void losses.push(logs!["loss"] as number);
    await model.fit(x, y, { batchSize: BATCH, shuffle: false, verbose: 0, callbacks: { onBatchEnd } });
    assert.equal(explainTraining(model).engine, "native");
    const found = floats(results, 20).filter((_, at) => at % 2 === 0);
    for (const [step, loss] of losses.entries())
      assert.ok(
        Math.abs(found[step]! - loss) < 1e-3 * loss,
        `${name}, step ${step}: ${found[step]}, natively ${loss}`,
      );
    for (const [index, weight] of model.getWeights().entries()) {
      const at = wasm["allocate"]!(4 * weight.size);
      wasm["read"]!(network, index, 0, at);
      const far = tf.tidy(
        () =>
          tf
            .sub(tf.tensor(floats(at, weight.size), weight.shape), weight)
            .abs()
            .max()
            .dataSync()[0]!,
      );
      assert.ok(far < 5e-3, `${name}, weight ${index}: ${far}`);
    }
    wasm["destroy"]!(network);
  }
});
