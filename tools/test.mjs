// @ts-check
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { inRoot, root } from "./paths.mjs";
import { afterSetUp } from "./set-up/set-up.mjs";

const full = process.argv.includes("--full");

/**
 * Runs a program in the root with its output shown; says how long it took.
 *
 * @param {string} name
 * @param {readonly string[]} args for Node
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {boolean} whether it succeeded
 */
function passes(name, args, env = {}) {
  const start = performance.now();
  console.log(`\n— ${name}`);
  const ended = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  console.log(
    `  ${ended.status === 0 ? "✓" : "✗"} ${name}, ${((performance.now() - start) / 1000).toFixed(0)} s`,
  );
  return ended.status === 0;
}

/** Folders whose files take longest come first: where two run at once, neither waits for the other at the end. */
const FIRST = ["course", "browser", "site", "kernel", "training"];

/**
 * Compiled test files.
 *
 * @param {boolean} long the long proofs, or the others
 */
function testFiles(long) {
  const folder = inRoot("build", "test");
  /** @param {string} name */
  const place = (name) => {
    const found = FIRST.indexOf(name.split(sep)[0] ?? "");
    return found < 0 ? FIRST.length : found;
  };
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.js") && name.endsWith(".full.test.js") === long)
    .sort((one, other) => place(one) - place(other) || (one < other ? -1 : 1))
    .map((name) => join(folder, name));
}

/** @param {string} name @param {readonly string[]} files @param {number} atOnce */
function testsPass(name, files, atOnce) {
  return passes(name, ["--test", `--test-concurrency=${atOnce}`, "--test-timeout=1800000", ...files], {
    LAB_DATA: "stand-in",
    TF_CPP_MIN_LOG_LEVEL: "3",
    ...(full ? { LAB_TEST_FULL: "1" } : {}),
  });
}

await afterSetUp(
  () => {
    const checks = [
      passes("lint and format", [
        "node_modules/@biomejs/biome/bin/biome",
        "ci",
        "--diagnostic-level=error",
        ".",
      ]),
      passes("files and exports that nothing uses", ["node_modules/knip/bin/knip.js", "--no-progress"]),
      passes("what imports what", [
        "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
        "--config",
        "tools/layout-rules.cjs",
        "lib/src",
        "kernel/src",
      ]),
      passes("types of the chapters", ["node_modules/typescript/bin/tsc", "-p", "notebooks"]),
      passes("types of the tools", ["node_modules/typescript/bin/tsc", "-p", "tools"]),
      testsPass("tests, two at once", testFiles(false), 2),
      ...(full ? [testsPass("long proofs", testFiles(true), 1)] : []),
    ];
    process.exitCode = checks.every(Boolean) ? 0 : 1;
  },
  { tests: true },
);
