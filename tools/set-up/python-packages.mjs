// @ts-check
import { existsSync } from "node:fs";
import { inRoot, venvProgram } from "../paths.mjs";
import { packageCauses } from "./causes.mjs";
import { environmentWorks, expectedEnvironment, makeEnvironment } from "./python-environment.mjs";
import { runProgram } from "./run-program.mjs";
import { digest, removeStamp } from "./stamp.mjs";
import { wheelFits } from "./tensorflow-wheel.mjs";

const name = "Python packages";
const [plain, forTests] = ["python-packages", "python-packages-tests"];
const locked = ["requirements.txt", ...(wheelFits ? ["requirements-tensorflow.txt"] : [])];
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
    id: tests ? forTests : plain,
    inputs: () => digest({ texts: [expectedEnvironment()], files }),
    intact: () => existsSync(venvProgram("jupyter-lab")) && environmentWorks(),
    async run() {
      if (!environmentWorks()) {
        for (const id of [plain, forTests]) removeStamp(id); // what either installed is deleted
        await makeEnvironment(name);
      }
      const uv = ["pip", "install", "--require-hashes", "--no-deps", "--python", venvProgram("python")];
      for (const file of files)
        await runProgram(name, venvProgram("uv"), [...uv, "-r", file], { causes: packageCauses });
    },
  };
}
