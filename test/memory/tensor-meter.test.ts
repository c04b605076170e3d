import assert from "node:assert/strict";
import { test } from "node:test";
import { runInThisContext } from "node:vm";
import * as tf from "@tensorflow/tfjs-node";
import { tensorMeter, toTensors } from "image-lab";
import { compiled } from "../training/compare";
import { examples, IMAGE } from "../training/with-plain-tfjs";

test("tells shape, type and bytes of what was not disposed of, largest first", () => {
  const before = tf.scalar(1);
  const meter = tensorMeter();
  const kept = [tf.zeros([10, 3]), tf.tensor1d([1, 2, 3, 4], "int32"), tf.tensor1d([true, false], "bool")];
  tf.tidy(() => tf.ones([100]).sum()).dispose();
  tf.zeros([5]).dispose();
  before.dispose();
  const { leaked, bytes, text } = meter.stop();
  assert.deepEqual(
    leaked.map(({ shape, dtype, bytes: own }) => [shape, dtype, own]),
    [
      [[10, 3], "float32", 120],
      [[4], "int32", 16],
      [[2], "bool", 2],
    ],
  );
  assert.equal(bytes, 138);
  assert.match(
    text,
    /^3 tensors \(138 B\) were made and not disposed of:\n {2}float32 \[10, 3\], 120 B, made at .*tensor-meter\.test/,
  );
  assert.match(text, /Wrap the code in tf\.tidy/);
  tf.dispose(kept);
});

/** Where the meter says a tensor was made that code in `file` makes through a library calling itself `depth` times. */
function madeAt(file: string, depth: number): string {
  const library = runInThisContext(
    "(function down(tf, depth) { return depth === 0 ? tf.zeros([2]) : down(tf, depth - 1); })",
    { filename: "/home/ann/lab/node_modules/library/index.js" },
  ) as (tf: unknown, depth: number) => tf.Tensor;
  const code = runInThisContext("(library, tf, depth) => library(tf, depth)", { filename: file }) as (
    ...given: [typeof library, unknown, number]
  ) => tf.Tensor;
  const meter = tensorMeter();
  code(library, tf, depth).dispose();
  const tensor = code(library, tf, depth);
  const { leaked } = meter.stop();
  tensor.dispose();
  assert.equal(leaked.length, 1);
  return leaked[0]!.madeAt;
}

for (const file of ["Cell [3]", "/home/ann lee/lab (copy)/helper.js", "/check/lab/build/test/a.js"])
  test(`tells the line of ${file}, however deep a library below it calls itself`, () => {
    for (const depth of [0, 9, 500]) assert.equal(madeAt(file, depth), `${file}:1:25`);
  });

test("tells the cell's line as the notebook's kernel writes it", () => {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = (_, sites) =>
    [
      "Error",
      ...sites.map((site) =>
        `    at ${site}`.replace(/Cell \[3\]:(\d+):(\d+)/, "Cell [3], line $1, column $2"),
      ),
    ].join("\n");
  try {
    assert.equal(madeAt("Cell [3]", 2), "Cell [3], line 1, column 25");
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
  }
});

test("a tensor that image-lab makes was made where image-lab was called", () => {
  const images = new Uint8Array(4);
  const meter = tensorMeter();
  const set = {
    name: "two",
    images,
    labels: Uint8Array.of(0, 1),
    shape: [2, 1, 1] as const,
    classNames: ["a", "b"],
    origin: "stand-in" as const,
  };
  const tensors = toTensors(set);
  const { leaked } = meter.stop();
  tf.dispose(Object.values(tensors));
  assert.ok(leaked.length >= 2);
  for (const tensor of leaked) assert.match(tensor.madeAt, /tensor-meter\.test/);
});

test("says so when nothing is left, and watches no longer after stop", () => {
  const meter = tensorMeter();
  tf.zeros([3]).dispose();
  assert.equal(meter.stop().text, "Every tensor that was made was disposed of.");
  const later = tf.zeros([3]);
  assert.equal(meter.stop().leaked.length, 0);
  later.dispose();
});

test("a variable from before is no leak when it is assigned to, nor are the weights of a model that trains on", async () => {
  const variable = tf.variable(tf.zeros([2]));
  const assigning = tensorMeter();
  tf.tidy(() => variable.assign(tf.ones([2])));
  assert.deepEqual(assigning.stop().leaked, []);
  variable.dispose();
  const { x, y } = examples(64, IMAGE);
  const model = compiled();
  await model.fit(x, y, { verbose: 0 });
  const training = tensorMeter();
  await model.fit(x, y, { epochs: 2, verbose: 0 });
  assert.deepEqual(training.stop().leaked, []);
});

test("a new variable was made where it was made, not where it was last assigned to", () => {
  const meter = tensorMeter();
  const make = runInThisContext("(tf) => tf.variable(tf.scalar(1))", { filename: "Cell [4]" }) as (
    given: unknown,
  ) => tf.Variable;
  const variable = tf.tidy(() => make(tf));
  tf.tidy(() => variable.assign(tf.scalar(2)));
  const { leaked } = meter.stop();
  variable.dispose();
  assert.deepEqual(
    leaked.map(({ madeAt }) => madeAt),
    ["Cell [4]:1:12"],
  );
});

test("meters may be stopped in any order; after the last, tfjs is as it was", () => {
  const { trackTensor, disposeTensor } = tf.engine() as unknown as Record<string, unknown>;
  const first = tensorMeter();
  const one = tf.zeros([1]);
  const second = tensorMeter();
  const two = tf.zeros([2]);
  const shapes = (meter: typeof first): unknown[] => meter.stop().leaked.map(({ shape }) => shape);
  assert.deepEqual(shapes(first), [[2], [1]]);
  const three = tf.zeros([3]);
  two.dispose();
  assert.deepEqual(shapes(second), [[3]]);
  tf.dispose([one, three]);
  const now = tf.engine() as unknown as Record<string, unknown>;
  assert.deepEqual([now["trackTensor"], now["disposeTensor"]], [trackTensor, disposeTensor]);
});

test("a meter that nobody stops ceases to look where tensors are made", () => {
  const forgotten = tensorMeter();
  let stacks = 0;
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = () => {
    stacks++;
    return "";
  };
  const { length } = Array.from({ length: 50_100 }, () => tf.zeros([1]).dispose());
  Error.prepareStackTrace = prepareStackTrace;
  forgotten.stop();
  assert.ok(stacks > 0 && stacks < length, `${stacks} stacks`);
});
