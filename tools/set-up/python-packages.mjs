// @ts-check
import { existsSync } from "node:fs";
import { inRoot, venvProgram } from "../paths.mjs";
import { SetUpFailure } from "./failure.mjs";
import { findPython } from "./find-python.mjs";
import { runProgram } from "./run-program.mjs";
import { digest } from "./stamp.mjs";

const name = "Python packages";
const locked = ["requirements.txt", "requirements-tensorflow.txt"];
const lockedForTests = ["course/requirements.txt", "test/requirements.txt"];

/**
 * JupyterLab, nbgrader, jupytext and the TensorFlow wheel in `.venv`, each by the hash of its lock file.
 *
 * @param {{ tests: boolean }} options with what tests need on top
 * @returns {import("./steps.mjs").Step}
 */
export function pythonPackagesStep({ tests }) {
  const files = [...locked, ...(tests ? lockedForTests.filter((file) => existsSync(inRoot(file))) : [])];
  return {
    name,
    id: tests ? "python-packages-tests" : "python-packages",
    inputs: () => digest({ texts: [findPython().version], files }),
    intact: () => existsSync(venvProgram("jupyter-lab")) && existsSync(venvProgram("uv")),
    async run() {
      await makeEnvironment();
      for (const file of files) {
        const uv = ["pip", "install", "--require-hashes", "--no-deps", "--python", venvProgram("python")];
        await runProgram(name, venvProgram("uv"), [...uv, "-r", file]);
      }
    },
  };
}

/** An environment of its own with uv in it, which then installs the rest several times faster than pip. */
async function makeEnvironment() {
  if (existsSync(venvProgram("uv"))) return;
  const { program } = findPython();
  try {
    await runProgram(name, program, ["-m", "venv", "--clear", inRoot(".venv")]);
  } catch (error) {
    if (!(error instanceof SetUpFailure) || !/ensurepip|python3-venv/.test(error.message)) throw error;
    throw new SetUpFailure("Python cannot make an environment", "sudo apt-get install python3-venv");
  }
  const pip = [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--require-hashes",
    "--no-deps",
    "--disable-pip-version-check",
  ];
  await runProgram(name, venvProgram("python"), [...pip, "-r", "requirements-uv.txt"]);
}
