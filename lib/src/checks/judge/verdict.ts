import type { Params } from "../../i18n";
import { answerText } from "../answer-text";
import type { ExerciseName } from "../answers";
import { decode, type Encoded } from "../encoding";
import type { Call, Diagnosis, Judge, Observation, Seen, Verdict } from "../exercise";
import { agrees } from "./agrees";
import { slipIn } from "./code-slips";
import { commonMistakes, lastSearches } from "./common-mistakes";
import { earlierCalls } from "./earlier-calls";
import { describe, excerpt } from "./excerpt";

interface Failure {
  readonly id: string;
  readonly part: string;
  readonly call: number;
  readonly params: Params;
}

/** An observation that could be read. */
interface Observed {
  readonly borrowed: string | null;
  readonly calls: Call[];
  readonly code: string;
}

/** Which parts passed, and what is wrong if one did not. Answers may return anything: what no judge can look at is wrong. */
export function verdict(
  exercise: ExerciseName,
  judge: Judge<unknown>,
  input: Encoded,
  observation: unknown,
): Verdict {
  const cases = decode(input) as unknown[];
  try {
    return judged(exercise, judge, cases, readObservation(observation, cases.length));
  } catch {
    return judged(exercise, judge, cases, undefined);
  }
}

function judged(
  exercise: ExerciseName,
  judge: Judge<unknown>,
  cases: unknown[],
  seen: Observed | undefined,
): Verdict {
  const failed = (diagnosis: Diagnosis): Verdict => ({
    exercise,
    passed: false,
    score: 0,
    parts: Object.entries(judge.parts).map(([id, weight]) => ({ id, weight, passed: false })),
    diagnosis,
  });
  if (seen === undefined) return failed(plainDiagnosis("unreadable", {}));
  if (seen.borrowed !== null) return failed(plainDiagnosis("borrowed", { function: seen.borrowed }));
  if (seen.calls.some((call) => call.outcome === "not implemented")) {
    return failed(plainDiagnosis("notImplemented", {}));
  }
  const failures = findFailures(judge, cases, seen.calls);
  const lost = new Set(failures.map((failure) => failure.part));
  const parts = Object.entries(judge.parts).map(([id, weight]) => ({ id, weight, passed: !lost.has(id) }));
  const first = failures[0];
  return {
    exercise,
    passed: first === undefined,
    score: parts.reduce((sum, part) => sum + (part.passed ? part.weight : 0), 0),
    parts,
    diagnosis: first === undefined ? null : diagnose(exercise, judge, cases, seen, first),
  };
}

function readObservation(observation: unknown, cases: number): Observed | undefined {
  try {
    const { borrowed, calls, code } = observation as Observation;
    if (calls.length !== cases || !(borrowed === null || typeof borrowed === "string")) return undefined;
    return {
      borrowed,
      calls: calls.map(readCall),
      code: answerText(code),
    };
  } catch {
    return undefined;
  }
}

function readCall({ outcome, value, error, changed, leaked, facts }: Observation["calls"][number]): Call {
  const decoded = Object.entries(facts).map(([name, fact]) => [name, decode(fact)] as const);
  const known = ["returned", "threw", "not implemented"].includes(outcome);
  if (!known || !Array.isArray(changed) || typeof leaked !== "number")
    throw new TypeError("not a call record");
  return { outcome, value: decode(value), error, changed, leaked, facts: Object.fromEntries(decoded) };
}

/** Every property that fails, in the order of the table; a call that threw fails every part. */
function findFailures(judge: Judge<unknown>, cases: unknown[], calls: Call[]): Failure[] {
  const failures: Failure[] = [];
  calls.forEach((call, index) => {
    if (call.outcome !== "threw") return;
    const params = { name: String(call.error?.name), message: String(call.error?.message) };
    const parts = Object.keys(judge.parts);
    failures.push(...parts.map((part) => ({ id: "property.threw", part, call: index, params })));
  });
  for (const property of judge.properties) {
    calls.forEach((call, index) => {
      if (call.outcome === "threw") return;
      const params = property.test(call, cases[index]);
      if (params !== undefined) failures.push({ id: property.id, part: property.part, call: index, params });
    });
  }
  return failures;
}

