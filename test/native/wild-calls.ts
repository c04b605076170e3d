/**
 * Calls the addon with everything that JavaScript can: `node wild-calls.js ADDON CALLS SEED`. Prints how many networks were
 * made; ends with an error where a call wrote beside an array. What it reads beside its own is for a sanitizer to see.
 */
import assert from "node:assert/strict";
import * as tf from "@tensorflow/tfjs-node";
import { type Model, runForEffect } from "image-lab/internal/graph/tfjs-internals";
import type { NativeBinding, NetworkHandle } from "image-lab/internal/native/binding";
import { encodePlan, type Plan } from "image-lab/internal/native/encode-plan";
import { stagesOf } from "image-lab/internal/native/supported-layers";

const [addon, calls, seed] = process.argv.slice(2);
const engine = require(addon!) as NativeBinding;
/** Beside each array that the engine may fill. */
const GUARD = 12345;

let state = Number(seed) >>> 0;
function below(n: number): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * n);
}
const oneOf = <T>(...all: readonly T[]): T => all[below(all.length)]!;
const seldom = (): boolean => below(6) === 0;

const { conv2d, dense, flatten, dropout, batchNormalization, maxPooling2d, averagePooling2d, activation } =
  tf.layers;
const networks: readonly (() => tf.layers.Layer[])[] = [
  () => [
    dense({ inputShape: [7], units: 5, activation: "relu" }),
    dropout({ rate: 0.5 }),
    dense({ units: 3, activation: "softmax" }),
  ],
  () => [
    dense({ inputShape: [300], units: 9 }),
    batchNormalization(),
    activation({ activation: "elu" }),
    dense({ units: 1 }),
  ],
  () => [
    conv2d({ inputShape: [8, 8, 1], filters: 3, kernelSize: 3, padding: "same", activation: "relu" }),
    maxPooling2d({ poolSize: 2 }),
    conv2d({ filters: 4, kernelSize: 2, strides: 2 }),
    batchNormalization(),
    flatten(),
    dense({ units: 4, activation: "softmax" }),
  ],
  () => [
    conv2d({ inputShape: [9, 7, 3], filters: 2, kernelSize: [5, 3], useBias: false }),
    averagePooling2d({ poolSize: 3, strides: 1, padding: "same" }),
    dropout({ rate: 0.2 }),
    maxPooling2d({ poolSize: 3, strides: 2 }),
    flatten(),
    dense({ units: 2 }),
  ],
];
const plans = networks.map((layers) => {
  const model = tf.sequential({ layers: layers() });
  return encodePlan(stagesOf(model as unknown as Model), undefined, undefined);
});

const odd = [0, 1, 2, 3, 5, 8, 16, 17, 64, 300, -1, -17, 65536, 2 ** 27 + 1, 2 ** 31 - 1, -(2 ** 31)];

/** A plan that is right, or nearly. */
function wildPlan(): Plan {
  const { numbers, constants } = oneOf(...plans);
  const changed = Int32Array.from(numbers);
  changed[4] = below(9);
  changed[7] = below(9);
  for (let m = 0; m < 8; m++) changed[8 + m] = below(8);
  changed[5] = below(5);
  for (let i = oneOf(0, 0, 0, 1, 1, 2, 5); i > 0; i--) {
    const at = below(changed.length);
    changed[at] = oneOf(oneOf(...odd), changed[at]! + 1, changed[at]! - 1, below(20));
  }
  if (seldom()) changed.copyWithin(16 + 14 * below(4), 16 + 14 * below(4), 16 + 14 * below(5));
  const shorter = seldom() ? below(40) : 0;
  return {
    numbers: changed.subarray(0, changed.length - shorter),
    constants: seldom() ? constants.subarray(below(9)) : constants.map((x) => oneOf(x, x, 0.5, Number.NaN)),
  };
}

