// @ts-check
import { existsSync } from "node:fs";
import { inRoot } from "../paths.mjs";
import { packageCauses } from "./causes.mjs";
import { runProgram } from "./run-program.mjs";
import { digest } from "./stamp.mjs";

/**
 * The npm packages of the lock file. No package's own install script runs.
 *
 * @returns {import("./steps.mjs").Step}
 */
export function npmPackagesStep() {
  const name = "npm packages";
  return {
    name,
    id: "npm-packages",
    inputs: () => digest({ texts: [process.version], files: ["package-lock.json", ".npmrc"] }),
    intact: () => existsSync(inRoot("node_modules", ".package-lock.json")),
    run: () =>
      runProgram(name, "npm", ["ci", "--no-audit", "--no-fund", "--prefer-offline"], {
        causes: packageCauses,
      }),
  };
}
