// @ts-check
import { median } from "../median.mjs";

/**
 * @typedef {{ passed: string[], failed: Record<string, string>, skipped: Record<string, string> }} Tests
 * @typedef {{ name: string, title: string, times: Record<string, number[]>, tests: Tests | null }} Result
 */

/**
 * What this kernel's median has to reach, and what it aims at, in seconds.
 *
 * @type {Record<string, { must: number, aim?: number } | undefined>}
 */
const LIMITS = {
  ready: { must: 1.2, aim: 0.6 },
  "trivial cell": { must: 0.012, aim: 0.004 },
  "first cell with tfjs-node": { must: 1.0, aim: 0.7 },
  "later cell with tensors": { must: 0.05, aim: 0.015 },
};

/** Each interrupt, and not only half of them, has to end its cell within this time. */
const INTERRUPT = { must: 1.0 };

/** @param {string} name */
const isInterrupt = (name) => name.startsWith("interrupt ");

/** @param {string} name */
const limitOf = (name) => (isInterrupt(name) ? INTERRUPT : LIMITS[name]);

/**
 * @param {Result[]} results this kernel's own first
 * @returns {{ text: string, missed: boolean }}
 */
export function latencyTable(results) {
  const names = [...new Set(results.flatMap(({ times }) => Object.keys(times)))];
  const rows = names.map((name) => {
    const limit = limitOf(name);
    return [
      name,
      limit ? show(name, limit.must) : "",
      limit?.aim ? show(name, limit.aim) : "",
      ...results.map(({ times }) => bestAndDecisive(name, times[name])),
    ];
  });
  const missed = names.some(
    (name) => decisive(name, results[0]?.times[name] ?? []) > (limitOf(name)?.must ?? Infinity),
  );
  return { text: table([["latency", "must", "aim", ...results.map(({ title }) => title)], ...rows]), missed };
}

/** @param {Result[]} results */
export function suiteTable(results) {
  const tested = results.filter((result) => result.tests !== null);
  const names = [...new Set(tested.flatMap(({ tests }) => (tests ? every(tests) : [])))].sort();
  const rows = names.map((name) => [name, ...tested.map(({ tests }) => verdict(tests, name))]);
  const total = ["passed", ...tested.map(({ tests }) => `${tests?.passed.length} of ${names.length}`)];
  return table([["jupyter_kernel_test", ...tested.map(({ title }) => title)], ...rows, total]);
}

/** @param {Tests} tests */
function every(tests) {
  return [...tests.passed, ...Object.keys(tests.failed), ...Object.keys(tests.skipped)].filter((name) =>
    name.startsWith("test_"),
  );
}

/**
 * @param {Tests | null} tests
 * @param {string} name
 */
function verdict(tests, name) {
  if (tests?.passed.includes(name)) return "passed";
  return tests && name in tests.skipped && !(name in tests.failed) ? "skipped" : "failed";
}

/**
 * @param {string} name
 * @param {number[] | undefined} values
 */
function bestAndDecisive(name, values) {
  return values ? `${show(name, Math.min(...values))} / ${show(name, decisive(name, values))}` : "–";
}

/**
 * The median; of interrupts the slowest.
 *
 * @param {string} name
 * @param {number[]} values
 */
function decisive(name, values) {
  return isInterrupt(name) ? Math.max(...values) : median(values);
}

/**
 * @param {string} name
 * @param {number} value
 */
function show(name, value) {
  if (name === "memory") return `${value.toFixed(0)} MB`;
  return value < 0.1 ? `${(value * 1000).toFixed(1)} ms` : `${value.toFixed(2)} s`;
}

/** @param {string[][]} rows */
function table(rows) {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  "),
    )
    .join("\n");
}

/**
 * How many times of a local variable the names outside functions take, for each loop and kernel.
 *
 * @param {Record<string, Record<string, [ratio: number, inside: number]>>} kernels
 * @returns {string}
 */
export function loopTable(kernels) {
  const names = Object.keys(kernels);
  const loops = Object.keys(Object.values(kernels)[0] ?? {});
  const row = (/** @type {string[]} */ cells) => `| ${cells.join(" | ")} |`;
  const ratio = (/** @type {string} */ kernel, /** @type {string} */ loop) =>
    kernels[kernel]?.[loop]?.[0].toFixed(1) ?? "–";
  return [
    row(["loop", ...names]),
    row(["---", ...names.map(() => "---:")]),
    ...loops.map((loop) => row([loop, ...names.map((kernel) => ratio(kernel, loop))])),
  ].join("\n");
}
