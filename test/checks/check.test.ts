import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { CheckFailed, check, hint } from "image-lab";
import { decode, encode } from "image-lab/internal/checks/encoding";
import { type Encoded, inputs, judge } from "image-lab/internal/checks/judge/index";
import { observe } from "image-lab/internal/checks/observe/index";
import { format, setLanguage } from "image-lab/internal/i18n/index";
import { allExamples } from "./examples";
import { quick } from "./quick-challenge";

/** What a function prints with console.log. */
async function printed(run: () => unknown): Promise<string[]> {
  const lines: string[] = [];
  const original = console.log;
  console.log = (line: string) => void lines.push(line);
  try {
    await run();
  } finally {
    console.log = original;
  }
  return lines;
}

const right = (labels: Uint8Array, classes: number): tf.Tensor2D => {
  const values = new Float32Array(labels.length * classes);
  labels.forEach((label, row) => {
    values[row * classes + label] = 1;
  });
  return tf.tensor2d(values, [labels.length, classes]);
};

test("check prints one line when the answer is right", async () => {
  const lines = await printed(() => check("oneHot", right));
  assert.deepEqual(lines, ["✓ oneHot: all checks passed"]);
});

test("check throws CheckFailed whose first line names the mistake in the learner's own values", async () => {
  const offByOne = (labels: Uint8Array, classes: number): tf.Tensor2D =>
    right(
      labels.map((label) => label + 1),
      classes + 1,
    ).slice([0, 0], [labels.length, classes]);
  await assert.rejects(check("oneHot", offByOne), (error: unknown) => {
    assert.ok(error instanceof CheckFailed);
    const [first, given, received, expected, next, hints] = error.message.split("\n");
    assert.match(first ?? "", /^oneHot: row 0 is class \d, label is \d: off by one$/);
    assert.match(given ?? "", /^ {2}given {5}labels = \[/);
    assert.match(received ?? "", /^ {2}received {2}row 0: \[/);
    assert.match(expected ?? "", /^ {2}expected {2}row 0: \[/);
    assert.match(next ?? "", /^ {2}next {6}\S/);
    assert.match(hints ?? "", /lab\.hint\("oneHot"\)/);
    return true;
  });
});

test("an answer that throws leaves tfjs counting no kernels", async () => {
  await assert.rejects(
    check("oneHot", () => {
      throw new Error("not today");
    }),
    CheckFailed,
  );
  assert.equal(tf.engine().state.profiling, false);
});

test("hint gives three hints, one after the other, then starts again", async () => {
  const lines = await printed(() => {
    for (let i = 0; i < 4; i++) hint("scalePixels");
  });
  assert.deepEqual(
    lines.map((line) => line.slice(0, 22)),
    [
      "Hint 1 of 3 for scaleP",
      "Hint 2 of 3 for scaleP",
      "Hint 3 of 3 for scaleP",
      "That was the last hint",
      "Hint 1 of 3 for scaleP",
    ],
  );
});

test("hint names the exercises when it does not know one", () => {
  assert.throws(() => hint("onehot" as never), /there is no exercise "onehot"; the exercises are: .*oneHot/);
});

test("an observation that cannot be read earns nothing and raises nothing", () => {
  const input = inputs("oneHot", 1);
  const bomb = { kind: "tensor", shape: [1e9, 1e9], dtype: "float32", values: [] };
  const call = { outcome: "returned", value: bomb, error: null, changed: [], leaked: 0, facts: {} };
  for (const observation of [
    undefined,
    null,
    7,
    "passed",
    {},
    { borrowed: null, calls: [] },
    { borrowed: null, calls: [call, call] },
    { passed: true, score: 1 },
  ]) {
    const verdict = judge("oneHot", input, observation);
    assert.equal(verdict.score, 0);
    assert.equal(verdict.diagnosis?.id, "property.unreadable");
  }
});

/** The same observation with every number in its tensors and arrays replaced. */
function poison(value: unknown, number: number): unknown {
  if (typeof value === "number") return { kind: "number", text: String(number) };
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => poison(item, number));
  const { kind, shape, values } = value as { kind?: string; shape?: number[]; values?: unknown };
  if (kind === "array") {
    const length = (decode(value) as ArrayLike<number>).length;
    return encode(new Float32Array(length).fill(number));
  }
  if (kind === "tensor") return { ...value, shape, values: poison(values, number) };
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, poison(field, number)]));
}

