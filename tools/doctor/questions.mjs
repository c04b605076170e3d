// @ts-check
import { spawnSync } from "node:child_process";
import { existsSync, statfsSync } from "node:fs";
import { freemem } from "node:os";
import { inRoot, root } from "../paths.mjs";
import { checkNode } from "../set-up/check-node.mjs";
import { findPython } from "../set-up/find-python.mjs";
import { missingEngine } from "../set-up/native-engine.mjs";
import { wheelFits } from "../set-up/tensorflow-wheel.mjs";
import { missingSteps } from "./missing-steps.mjs";

/**
 * What a machine should have. `find` returns undefined where all is well, else what is wrong and how to fix it; what is
 * not needed may be missing.
 *
 * @typedef {{ what: string, needed: boolean, find: () => string | undefined | Promise<string | undefined> }} Question
 */

/** @type {readonly Question[]} */
const forLearners = [
  {
    what: "Node 20.19 to 22",
    needed: true,
    find: () => messageOf(() => checkNode(process.versions.node)),
  },
  {
    what: "Python 3.10 to 3.13",
    needed: true,
    find: () => messageOf(findPython),
  },
  {
    what: "Python's venv",
    needed: true,
    find() {
      if (messageOf(findPython) !== undefined || missingSteps().length === 0) return undefined;
      return spawnSync(findPython().program, ["-c", "import ensurepip, venv"]).status === 0
        ? undefined
        : "Python has no ensurepip: install its venv package (sudo apt-get install python3-venv)";
    },
  },
  {
    what: "a C++ compiler",
    needed: wheelFits,
    find() {
      if (runs("c++") && runs("make")) return undefined;
      return wheelFits
        ? "not found: sudo apt-get install build-essential"
        : "not found: tfjs-node's own download is tried instead (macOS: xcode-select --install installs one)";
    },
  },
  {
    what: "4 GB of free disk",
    needed: true,
    find() {
      const { bavail, bsize } = statfsSync(root);
      const free = (bavail * bsize) / 1e9;
      return free >= 4 || missingSteps().length === 0
        ? undefined
        : `${free.toFixed(1)} GB are free: delete what you no longer need`;
    },
  },
  {
    what: "2 GB of free memory",
    needed: true,
    find: () =>
      freemem() > 2e9 ? undefined : `${(freemem() / 1e9).toFixed(1)} GB are free: close other programs`,
  },
  {
    what: "the lab's set-up",
    needed: true,
    find() {
      const missing = missingSteps();
      return missing.length === 0 ? undefined : `not finished (${missing.join(", ")}): npm run setup`;
    },
  },
  {
    what: "TensorFlow in Node",
    needed: true,
    find() {
      const code = 'process.stdout.write(require("@tensorflow/tfjs-node").backend().binding.TF_Version)';
      const asked = spawnSync(process.execPath, ["-e", code], { cwd: root, encoding: "utf8" });
      return asked.status === 0 ? undefined : "it does not load: npm run setup";
    },
  },
  {
    what: "the native training engine",
    needed: false,
    find() {
      const slower = "training is slower and the same otherwise";
      const missing = missingEngine();
      if (missing !== undefined) return `${missing}; ${slower}: npm run setup tries again`;
      const code =
        'require("@tensorflow/tfjs-node"); const { nativeEngine } = require("./lib/dist/native/current-engine.js"); const e = nativeEngine(); process.stdout.write(typeof e === "string" ? e : "")';
      const asked = spawnSync(process.execPath, ["-e", code], { cwd: root, encoding: "utf8" });
      if (asked.status !== 0) return `it does not load; ${slower}: npm run setup`;
      return asked.stdout === "" ? undefined : `${asked.stdout}; ${slower}`;
    },
  },
];

const grading = inRoot("course", "sandbox-problem.mjs");

/** What graders and developers need as well. @type {readonly Question[]} */
const forGradersAndDevelopers = [
  {
    what: "bubblewrap, for grading",
    needed: false,
    find: async () => (await import(grading)).sandboxProblem(),
  },
  {
    what: "Chromium, for the browser tests",
    needed: false,
    find: () =>
      runs("chromium") ? undefined : "not found, those tests are skipped: sudo apt-get install chromium",
  },
];

/** A lab that was handed out cannot grade and has no tests. */
export const questions = existsSync(grading) ? [...forLearners, ...forGradersAndDevelopers] : forLearners;

/** The message of the error that a check throws, or undefined. @param {() => unknown} check */
function messageOf(check) {
  try {
    check();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** @param {string} program */
function runs(program) {
  return spawnSync(program, ["--version"]).status === 0;
}
