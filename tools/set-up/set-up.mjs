// @ts-check
import { existsSync } from "node:fs";
import { inRoot } from "../paths.mjs";
import { checkNode } from "./check-node.mjs";
import { describeError, explain, SetUpFailure } from "./failure.mjs";
import { findPython } from "./find-python.mjs";
import { withMutex } from "./mutex.mjs";
import { removeStamp, writeStamp } from "./stamp.mjs";
import { isDone, rows } from "./steps.mjs";

/**
 * Sets up whatever is missing, each step with its name and time. Says nothing where nothing is missing.
 *
 * @param {{ tests?: boolean }} [options] with what tests need on top
 * @throws {SetUpFailure}
 * @public the doctor's test starts it by itself
 */
export async function setUp({ tests = false } = {}) {
  checkNode(process.versions.node);
  findPython();
  for (const row of rows({ tests })) {
    const ended = await Promise.allSettled(row.map(runStep));
    const failed = ended.find((result) => result.status === "rejected");
    if (failed !== undefined) throw failed.reason;
  }
}

/** @param {import("./steps.mjs").Step} step */
async function runStep(step) {
  const inputs = step.inputs();
  if (isDone(step, inputs)) return;
  const start = performance.now();
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(0)} s`;
  console.log(`  … ${step.name}`);
  const heartbeat = setInterval(() => console.log(`  … ${step.name}, ${seconds()} so far`), 15_000);
  try {
    removeStamp(step.id);
    await step.run();
    writeStamp(step.id, inputs);
  } finally {
    clearInterval(heartbeat);
  }
  console.log(`  ✓ ${step.name}, ${seconds()}`);
}

/**
 * One set-up at a time; whatever stops it is thrown as a `SetUpFailure`.
 *
 * @param {{ tests?: boolean }} options
 */
async function setUpAlone(options) {
  try {
    await withMutex(() => setUp(options));
  } catch (error) {
    throw error instanceof SetUpFailure ? error : explain("set-up", String(error), "build/set-up");
  }
}

/**
 * Runs the set-up and then something that needs it; a failure of either is one line and exit code 1.
 *
 * @param {() => Promise<void> | void} task
 * @param {{ tests?: boolean }} [options]
 */
export async function afterSetUp(task, options = {}) {
  if (!existsSync(inRoot("node_modules"))) console.log("Setting up the lab; this happens once.");
  try {
    await setUpAlone(options);
    await task();
  } catch (error) {
    console.error(describeError(error));
    process.exitCode = 1;
  }
}
