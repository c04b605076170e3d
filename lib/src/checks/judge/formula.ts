import { close } from "./agrees";

/** Numbers that a formula may use, by the letters it writes them with: one for each place, as many as there are results. */
export interface Known {
  readonly [letter: string]: readonly number[];
}

/** A formula with its value at every place. */
interface Term {
  readonly text: string;
  readonly values: readonly number[];
  /** How many letters and operations it has. */
  readonly size: number;
  /** How tightly it holds together: 2 for a letter or a function, 1 for a product, 0 for a sum. */
  readonly binding: number;
}

type Operation = "+" | "−" | "·" | "/";

const operations: { readonly [sign in Operation]: (a: number, b: number) => number } = {
  "+": (a, b) => a + b,
  "−": (a, b) => a - b,
  "·": (a, b) => a * b,
  "/": (a, b) => a / b,
};

const functions: readonly (readonly [write: (text: string) => string, of: (x: number) => number])[] = [
  [(text) => `|${text}|`, Math.abs],
  [(text) => `sign(${text})`, Math.sign],
  [(text) => `sqrt(${text})`, Math.sqrt],
  [(text) => `log(${text})`, Math.log],
  [(text) => `exp(${text})`, Math.exp],
  [(text) => `round(${text})`, Math.round],
  [(text) => `floor(${text})`, Math.floor],
];

const square = (term: Term): Term => ({
  text: `${wrapped(term, 2)}²`,
  values: term.values.map((x) => x * x),
  size: term.size + 1,
  binding: 2,
});

/**
 * The shortest formula of the letters whose value is `results` at every place, or undefined. Two terms of a few letters
 * each are looked for that one operation joins; with a dozen places no other formula gives the same numbers by chance.
 *
 * @example findFormula({ p: [1, 2, 5], g: [3, 4, 7] }, [4, 6, 12]); // "p + g"
 */
export function findFormula(known: Known, results: readonly number[]): string | undefined {
  if (!results.every(Number.isFinite)) return undefined;
  if (results.every((result) => result === 0)) return "0";
  const letters = Object.entries(known).map(([text, values]) => ({ text, values, size: 1, binding: 2 }));
  const simple = distinct([...letters, ...letters.flatMap(transformed)]);
  const pairs = distinct(letters.flatMap((a) => letters.flatMap((b) => joined(a, b))));
  const terms = distinct([
    ...simple,
    ...letters.flatMap((a) => simple.flatMap((b) => joined(a, b))),
    ...pairs.flatMap(transformed),
    ...pairs.flatMap((a) => letters.flatMap((b) => joined(a, b))),
  ]);
  return best(terms, results)?.text;
}

function transformed(term: Term): Term[] {
  const made = functions.map(([write, of]) => ({
    text: write(term.text),
    values: term.values.map(of),
    size: term.size + 1,
    binding: 2,
  }));
  return [square(term), ...made];
}

/** Two terms with every operation between them. */
function joined(a: Term, b: Term): Term[] {
  return (Object.keys(operations) as Operation[]).map((sign) => join(a, sign, b));
}

function join(a: Term, sign: Operation, b: Term): Term {
  const binding = sign === "+" || sign === "−" ? 0 : 1;
  return {
    text: `${wrapped(a, binding)} ${sign} ${wrapped(b, sign === "−" || sign === "/" ? binding + 1 : binding)}`,
    values: a.values.map((x, i) => operations[sign](x, b.values[i] as number)),
    size: a.size + b.size + 1,
    binding,
  };
}

const wrapped = ({ text, binding }: Term, least: number): string => (binding < least ? `(${text})` : text);

/** Of terms with the same values the shortest; none that is not finite somewhere. */
function distinct(terms: readonly Term[]): Term[] {
  const found = new Map<string, Term>();
  for (const term of terms) {
    if (!term.values.every(Number.isFinite)) continue;
    const key = term.values.map((value) => value.toPrecision(7)).join();
    const other = found.get(key);
    if (other === undefined || term.size < other.size) found.set(key, term);
  }
  return [...found.values()];
}

/** The shortest of: a term, or two terms and an operation between them. */
function best(terms: readonly Term[], results: readonly number[]): Term | undefined {
  const fits = (a: Term, sign: Operation, b: Term): boolean =>
    results.every((result, i) =>
      close(operations[sign](a.values[i] as number, b.values[i] as number), result),
    );
  const alone = terms
    .filter(({ values }) => values.every((value, i) => close(value, results[i] as number)))
    .sort((a, b) => a.size - b.size)[0];
  if (alone !== undefined) return alone;
  const result = results.reduce((largest, one) => (Math.abs(one) > Math.abs(largest) ? one : largest), 0);
  const place = results.indexOf(result);
  const there = ({ values }: Term): number => values[place] as number;
  const sorted = [...terms].sort((a, b) => there(a) - there(b));
  const numbers = sorted.map(there);
  let found: Term | undefined;
  for (const a of terms) {
    for (const [sign, missing] of Object.entries(missingOf) as [Operation, Missing][]) {
      const [wanted, slope] = missing(there(a), result);
      const width = 2e-4 * slope * Math.max(0.01, Math.abs(result));
      if (!Number.isFinite(wanted) || !Number.isFinite(width)) continue;
      for (let i = lowest(numbers, wanted - width); i < sorted.length; i++) {
        const b = sorted[i] as Term;
        if (there(b) > wanted + width) break;
        if (found !== undefined && a.size + b.size + 1 >= found.size) continue;
        if (fits(a, sign, b)) found = join(a, sign, b);
      }
    }
  }
  return found;
}

/** Which b completes `a sign b` to the result, and how fast b changes with the result. */
type Missing = (a: number, result: number) => readonly [wanted: number, slope: number];

const missingOf: { readonly [sign in Operation]: Missing } = {
  "+": (a, result) => [result - a, 1],
  "−": (a, result) => [a - result, 1],
  "·": (a, result) => [result / a, Math.abs(1 / a)],
  "/": (a, result) => [a / result, Math.abs(a / result ** 2)],
};

/** The first place of a sorted list from which on its numbers are at least so large. */
function lowest(sorted: readonly number[], least: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] as number) < least) from = middle + 1;
    else to = middle;
  }
  return from;
}
