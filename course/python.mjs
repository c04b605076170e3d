// @ts-check
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { inRoot, venvProgram } from "../tools/paths.mjs";
import { packageCauses } from "../tools/set-up/causes.mjs";
import { runProgram } from "../tools/set-up/run-program.mjs";
import { digest, isStamped, writeStamp } from "../tools/set-up/stamp.mjs";

const locked = "course/requirements.txt";
const stamp = "python-packages-course";

/** What graders need and learners do not: Snakemake, and the compiled box and judge. Says nothing where all is there. */
export async function setUpCourse() {
  const inputs = digest({ files: [locked] });
  if (!isStamped(stamp, inputs) || !existsSync(venvProgram("snakemake"))) {
    console.log("  … packages for grading");
    const install = ["pip", "install", "--require-hashes", "--no-deps", "--python", venvProgram("python")];
    const causes = packageCauses;
    await runProgram("packages for grading", venvProgram("uv"), [...install, "-r", locked], { causes });
    writeStamp(stamp, inputs);
  }
  await runProgram("the course's build", process.execPath, [
    "node_modules/typescript/bin/tsc",
    "-b",
    "course",
  ]);
}

/**
 * Runs `python -m labcourse` with the lab's Python; the exit code becomes this process's.
 *
 * @param {readonly string[]} args
 */
export function labcourse(args) {
  const { PYTHONDONTWRITEBYTECODE: _, ...kept } = process.env;
  const environment = {
    ...kept,
    PYTHONPATH: inRoot("course"),
    PYTHONPYCACHEPREFIX: inRoot("build", "pycache"),
  };
  const done = spawnSync(venvProgram("python"), ["-m", "labcourse", ...args], {
    stdio: "inherit",
    env: environment,
  });
  process.exitCode = done.status ?? 1;
  return process.exitCode === 0;
}
