// @ts-check
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { inRoot, venvProgram } from "../paths.mjs";

/** Where the sources of a language stand. @param {string} [language] */
export function sources(language = "en") {
  const folder = inRoot("notebooks", "source", ...(language === "en" ? [] : [language]));
  return readdirSync(folder)
    .filter((name) => /^\d\d-.*\.ts$/.test(name))
    .sort()
    .map((name) => `${folder}/${name}`);
}

/**
 * Builds the worked notebooks and the templates.
 *
 * @param {{ worked: string, templates: string, language?: string }} folders
 */
export function buildNotebooks({ worked, templates, language = "en" }) {
  const require = createRequire(import.meta.url);
  const { points } = require(inRoot("lib", "dist", "checks", "points.js"));
  const order = {
    sources: sources(language),
    worked,
    templates,
    points: Object.fromEntries(Object.entries(points).map(([name, entry]) => [name, entry.points])),
  };
  const built = spawnSync(venvProgram("python"), [inRoot("tools", "notebooks", "build.py")], {
    input: JSON.stringify(order),
    encoding: "utf8",
  });
  if (built.status !== 0) throw new Error(`The notebooks could not be built.\n${built.stderr}`);
  return built.stdout;
}
