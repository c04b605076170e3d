// @ts-check
import { spawnSync } from "node:child_process";
import { existsSync, statfsSync } from "node:fs";
import { freemem } from "node:os";
import { inRoot, root, venvProgram } from "./paths.mjs";
import { checkNode } from "./set-up/check-node.mjs";
import { findPython } from "./set-up/find-python.mjs";

/**
 * What a machine should have. `find` returns undefined where all is well, else what is wrong and the mend.
 *
 * @type {readonly { what: string, needed: boolean, find: () => string | undefined }[]}
 */
const questions = [
  {
    what: "Node 20.19 to 22",
    needed: true,
    find: () => complaint(() => checkNode(process.versions.node)),
  },
  {
    what: "Python 3.10 to 3.13",
    needed: true,
    find: () => complaint(findPython),
  },
  {
    what: "a C++ compiler",
    needed: true,
    find: () =>
      runs("c++") && runs("make")
        ? undefined
        : "not found: sudo apt-get install build-essential (macOS: not needed)",
  },
  {
    what: "4 GB of free disk",
    needed: true,
    find() {
      const { bavail, bsize } = statfsSync(root);
      const free = (bavail * bsize) / 1e9;
      return free >= 4 || existsSync(inRoot("node_modules"))
        ? undefined
        : `${free.toFixed(1)} GB are free: free some`;
    },
  },
  {
    what: "2 GB of free memory",
    needed: true,
    find: () =>
      freemem() > 2e9 ? undefined : `${(freemem() / 1e9).toFixed(1)} GB are free: close other programs`,
  },
  {
    what: "the lab's packages",
    needed: true,
    find: () =>
      existsSync(venvProgram("jupyter-lab")) && existsSync(inRoot("node_modules", ".package-lock.json"))
        ? undefined
        : "not set up yet: npm run setup",
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
    what: "bubblewrap, for grading",
    needed: false,
    find: () =>
      runs("bwrap") ? undefined : "not found, grading will refuse: sudo apt-get install bubblewrap",
  },
  {
    what: "Chromium, for the browser tests",
    needed: false,
    find: () =>
      runs("chromium") ? undefined : "not found, those tests are skipped: sudo apt-get install chromium",
  },
];

/** What a check complains of, or undefined. @param {() => unknown} check */
function complaint(check) {
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

let wrong = 0;
for (const { what, needed, find } of questions) {
  const problem = find();
  const mark = problem === undefined ? "✓" : needed ? "✗" : "–";
  console.log(problem === undefined ? `${mark} ${what}` : `${mark} ${what}: ${problem}`);
  if (problem !== undefined && needed) wrong++;
}
process.exitCode = wrong === 0 ? 0 : 1;