/**
 * The first mistake that agrees with the calls, else the first property that failed. What the code itself shows says
 * better than any hint what to do.
 */
function diagnose(
  exercise: ExerciseName,
  judge: Judge<unknown>,
  cases: unknown[],
  { calls, code }: Observed,
  first: Failure,
): Diagnosis {
  const found = findMistake(exercise, judge, cases, calls) ?? first;
  const message = messageKey(exercise, found.id);
  const call = calls[found.call] as Call;
  const given = cases[found.call];
  const received = receivedFrom(judge, call, given);
  const expected = judge.expected(given);
  const differs = call.outcome === "returned" && !agrees(received, expected);
  const shown = differs ? excerpt(received, expected) : { received: "", expected: "" };
  return {
    id: found.id,
    message: { id: message, params: found.params },
    hint: slipIn(code) ?? { id: `${message}.hint`, params: found.params },
    given: describe(given),
    ...shown,
  };
}

function receivedFrom(judge: Judge<unknown>, call: Call, given: unknown): unknown {
  return judge.received === undefined ? call.value : judge.received(call, given);
}

/** Catalogue key of a message: an id with a dot is one, any other belongs to its exercise. */
export function messageKey(exercise: ExerciseName, id: string): string {
  return id.includes(".") ? id : `${exercise}.${id}`;
}

function findMistake(
  exercise: ExerciseName,
  judge: Judge<unknown>,
  cases: unknown[],
  calls: Call[],
): { id: string; call: number; params: Params } | undefined {
  const mistakes = [
    ...earlierCalls(judge.expected),
    ...judge.mistakes,
    ...commonMistakes(judge.expected),
    ...(judge.searches ?? []),
    ...lastSearches(judge, (id, params) => {
      const message = messageKey(exercise, id);
      return { message: { id: message, params }, hint: { id: `${message}.hint`, params } };
    }),
  ];
  for (const mistake of mistakes) {
    if ("faulty" in mistake) {
      const same = calls.every(
        (call, index) =>
          call.outcome === "returned" &&
          agrees(receivedFrom(judge, call, cases[index]), mistake.faulty(cases[index])),
      );
      const telling = calls.findIndex(
        (call, index) => !agrees(receivedFrom(judge, call, cases[index]), judge.expected(cases[index])),
      );
      if (!same || telling < 0) continue;
      const params = mistake.explain?.(calls[telling] as Call, cases[telling]) ?? {};
      return { id: mistake.id, call: telling, params };
    }
    for (const [index, call] of calls.entries()) {
      const params = paramsOf(mistake, call, cases[index], { calls, cases });
      if (params !== undefined) return { id: mistake.id, call: index, params };
    }
  }
  return undefined;
}

/** What a mistake says of a call. Of one that threw there is nothing to say but what its error tells. */
function paramsOf(
  { when }: { when: (call: Call, given: unknown, seen: Seen<unknown>) => Params | undefined },
  call: Call,
  given: unknown,
  seen: Seen<unknown>,
): Params | undefined {
  if (call.outcome !== "threw") return when(call, given, seen);
  try {
    const anyError = { ...call, error: { name: "", message: "" } };
    return when(anyError, given, seen) === undefined ? when(call, given, seen) : undefined;
  } catch {
    return undefined; // it looked at a result
  }
}

function plainDiagnosis(id: string, params: Params): Diagnosis {
  const message = `property.${id}`;
  return {
    id: message,
    message: { id: message, params },
    hint: { id: `${message}.hint`, params },
    given: "",
    received: "",
    expected: "",
  };
}
