// @ts-check
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { inRoot, root } from "./paths.mjs";
import { afterSetUp } from "./set-up/set-up.mjs";

const full = process.argv.includes("--full");

/** More files than these that fail in one run are a fault of the code, and have no second run. */
const MOST_FLAKY = 3;

/**
 * Runs a program in the root with its output shown; says how long it took.
 *
 * @param {string} name
 * @param {readonly string[]} args for Node
 * @returns {boolean} whether it succeeded
 */
function passes(name, args) {
  const start = performance.now();
  console.log(`\n— ${name}`);
  const ended = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  console.log(
    `  ${ended.status === 0 ? "✓" : "✗"} ${name}, ${((performance.now() - start) / 1000).toFixed(0)} s`,
  );
  return ended.status === 0;
}

/** Test files at once, on two processors: a browser or a kernel that waits for something leaves time to the others. */
const AT_ONCE = 3;

/** Folders whose files take longest come first: of the files that run at once none waits for another at the end. */
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

/**
 * Runs compiled test files, each in a process of its own, and shows what they say: failures once more at the end.
 *
 * @param {readonly string[]} files
 * @param {number} concurrency files at once
 * @returns {Promise<string[]>} the files with a test that failed
 */
async function failedFiles(files, concurrency) {
  /** @type {Set<string>} */
  const failed = new Set();
  const results = run({ files: [...files], concurrency, timeout: 1_800_000 });
  results.on("test:fail", ({ file }) => file && failed.add(file));
  for await (const text of results.compose(new spec())) process.stdout.write(text);
  return [...failed];
}

/**
 * Runs test files. One that fails beside others has a second run, alone: a browser or a kernel that had to share
 * the machine may have missed a limit of waiting. What passes then is named as flaky, what fails again has failed.
 *
 * @param {string} name
 * @param {readonly string[]} files
 * @param {number} concurrency files at once
 * @returns {Promise<boolean>} whether all passed
 */
async function testsPass(name, files, concurrency) {
  const start = performance.now();
  console.log(`\n— ${name}`);
  const first = await failedFiles(files, concurrency);
  const again = concurrency > 1 && first.length > 0 && first.length <= MOST_FLAKY;
  if (again) console.log("\n— what failed, once more and alone");
  const failed = again ? await failedFiles(first, 1) : first;
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`  ${failed.length === 0 ? "✓" : "✗"} ${name}, ${seconds} s`);
  for (const file of first) {
    console.log(`  ${failed.includes(file) ? "✗ failed" : "! flaky"}: ${relative(root, file)}`);
  }
  return failed.length === 0;
}

await afterSetUp(
  async () => {
    Object.assign(process.env, { LAB_DATA: "stand-in", TF_CPP_MIN_LOG_LEVEL: "3" });
    if (full) process.env.LAB_TEST_FULL = "1";
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
      await testsPass("tests", testFiles(false), AT_ONCE),
      ...(full ? [await testsPass("long proofs", testFiles(true), 1)] : []),
    ];
    process.exitCode = checks.every(Boolean) ? 0 : 1;
  },
  { tests: true },
);
