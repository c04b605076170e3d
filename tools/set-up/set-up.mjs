// @ts-check
import { existsSync } from "node:fs";
import { inRoot } from "../paths.mjs";
import { checkNode } from "./check-node.mjs";
import { explain, SetUpFailure } from "./failure.mjs";
import { findPython } from "./find-python.mjs";
import { alone } from "./lock.mjs";
import { isStamped, removeStamp, writeStamp } from "./stamp.mjs";
import { rows } from "./steps.mjs";

/**
 * Sets up whatever is missing, each step with its name and time. Says nothing where nothing is missing.
 *
 * @param {{ tests?: boolean }} [options] with what tests need on top
 * @throws {SetUpFailure}
 */
export async function setUp({ tests = false } = {}) {
  checkNode(process.versions.node);
  findPython();
  for (const row of rows({ tests })) {
    const ended = await Promise.allSettled(row.map(takeStep));
    const failed = ended.find((result) => result.status === "rejected");
    if (failed !== undefined) throw asFailure(failed.reason);
  }
}

/** @param {import("./steps.mjs").Step} step */
async function takeStep(step) {
  const inputs = step.inputs();
  if (isStamped(step.id, inputs) && (step.intact?.() ?? true)) return;
  const start = performance.now();
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(0)} s`;
  console.log(`  … ${step.name}`);
  const patience = setInterval(() => console.log(`  … ${step.name}, ${seconds()} so far`), 15_000);
  try {
    removeStamp(step.id);
    await step.run();
    writeStamp(step.id, inputs);
  } finally {
    clearInterval(patience);
  }
  console.log(`  ✓ ${step.name}, ${seconds()}`);
}

/** @param {unknown} error */
function asFailure(error) {
  return error instanceof SetUpFailure ? error : explain("set-up", String(error), "build/set-up");
}

/**
 * Runs the set-up and then something that needs it; a failure is one line and exit code 1.
 *
 * @param {() => Promise<void> | void} task
 * @param {{ tests?: boolean }} [options]
 */
export async function afterSetUp(task, options = {}) {
  if (!existsSync(inRoot("node_modules"))) console.log("Setting up the lab; this happens once.");
  try {
    await alone(() => setUp(options));
  } catch (error) {
    console.error(asFailure(error).message);
    process.exitCode = 1;
    return;
  }
  await task();
}
