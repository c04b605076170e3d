import { isNumbers, isRecord, isTensor } from "../encoding";
import type { Call, Judge, Seen } from "../exercise";
import { field } from "./properties";
import { wrongCall } from "./wrong-call";

/** The whole result, or a field of it, that is not right in every call. */
export interface WrongField<Compared> {
  /** Undefined for the whole result. */
  readonly name: string | undefined;
  /** The first call that got it wrong. */
  readonly wrong: Call;
  /** What each call returned there beside what is right. */
  readonly compared: readonly Compared[];
}

/** Compares what a call returned with what is right; undefined where the two cannot be compared. */
export type Compare<Case, Compared> = (
  received: unknown,
  right: unknown,
  given: Case,
  name: string | undefined,
) => Compared | undefined;

/** What was found of answers that are being judged: every mistake asks for it anew, and files have many bytes. */
export type Known<Compared> = WeakMap<readonly Call[], readonly WrongField<Compared>[]>;

/** The wrong fields of which every call can be compared; `known` keeps them for who asks again. */
export function wrongFields<Case, Compared>(
  expected: Judge<Case>["expected"],
  { calls, cases }: Seen<Case>,
  compare: Compare<Case, Compared>,
  known: Known<Compared>,
): readonly WrongField<Compared>[] {
  const before = known.get(calls);
  if (before !== undefined) return before;
  const right = cases.map(expected);
  const found = fieldsOf(right[0]).flatMap((name): WrongField<Compared>[] => {
    const pick = name === undefined ? (value: unknown) => value : field(name);
    const wrong = wrongCall(calls, right, pick);
    if (wrong === undefined) return [];
    const compared = calls.map(({ value }, i) =>
      compare(pick(value), pick(right[i]), cases[i] as Case, name),
    );
    const complete = compared.filter((one) => one !== undefined);
    return complete.length < calls.length ? [] : [{ name, wrong, compared: complete }];
  });
  known.set(calls, found);
  return found;
}

/** The whole result, or the names of its fields. */
function fieldsOf(expected: unknown): readonly (string | undefined)[] {
  const whole = isTensor(expected) || isNumbers(expected) || !isRecord(expected);
  return whole ? [undefined] : Object.keys(expected);
}
