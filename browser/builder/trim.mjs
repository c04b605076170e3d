// @ts-check
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What JupyterLite's builder leaves behind. */
const litter = /^(rspack\..*|package\.json|jupyter-lite\.ipynb|jupyterlite\.schema.*|doc)$/;

/** Parts of JupyterLab that no chapter uses (their extensions are switched off), by words of the libraries behind them. */
const unusedLibraries = /\b(mermaid|cytoscape|elkjs|org\.eclipse\.elk|vega-?lite|vega)\b/;
/** A script that small is glue, which others may need. */
const LIBRARY_BYTES = 100_000;

/** Extensions of JupyterLab whose libraries are left out. */
export const withoutLibraries = ["@jupyterlab/mermaid-extension", "@jupyterlab/vega5-extension"];

/** Removes what no page of the lab loads: a third of JupyterLab. @param {string} site */
export function removeUnused(site) {
  for (const name of readdirSync(site)) if (litter.test(name)) rmSync(join(site, name), { recursive: true });
  const scripts = join(site, "build");
  for (const name of readdirSync(scripts)) {
    const file = join(scripts, name);
    const isLibrary = /^\d+\.[0-9a-f]+\.js$/.test(name) && statSync(file).size > LIBRARY_BYTES;
    if (isLibrary && unusedLibraries.test(readFileSync(file, "utf8"))) rmSync(file);
  }
}

/**
 * anywidget refuses a widget for good whose kernel has not said all within two seconds; a slow laptop needs more.
 *
 * @param {string} site
 */
export function waitLongerForWidgets(site) {
  const folder = join(site, "extensions", "anywidget", "static");
  let found = 0;
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".js"))) {
    const code = readFileSync(join(folder, name), "utf8");
    const patient = code.replaceAll("AbortSignal.timeout(2000)", "AbortSignal.timeout(60000)");
    if (patient === code) continue;
    writeFileSync(join(folder, name), patient);
    found++;
  }
  if (found === 0) throw new Error("anywidget waits in another way than version 0.11.0: look at trim.mjs.");
}
