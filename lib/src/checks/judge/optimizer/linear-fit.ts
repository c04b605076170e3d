import { decimalMark } from "../../../i18n";

/**
 * The sum of multiples of at most three parts that gives every result, as a formula; undefined where there is none. With
 * two dozen results no other sum fits by chance.
 *
 * @example fit([{ p: 1, g: 2 }, { p: 3, g: 5 }, { p: 4, g: 1 }], [0, 0.5, 3.5]); // "p − 0.5 · g"
 */
export function fit(
  rows: readonly { readonly [part: string]: number }[],
  results: readonly number[],
): string | undefined {
  const names = Object.keys(rows[0] ?? {});
  if (rows.length < 6 || !results.every(Number.isFinite)) return undefined;
  for (const some of [...subsets(names, 1), ...subsets(names, 2), ...subsets(names, 3)]) {
    const columns = some.map((name) => rows.map((row) => row[name] as number));
    const factors = solve(columns, results);
    if (factors === undefined || factors.some((factor) => Math.abs(factor) < 1e-3)) continue;
    const fits = results.every((result, i) => {
      const sum = columns.reduce((all, column, j) => all + (column[i] as number) * (factors[j] as number), 0);
      return Math.abs(sum - result) <= 2e-4 * Math.max(0.1, Math.abs(result));
    });
    if (fits) return written(some, factors);
  }
  return undefined;
}

function subsets(names: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  return names.flatMap((name, at) => subsets(names.slice(at + 1), size - 1).map((rest) => [name, ...rest]));
}

/** Least squares by the normal equations, for one to three columns. */
function solve(columns: readonly (readonly number[])[], results: readonly number[]): number[] | undefined {
  const dot = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, x, i) => sum + x * (b[i] as number), 0);
  const rows = columns.map((one) => [...columns.map((other) => dot(one, other)), dot(one, results)]);
  for (const [at, row] of rows.entries()) {
    const pivot = row[at] as number;
    if (Math.abs(pivot) < 1e-6) return undefined;
    for (const [i, other] of rows.entries()) {
      if (i === at) continue;
      const factor = (other[at] as number) / pivot;
      for (let j = 0; j < row.length; j++) other[j] = (other[j] as number) - factor * (row[j] as number);
    }
  }
  return rows.map((row, at) => (row.at(-1) as number) / (row[at] as number));
}

function written(names: readonly string[], factors: readonly number[]): string {
  return names
    .map((name, i) => {
      const factor = Number((factors[i] as number).toPrecision(3));
      const size = Math.abs(factor);
      const number = String(size).replace(".", decimalMark());
      const term = name === "1" ? number : size === 1 ? name : `${number} · ${name}`;
      return i === 0 ? `${factor < 0 ? "−" : ""}${term}` : `${factor < 0 ? "− " : "+ "}${term}`;
    })
    .join(" ");
}
