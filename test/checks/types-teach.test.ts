import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { createCompiler } from "../kernel/compiler";

const compiler = createCompiler(join(__dirname, "..", "..", ".."));
const imports = compile("", 'import * as tf from "@tensorflow/tfjs-node"; import * as lab from "image-lab";');
assert.ok(imports.ok);
const { declarations } = imports.cell;

function compile(declarations: string, code: string): ReturnType<typeof compiler.compile> {
  return compiler.compile(declarations, code);
}

/** What the kernel says about a cell after the imports. */
function complaint(code: string): string {
  const result = compile(declarations, code);
  return result.ok ? "" : result.diagnostics.map(({ message }) => message).join("\n");
}

/** Cells with a classic slip, and what the compiler must say before anything runs. */
const slips: readonly [slip: string, code: string, says: RegExp][] = [
  [
    "a tensor of the wrong rank is returned",
    "function flattenImages(images: tf.Tensor4D): tf.Tensor2D { return images; }",
    /Type 'Tensor4D' is not assignable to type 'Tensor2D'/,
  ],
  [
    "a misspelt activation",
    'tf.layers.dense({ units: 10, activation: "sofmax" })',
    /Type '"sofmax"' is not assignable to type 'ActivationIdentifier'. Did you mean '"softmax"'/,
  ],
  [
    "the history is used without await",
    "const history = tf.sequential().fit(tf.zeros([1]), tf.zeros([1])); console.log(history.epoch);",
    /Property 'epoch' does not exist on type 'Promise<History>'\.\nDid you forget to use 'await'\?/,
  ],
  [
    "a number is compared with what a promise will bring",
    "async function share(): Promise<number> { return 0.5; } if (share() > 0.4) console.log('learned');",
    /Operator '>' cannot be applied to types 'Promise<number>' and 'number'\.\nDid you forget to use 'await'\?/,
  ],
  [
    "trainMlp is not async and returns no promise",
    'await lab.check("trainMlp", (model: tf.LayersModel) => new tf.History())',
    /Type 'History' is missing the following properties from type 'Promise<History>'/,
  ],
  [
    "bytes are returned instead of floats",
    'await lab.check("scalePixels", (pixels: Uint8Array) => pixels.map((pixel) => pixel / 255))',
    /return types 'Uint8Array' and 'Float32Array' are incompatible/,
  ],
  [
    "an exercise's name is misspelt",
    'await lab.check("onehot", (labels: Uint8Array, classes: number) => tf.zeros([labels.length, classes]))',
    /^There is no "onehot" here\. Did you mean "oneHot"\?$/,
  ],
  ["a helper is misspelt", "lab.hnt('oneHot')", /^lab has no 'hnt'\. Did you mean 'hint'\?$/],
  [
    "a hint is asked for by its number",
    "lab.hint('three')",
    /^There is no "three" here\. Expected one of parseIdxImages, /,
  ],
  [
    "a hint is asked for by its function",
    "const oneHot = 5; lab.hint(oneHot)",
    /^Write "oneHot" in quotes: its name is asked for here\.$/,
  ],
  [
    "a tensor is returned instead of its number",
    "function accuracy(a: tf.Tensor2D, b: tf.Tensor2D): number { return a.argMax(1).equal(b.argMax(1)).mean(); }",
    /Type 'Tensor<Rank>' is not assignable to type 'number'/,
  ],
];

for (const [slip, code, says] of slips) {
  test(`the compiler says so when ${slip}`, () => assert.match(complaint(code), says));
}

test("the compiler has nothing to say about right answers", () => {
  const right = [
    "function flattenImages(images: tf.Tensor4D): tf.Tensor2D { return images.reshape([images.shape[0], -1]); }",
    'tf.layers.dense({ units: 10, activation: "softmax" })',
    'await lab.check("scalePixels", (pixels: Uint8Array) => Float32Array.from(pixels, (pixel) => pixel / 255))',
    "function loss(labels: tf.Tensor2D, predictions: tf.Tensor2D): tf.Scalar { return predictions.sub(labels).square().sum(1).mean(); }",
  ];
  for (const code of right) assert.equal(complaint(code), "");
});

test("the lab's types bring those of no library that a cell does not import itself", () => {
  const { program } = compiler.builder.build("", 'import * as lab from "image-lab";', true);
  const files = program.getSourceFiles().map(({ fileName }) => fileName);
  assert.ok(files.some((file) => file.includes("/@tensorflow/tfjs-layers/")));
  assert.deepEqual(
    files.filter((file) => /\/node_modules\/(jimp|@jimp|zod|nodeplotlib|rxjs|jsdom)\//.test(file)),
    [],
  );
});
