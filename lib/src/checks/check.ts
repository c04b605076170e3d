import { format } from "../i18n";
import { jupyter } from "../jupyter/display";
import { versionOf } from "../jupyter/name-version";
import type { Answers, ExerciseName } from "./answers";
import { CheckFailed } from "./check-failed";
import { inputs, judge } from "./judge";
import { observe } from "./observe";
import { panel, pointsInWords, stalePanel } from "./panel";
import { asText, reportOf } from "./report";
import { keepScore } from "./score-board";
import { staleAnswer } from "./stale-answer";

/**
 * Checks an answer: says so when it is right, otherwise throws a `CheckFailed` that names the mistake. In a notebook the
 * result is a panel with hints and points. A function that is left of an earlier version of its cell is not judged.
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
  const version = versionOf(name);
  const stale = staleAnswer(name, version);
  if (stale !== undefined) {
    const message = format(stale);
    show(stalePanel(name, message), message);
    throw new CheckFailed(message);
  }
  const input = inputs(name, seed);
  const observation = await observe(name, answer, input);
  const verdict = judge(name, input, observation);
  const report = reportOf(verdict, observation, version);
  const score = keepScore(name, verdict.score);
  const passed = format({ id: "check.passed", params: { exercise: name } });
  show(panel(report, score), verdict.passed ? `${passed} (${pointsInWords(score)})` : asText(report));
  if (!verdict.passed) throw new CheckFailed(asText(report), verdict);
  if (!jupyter()) console.log(passed);
}

/** The panel, in a notebook. */
function show(html: string, text: string): void {
  jupyter()?.display({ "text/html": html, "text/plain": text });
}
