import { answerText } from "../answer-text";
import type { Answers, ExerciseName } from "../answers";
import { decode, type Encoded } from "../encoding";
import type { CallRecord, Observation, Observer } from "../exercise";
import { borrowedFrom } from "./borrowed";
import { observeCall } from "./observe-call";
import { observers } from "./observers";

/**
 * Calls an answer on every case of an input and writes down what it did. Knows no expected values: a grader may
 * run it beside untrusted code and judge the observation elsewhere.
 *
 * @param name the exercise
 * @param answer the learner's function; its type is checked by `check`, here it may be anything
 * @param input what `inputs(name, seed)` of the judge side made
 * @returns plain data that survives `JSON.stringify`
 */
export async function observe(name: ExerciseName, answer: unknown, input: Encoded): Promise<Observation> {
  const observer = observers[name] as Observer<unknown, unknown, unknown> | undefined;
  if (observer === undefined) throw new Error(`there is no exercise "${name}"`);
  const calls: CallRecord[] = [];
  const kernels = new Set<string>();
  const cases = decode(input) as unknown[];
  for (const given of cases) calls.push(await observeCall(observer, answer, given, kernels));
  const [first] = calls;
  if (first?.outcome === "returned" && !observer.once) {
    const again = await observeCall(observer, answer, cases[0], kernels);
    if (again.outcome === "returned") calls[0] = { ...first, facts: { ...first.facts, again: again.value } };
  }
  return { borrowed: borrowedFrom(observer, answer, kernels), code: codeOf(answer), calls };
}

/** Taken before any learner's code runs, which may replace both. */
const [{ apply }, { toString: textOf }] = [Reflect, Function.prototype];

function codeOf(answer: unknown): string {
  return typeof answer === "function" ? answerText(apply(textOf, answer, [])) : "";
}

export type { Answers, Encoded, ExerciseName, Observation };
