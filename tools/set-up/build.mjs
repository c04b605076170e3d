// @ts-check
import { existsSync } from "node:fs";
import { inRoot } from "../paths.mjs";
import { bundlePage } from "./bundle-page.mjs";
import { runProgram } from "./run-program.mjs";
import { listingDigest } from "./stamp.mjs";

const name = "TypeScript build";
const packages = ["lib", "kernel"];

/**
 * The workspace packages, and for tests those as well.
 *
 * @param {{ tests: boolean }} options
 * @returns {import("./steps.mjs").Step}
 */
export function buildStep({ tests }) {
  const projects = tests ? [...packages, "browser", "course", "test"] : packages;
  return {
    name,
    id: tests ? "build-tests" : "build",
    inputs: () => listingDigest(projects, ".ts"),
    intact: () => packages.every((folder) => existsSync(inRoot(folder, "dist"))),
    run: async () => {
      await runProgram(name, process.execPath, ["node_modules/typescript/bin/tsc", "-b", ...projects]);
      await bundlePage();
    },
  };
}
