// @ts-check

/**
 * @typedef {{ passed: string[], failed: Record<string, string>, skipped: Record<string, string> }} Tests
 * @typedef {{ name: string, title: string, latency: Record<string, number>, tests: Tests | null }} Result
 */

/** What must be reached, in seconds. */
/** @type {Record<string, number | undefined>} */
const limits = { ready: 1.2, "trivial cell": 0.012, "tfjs import": 1.0, "tensor cell": 0.05 };

/** @param {Result[]} results */
export function latencyTable(results) {
  const names = [...new Set(results.flatMap(({ latency }) => Object.keys(latency)))];
  const rows = names.map((name) => [
    name,
    limits[name] === undefined ? "" : show(name, limits[name]),
    ...results.map(({ latency }) => (latency[name] === undefined ? "–" : show(name, latency[name]))),
  ]);
  return table([["", "limit", ...results.map(({ title }) => title)], ...rows]);
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
  return tests && name in tests.skipped ? "skipped" : "failed";
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
