// @ts-check
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inRoot, venvProgram } from "../paths.mjs";
import { environmentCauses, packageCauses } from "./causes.mjs";
import { findPython } from "./find-python.mjs";
import { runProgram } from "./run-program.mjs";

const folder = inRoot(".venv");
const recordFile = join(folder, "made-as");

/**
 * What an environment depends on: the shebangs of its programs hold the path to its Python, and its packages are in a
 * folder named after Python's version.
 */
export function expectedEnvironment() {
  const [major, minor] = findPython().version.split(".");
  return `${folder} ${major}.${minor}`;
}

/** Whether `.venv` was made here, for the Python that is here, and still runs. */
export function environmentWorks() {
  return (
    existsSync(recordFile) &&
    readFileSync(recordFile, "utf8") === expectedEnvironment() &&
    existsSync(venvProgram("uv")) &&
    spawnSync(venvProgram("python"), ["-c", ""]).status === 0
  );
}

/**
 * Creates the environment, replacing an old one, with uv in it, which then installs the rest several times faster than pip.
 *
 * @param {string} name of the step
 */
export async function makeEnvironment(name) {
  const making = { causes: environmentCauses };
  await runProgram(name, findPython().program, ["-m", "venv", "--clear", folder], making);
  const flags = ["--quiet", "--require-hashes", "--no-deps", "--disable-pip-version-check"];
  await runProgram(
    name,
    venvProgram("python"),
    ["-m", "pip", "install", ...flags, "-r", "requirements-uv.txt"],
    { causes: packageCauses },
  );
  writeFileSync(recordFile, expectedEnvironment());
}