test("infinite and missing numbers in place of the right ones pass no exercise", async () => {
  for (const { exercise, correct } of allExamples) {
    const input = quick(exercise, inputs(exercise, 1));
    const { borrowed, calls } = await observe(exercise, Object.values(correct)[0], input);
    for (const number of [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN]) {
      const poisoned = calls.map((call) => ({ ...call, value: poison(call.value, number) }));
      assert.equal(judge(exercise, input, { borrowed, calls: poisoned }).passed, false, exercise);
    }
  }
});

test("parts earn their share: the right values in the wrong dtype lose the dtype's tenth", async () => {
  const input = inputs("oneHot", 1);
  const answer = (labels: Uint8Array, classes: number): tf.Tensor => right(labels, classes).toInt();
  const verdict = judge("oneHot", input, await observe("oneHot", answer, input));
  assert.equal(verdict.score.toFixed(2), "0.90");
  assert.deepEqual(
    verdict.parts.filter(({ passed }) => !passed).map(({ id }) => id),
    ["dtype"],
  );
});

test("inputs are the same for the same seed and different for another", () => {
  const text = (seed: number): string => JSON.stringify(inputs("parseCifarBatch", seed));
  assert.equal(text(4), text(4));
  assert.notEqual(text(4), text(5));
});

test("an answer that never touches its arguments is not trusted with the case of another seed", async () => {
  const learned = right(Uint8Array.from([1, 2, 3]), 10);
  const input: Encoded = inputs("oneHot", 9);
  const verdict = judge("oneHot", input, await observe("oneHot", () => learned.clone(), input));
  assert.equal(verdict.passed, false);
});

test("messages come from the catalogue of the chosen language, English where it has none", () => {
  const passed = { id: "check.passed", params: { exercise: "oneHot" } };
  try {
    setLanguage("fr");
    assert.match(format(passed), /^✓ oneHot\u00a0: /);
    const count = { id: "property.leaked", params: { count: 1234 } };
    assert.match(format(count), /1\u202f234/);
    setLanguage("de", { checks: { "check.passed": "✓ {exercise}: alles richtig" } });
    assert.equal(format(passed), "✓ oneHot: alles richtig");
    assert.match(format({ id: "property.notImplemented", params: {} }), /not implemented yet/);
  } finally {
    setLanguage("en");
  }
  assert.throws(() => setLanguage("xx"), /There is no language "xx"; the languages are: en, fr, de\./);
});

test("LAB_LANG chooses the language at the start; one without a catalogue is English", () => {
  const script = `console.log(require("image-lab/internal/i18n/index").format({ id: "check.given", params: {} }))`;
  const said = (language: string): string =>
    require("node:child_process")
      .execFileSync(process.execPath, ["-e", script], {
        encoding: "utf8",
        env: { ...process.env, LAB_LANG: language },
      })
      .trim();
  assert.equal(said("xx"), "given");
  assert.notEqual(said("fr"), "given");
});

test("the judge's side loads without TensorFlow, and the observer's side without the judge", () => {
  const loaded = (module: string): string => {
    const script = `require("image-lab/internal/checks/${module}/index"); console.log(Object.keys(require.cache).join("\\n"))`;
    return require("node:child_process").execFileSync(process.execPath, ["-e", script], { encoding: "utf8" });
  };
  assert.doesNotMatch(loaded("judge"), /tfjs/);
  assert.doesNotMatch(loaded("observe"), /checks\/(judge|messages)/);
});
