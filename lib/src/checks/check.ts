import { format } from "../i18n";
import type { Answers, ExerciseName } from "./answers";
import { CheckFailed } from "./check-failed";
import { inputs, judge } from "./judge";
import { observe } from "./observe";

/**
 * Checks an answer: prints one line when it is right, otherwise throws a `CheckFailed` that names the mistake.
 *
 * @param name the exercise
 * @param answer the learner's function; a wrong signature does not compile
 * @param seed which inputs to use, so that a check can be repeated on others
 * @example await check("oneHot", oneHot);
 */
export async function check<Name extends ExerciseName>(
  name: Name,
  answer: Answers[Name],
  { seed = 1 }: { seed?: number } = {},
): Promise<void> {
  const input = inputs(name, seed);
  const verdict = judge(name, input, await observe(name, answer, input));
  if (!verdict.passed) throw new CheckFailed(verdict);
  console.log(format({ id: "check.passed", params: { exercise: name } }));
}