/** Anything at all. */
function anything(): unknown {
  return oneOf<unknown>(
    ...[undefined, null, "", "x".repeat(1000), {}, [], () => 1, Symbol("s"), 3n, true, new ArrayBuffer(8)],
    ...[oneOf(...odd), 0.5, Number.NaN, Infinity, -Infinity, 1e300, new Uint8Array(4), new Float64Array(4)],
    ...[
      new Int32Array(below(50)),
      new Float32Array(below(50)),
      new Float32Array(new SharedArrayBuffer(64)),
      detached(),
    ],
  );
}

function detached(): Float32Array {
  const array = new Float32Array(8);
  structuredClone(array, { transfer: [array.buffer] });
  return array;
}

const slots = Array.from({ length: 12 }, (_, i) => {
  const slot = engine.newSlot();
  const size = [0, 1, 7, 30, 64, 189, 300, 1000, 3000, 5000, 9000][i];
  if (size !== undefined) runForEffect("ImageLabHold", slot, tf.fill([size], 0.25));
  return slot;
});
const slot = (): number => (seldom() ? oneOf(...odd) : oneOf(...slots.slice(5)));

/** Room for floats with guards around it. */
function room(count: number): Float32Array {
  const all = new Float32Array(count + 32).fill(GUARD);
  guarded.push(all);
  return all.subarray(16, 16 + count);
}
const guarded: Float32Array[] = [];

function wildCall(network: NetworkHandle): void {
  const x = Int32Array.from({ length: seldom() ? below(5) : 3 }, slot);
  const rows = Int32Array.from({ length: below(40) }, () => (below(60) === 0 ? oneOf(...odd) : below(4)));
  const batch = oneOf(1, 1 + below(40), oneOf(...odd));
  const [from, to] = [below(4), oneOf(below(8), below(60), oneOf(...odd))];
  const [parameter, which] = [oneOf(below(4), below(12), oneOf(...odd)), oneOf(0, below(5), oneOf(...odd))];
  const size = oneOf(below(10), below(200), 2048);
  const own: readonly (() => unknown)[] = [
    () => engine.train(network, x, rows, batch, oneOf(0.01, 1e30, Number.NaN)),
    () => engine.infer(network, x, from, to),
    () => engine.infer(network, x, from, to, room(size)),
    () => engine.read(network, parameter, which, room(size)),
    () => engine.write(network, parameter, which, slot()),
    () => engine.readSteps(network),
    () => engine.begin(network, room(oneOf(3, below(5))).fill(0.5), oneOf(...odd)),
  ];
  oneOf(...own)();
}

function wilderCall(network: NetworkHandle | undefined): void {
  const { train, infer, read, write, readSteps, begin, create, destroy, releaseSlot, dropSlot } = engine;
  const call = oneOf<unknown>(
    train,
    infer,
    read,
    write,
    readSteps,
    begin,
    create,
    destroy,
    releaseSlot,
    dropSlot,
  );
  const first = call === create ? oneOf(...engine.variants()) : network;
  const args = Array.from({ length: below(9) }, (_, i) => (i === 0 && !seldom() ? first : anything()));
  (call as (...given: unknown[]) => unknown)(...args);
}

let made = 0;
const said: Record<string, number> = {};
/** A call gives something or throws an `Error`. */
function attempt<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    assert.ok(error instanceof Error);
    const message = error.message.replace(/\d+/g, "N");
    said[message] = (said[message] ?? 0) + 1;
    return undefined;
  }
}

for (let i = 0; i < Number(calls); i++) {
  const { numbers, constants } = wildPlan();
  const network = attempt(() => engine.create(oneOf(...engine.variants()), numbers, constants, 1 + below(3)));
  if (network !== undefined) made++;
  for (let n = network === undefined ? 0 : 12; n > 0; n--) attempt(() => wildCall(network!));
  attempt(() => wilderCall(network));
  for (const all of guarded.splice(0))
    assert.ok(
      [...all.subarray(0, 16), ...all.subarray(-16)].every((one) => one === GUARD),
      "a call wrote beside its array",
    );
  if (network !== undefined && below(2) === 0) attempt(() => engine.destroy(network));
}
if (process.env["WILD_CALLS_SAY"]) console.error(said);
console.log(`${made} networks`);
