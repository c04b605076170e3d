// @ts-check
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inRoot } from "../paths.mjs";
import { digest } from "./stamp.mjs";

const folder = inRoot(".venv", "share", "jupyter", "kernels", "tslab");

/** How Jupyter starts the lab's kernel, and so do tests and benches. */
export function kernelspec() {
  return {
    argv: [
      process.execPath,
      "--no-force-async-hooks-checks",
      inRoot("kernel", "dist", "main.js"),
      "{connection_file}",
    ],
    display_name: "TypeScript",
    language: "typescript",
    interrupt_mode: "message",
    env: { TF_CPP_MIN_LOG_LEVEL: "3" },
    metadata: { debugger: false },
  };
}

/**
 * The kernelspec `tslab`: notebooks keep the name that stock tslab has, and start the lab's own kernel.
 *
 * @returns {import("./steps.mjs").Step}
 */
export function kernelspecStep() {
  const spec = JSON.stringify(kernelspec());
  return {
    name: "Jupyter kernel",
    id: "kernelspec",
    inputs: () => digest({ texts: [spec] }),
    intact: () => existsSync(join(folder, "kernel.json")),
    async run() {
      mkdirSync(folder, { recursive: true });
      const temporary = join(folder, `kernel.json.${process.pid}`);
      writeFileSync(temporary, `${spec}\n`);
      renameSync(temporary, join(folder, "kernel.json"));
    },
  };
}
