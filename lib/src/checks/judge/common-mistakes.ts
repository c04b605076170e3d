import { type Params, phrase } from "../../i18n";
import { isNumbers } from "../encoding";
import type { Call, Mistake } from "../exercise";
import { agrees } from "./agrees";
import { field } from "./properties";

/** An error that the answer threw, where its text is of a kind. */
function threw({ outcome, error }: Call, kind: RegExp): RegExpExecArray | null {
  return outcome === "threw" ? kind.exec(`${error?.name}: ${error?.message}`) : null;
}

/** A mistake told by the error that it leads to; what the pattern's groups catch fills the message. */
export function told(id: string, kind: RegExp, ...names: string[]): Mistake<unknown> {
  return {
    id,
    when(call) {
      const found = threw(call, kind);
      return found === null
        ? undefined
        : Object.fromEntries(names.map((name, i) => [name, found[i + 1] ?? ""]));
    },
  };
}

/** Mistakes of any exercise, looked for where none of its own agrees. */
export const commonMistakes: readonly Mistake<unknown>[] = [
  told("property.outside", /^RangeError: Offset is outside the bounds/),
  told(
    "property.undefinedRead",
    /^TypeError: Cannot read properties of undefined \(reading '([^']+)'\)/,
    "member",
  ),
  told("property.usedAfterDispose", /^Error: Tensor is disposed/),
  { id: "property.disposed", when: disposed },
];

function disposed({ facts, value }: Call): Params | undefined {
  const names = facts["disposed"] ?? field("disposed")(value);
  return Array.isArray(names) && names.length > 0 ? { arguments: names.join(", ") } : undefined;
}

type Expected<Case> = (given: Case) => unknown;

/** The array, or the array in this field, begins as expected and ends too soon. */
export function cutShort<Case>(expected: Expected<Case>, name?: string): Mistake<Case> {
  return {
    id: "property.cutShort",
    when(call, given) {
      const [received, wanted] = picked(call.value, expected(given), name);
      if (!isNumbers(received) || !isNumbers(wanted)) return undefined;
      if (received.length === 0 || received.length >= wanted.length) return undefined;
      if (!agrees(received, Array.from(wanted).slice(0, received.length))) return undefined;
      return { what: inWords(name), received: received.length, expected: wanted.length };
    },
  };
}

/** The array, or the array in this field, is as long as expected and holds nothing but zeros. */
export function neverFilled<Case>(expected: Expected<Case>, name?: string): Mistake<Case> {
  return {
    id: "property.neverFilled",
    when(call, given) {
      const [received, wanted] = picked(call.value, expected(given), name);
      if (!isNumbers(received) || !isNumbers(wanted)) return undefined;
      if (received.length !== wanted.length || Array.from(wanted).every(isZero)) return undefined;
      return Array.from(received).every(isZero) ? { what: inWords(name) } : undefined;
    },
  };
}

const isZero = (number: number): boolean => number === 0;

function picked(received: unknown, expected: unknown, name: string | undefined): unknown[] {
  return [received, expected].map(name === undefined ? (value) => value : field(name));
}

function inWords(name: string | undefined): string {
  return name ?? phrase("word.theResult");
}
