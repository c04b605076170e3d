import assert from "node:assert/strict";
import { after, test } from "node:test";
import { inputs, judge } from "image-lab/internal/checks/judge/index";
import { observe } from "image-lab/internal/checks/observe/index";
import { checks as en } from "image-lab/internal/i18n/en/checks/index";
import { checks as fr } from "image-lab/internal/i18n/fr/checks/index";
import { format, setLanguage } from "image-lab/internal/i18n/index";
import { allExamples } from "./examples";
import { quick } from "./quick-challenge";

/** English words of the catalogue that values are made of, where French has others. */
const words = (Object.keys(en) as (keyof typeof en)[])
  .filter((key) =>
    /^(excerpt|word|type|layer)\.|^training\.(itsHistory|no(History|Optimizer|Loss|Split))$|^model\.inWords$/.test(
      key,
    ),
  )
  .filter((key) => en[key] !== fr[key])
  .map((key) =>
    en[key]
      .replace(/\{\w+\}/g, "")
      .replace(/[^a-z ]/gi, "")
      .trim(),
  );

/** Texts in which somebody else speaks English: TensorFlow's errors. */
const quoted = new Set(["property.threw", "property.gradient", "notDifferentiable"]);

/** Arguments that are called by such a word in the exercise's signature. */
const argumentNames: { readonly [exercise: string]: readonly string[] } = {
  gradientDescent: ["parameters"],
  momentum: ["parameters"],
};

after(() => setLanguage("en"));

test("the words that values are made of are known", () => {
  for (const word of ["in all", "the result", "average pooling", "array", "none", "no history", "parameters"])
    assert.ok(words.includes(word), `${word} is not among ${words.join(", ")}`);
});

for (const { exercise, wrong } of allExamples) {
  test(`${exercise}: a French report has no English words among its values`, async () => {
    setLanguage("fr");
    const input = inputs(exercise, 1);
    for (const [id, answers] of Object.entries(wrong).filter(([name]) => !quoted.has(name))) {
      for (const answer of answers) {
        const { diagnosis } = judge(exercise, input, await observe(exercise, answer, quick(exercise, input)));
        assert.ok(diagnosis !== null);
        const { message, given, received, expected } = diagnosis;
        for (const text of [format(message), given, received, expected]) {
          const foreign = words.filter((word) => !argumentNames[exercise]?.includes(word));
          const found = foreign.filter((word) => new RegExp(`(?<![\\w.])${word}(?!\\w| =)`).test(text));
          assert.deepEqual(found, [], `${id}: ${text}`);
        }
        const prose = format(message).replace(/`[^`]*`|\[[^\]]*\]|\([^)]*\)/g, ""); // code, lists, formulas
        assert.doesNotMatch(prose, /(?<![\w.])\d+\.\d+(?![\w.])/, `${id} has a decimal comma: ${prose}`);
      }
    }
  });
}
