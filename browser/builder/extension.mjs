// @ts-check
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inRoot } from "../../tools/paths.mjs";
import { bundle } from "./bundle.mjs";
import { makeEngine } from "./engine.mjs";
import { memoryFiles } from "./memory-files.mjs";

/**
 * Makes the extension of JupyterLab that holds the lab: scripts, the worker's files, tfjs's WebAssembly, plotly.
 *
 * @param {string} folder
 */
export async function makeExtension(folder) {
  const files = join(folder, "static");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(files, { recursive: true });
  await bundle(files);
  writeFileSync(join(files, "files.json"), JSON.stringify(memoryFiles()));
  makeEngine(files);
  const tensors = "tfjs-backend-wasm-simd.wasm";
  cpSync(inRoot("node_modules", "@tensorflow", "tfjs-backend-wasm", "dist", tensors), join(files, tensors));
  const plotly = inRoot("node_modules", "plotly.js-cartesian-dist-min", "plotly-cartesian.min.js");
  cpSync(plotly, join(files, "plotly.js"));
  const jupyterlab = {
    extension: true,
    outputDir: ".",
    _build: { load: "static/remoteEntry.js", extension: "./extension" },
  };
  const about = { name: "lab-in-browser", version: "1.0.0", license: "MIT", jupyterlab };
  writeFileSync(join(folder, "package.json"), JSON.stringify(about, null, 2));
}
