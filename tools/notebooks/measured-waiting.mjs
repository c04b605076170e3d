// @ts-check
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { inRoot } from "../paths.mjs";
import { cellsOf, paths } from "./reading-time.mjs";

/**
 * Seconds that the cells of a chapter ran, core path and optional, by the notebook that `npm run lab` executed.
 *
 * @param {string} source
 * @returns {{ core: number, optional: number } | undefined} undefined where it was not executed
 */
export function measuredWaiting(source) {
  const executed = inRoot("build", "report", `${basename(source, ".ts")}.ipynb`);
  if (!existsSync(executed)) return undefined;
  /** @type {{ cells: { metadata: { execution?: Record<string, string> } }[] }} */
  const { cells } = JSON.parse(readFileSync(executed, "utf8"));
  const sum = { core: 0, optional: 0 };
  for (const [at, { path }] of paths(cellsOf(readFileSync(source, "utf8"))).entries())
    sum[path] += seconds(cells[at]?.metadata.execution);
  return { core: Math.round(sum.core), optional: Math.round(sum.optional) };
}

/** @param {Record<string, string>} [execution] */
function seconds(execution = {}) {
  const [from, to] = [execution["iopub.execute_input"], execution["shell.execute_reply"]];
  return from === undefined || to === undefined ? 0 : (Date.parse(to) - Date.parse(from)) / 1000;
}
