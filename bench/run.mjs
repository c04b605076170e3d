#!/usr/bin/env node
/**
 * `npm run bench -- NAME [options]` runs the bench in the folder `bench/NAME`.
 */
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterSetUp } from "../tools/set-up/set-up.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const benches = readdirSync(here).filter((name) => existsSync(join(here, name, "run.mjs")));
const [name, ...options] = process.argv.slice(2);

if (name === undefined || !benches.includes(name)) {
  const found = name === undefined ? "no name" : `"${name}"`;
  console.error(`Expected the name of a bench, found ${found}. Run npm run bench -- ${benches.join(" | ")}`);
  process.exit(2);
}
await afterSetUp(
  async () => {
    const { run } = await import(pathToFileURL(join(here, name, "run.mjs")).href);
    process.exitCode = await run(options);
  },
  { tests: true },
);
