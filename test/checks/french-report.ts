import assert from "node:assert/strict";
import type { Diagnosis, ExerciseName } from "image-lab/internal/checks/judge/index";
import { checks as en } from "image-lab/internal/i18n/en/checks/index";
import { checks as fr } from "image-lab/internal/i18n/fr/checks/index";
import { format } from "image-lab/internal/i18n/index";

/** English words of the catalogue that values are made of, where French has others. */
export const englishWords = (Object.keys(en) as (keyof typeof en)[])
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

/** A report that was made while the language was French has no English words among its values, and decimal commas. */
export function assertFrench(
  exercise: ExerciseName,
  { id, message, given, received, expected }: Diagnosis,
): void {
  if (quoted.has(id)) return;
  const foreign = englishWords.filter((word) => !argumentNames[exercise]?.includes(word));
  for (const text of [format(message), given, received, expected]) {
    const found = foreign.filter((word) => new RegExp(`(?<![\\w.])${word}(?!\\w| =)`).test(text));
    assert.deepEqual(found, [], `${id}: ${text}`);
  }
  const prose = format(message).replace(/`[^`]*`|\[[^\]]*\]|\([^)]*\)/g, ""); // code, lists, formulas
  assert.doesNotMatch(prose, /(?<![\w.])\d+\.\d+(?![\w.])/, `${id} has a decimal comma: ${prose}`);
}
