import "./native-on";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { Worker } from "node:worker_threads";
import * as tf from "@tensorflow/tfjs-node";
import type { NativeEngine } from "image-lab/internal/native/binding";
import { useNativeEngine } from "image-lab/internal/native/current-engine";
import { webAssemblyEngine } from "image-lab/internal/native/webassembly-engine";
import { WebAssemblyMemory } from "image-lab/internal/native/webassembly-memory";
import { root } from "../root";
import { temporaryFolder } from "../temporary-folder";
import { weightsOf } from "../training/compare";
import { examples, explainTraining, IMAGE, networks, uniform } from "../training/with-plain-tfjs";

const skip = !["clang++", "wasm-ld"].every((program) => spawnSync(program, ["--version"]).status === 0);
const folder = temporaryFolder("webassembly");
const workers: Worker[] = [];
after(() => Promise.all(workers.map((worker) => worker.terminate())));

function compiledModule(...flags: string[]): Uint8Array<ArrayBuffer> {
  const file = join(folder, `engine${flags.join("")}.wasm`);
  const script = join(root, "tools", "native-wasm.mjs");
  const { status, stderr } = spawnSync(process.execPath, [script, ...flags, file], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return new Uint8Array(readFileSync(file));
}

function startWorker(workerData: object): void {
  const thread = require.resolve("image-lab/internal/native/webassembly-thread");
  const code = `require(${JSON.stringify(thread)}).runThread(require("node:worker_threads").workerData)`;
  workers.push(new Worker(code, { eval: true, workerData }));
}

interface Outcome {
  readonly text: string;
  readonly losses: number[];
  readonly weights: number[];
  readonly evaluated: number[];
  readonly predicted: number[];
}

/** Trains, validates, evaluates and predicts on the backend that is in use; callbacks read weights and write some. */
async function outcome(make: () => tf.Sequential): Promise<Outcome> {
  const model = make();
  model.compile({ optimizer: tf.train.adam(0.002), loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  const { x, y } = examples(330, IMAGE);
  const losses: number[] = [];
  const onBatchEnd = async (batch: number, logs?: tf.Logs): Promise<void> => {
    losses.push(logs!["loss"] as number, weightsOf(model)[7]!);
    if (batch === 5)
      tf.tidy(() => model.layers[1]!.setWeights(model.layers[1]!.getWeights().map((w) => w.mul(0.9))));
  };
  const fit = { batchSize: 32, epochs: 2, shuffle: false, verbose: 0, validationSplit: 0.1 } as const;
  const { history } = await model.fit(x, y, { ...fit, callbacks: { onBatchEnd } });
  const { text, engine } = explainTraining(model);
  assert.equal(engine, "native", text);
  const evaluated = (model.evaluate(x, y, { batchSize: 50 }) as tf.Scalar[]).map((s) => s.dataSync()[0]!);
  const predicted = [...(model.predict(x) as tf.Tensor).dataSync()];
  const found = {
    text,
    losses: [...losses, ...(history["val_loss"] as number[])],
    weights: weightsOf(model),
  };
  model.dispose();
  return { ...found, evaluated, predicted };
}

function assertNear(found: readonly number[], expected: readonly number[], what: string): void {
  assert.equal(found.length, expected.length);
  for (const [at, number] of expected.entries())
    assert.ok(
      Math.abs(found[at]! - number) < 2e-3 * Math.max(1, Math.abs(number)),
      `${what} ${at}: ${found[at]}, ${number}`,
    );
}

for (const count of [1, 2])
  test(`WebAssembly on ${count} of its threads trains as the native engine does`, { skip }, async () => {
    const engine: NativeEngine = await webAssemblyEngine(
      compiledModule(...(count > 1 ? ["--threads"] : [])),
      count > 1 ? { threads: { count, start: startWorker } } : {},
    );
    for (const [name, make] of Object.entries(networks)) {
      const natively = await outcome(make);
      useNativeEngine(engine);
      await tf.setBackend("cpu"); // as a page has it
      try {
        const first = await outcome(make);
        assert.match(first.text, new RegExp(`native engine \\(WebAssembly, ${count} threads?\\)`));
        for (const kind of ["losses", "weights", "evaluated", "predicted"] as const)
          assertNear(first[kind], natively[kind], `${name}, ${kind}`);
        const again = { ...(await outcome(make)), text: first.text };
        assert.deepEqual(again, first, "a second time it is the same, bit for bit");
      } finally {
        useNativeEngine(undefined);
        await tf.setBackend("tensorflow");
      }
    }
    if (count > 1) assert.equal(workers.length, count - 1);
  });

test("its memory is given out once, and what was released is joined and used again", { skip }, async () => {
  const memory = await WebAssemblyMemory.of(await WebAssembly.compile(compiledModule()));
  const random = uniform(3);
  const held: { at: number; bytes: number }[] = [];
  let furthest = 0;
  for (let turn = 0; turn < 4000; turn++) {
    if (held.length > 40 || (held.length > 0 && random() < 0.4))
      memory.release(held.splice(Math.floor(random() * held.length), 1)[0]!.at);
    const bytes = 1 + Math.floor(random() ** 4 * 1e6);
    const at = memory.allocate(bytes);
    assert.equal(at % 64, 0);
    for (const other of held)
      assert.ok(at + bytes <= other.at || other.at + other.bytes <= at, "two pieces lie over each other");
    held.push({ at, bytes });
    if (turn < 1000) furthest = Math.max(furthest, at + bytes);
    else assert.ok(at + bytes < furthest + 8e6, `after ${turn} turns memory still grows`);
  }
  for (const { at } of held) memory.release(at);
  const whole = memory.allocate(furthest - 2e6);
  assert.ok(whole < 2e6, "when all is released it is one piece again");
});
