// @ts-check
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { inRoot, venvProgram } from "../paths.mjs";

const folder = inRoot("notebooks", "source");

/** The sources of all chapters. */
export function sources() {
  return readdirSync(folder)
    .filter((name) => /^\d\d-.*\.ts$/.test(name))
    .sort()
    .map((name) => `${folder}/${name}`);
}

/** Languages that the chapters are translated to. */
export function translations() {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

/**
 * Builds the worked notebooks and the templates of a language.
 *
 * @param {{ worked: string, templates: string, language?: string }} folders
 */
export function buildNotebooks({ worked, templates, language = "en" }) {
  if (language !== "en" && !existsSync(`${folder}/${language}`))
    throw new Error(`The chapters are not translated to "${language}": try --lang en.`);
  const require = createRequire(import.meta.url);
  const { points } = require(inRoot("lib", "dist", "checks", "points.js"));
  const order = {
    sources: sources(),
    worked,
    templates,
    points: Object.fromEntries(Object.entries(points).map(([name, entry]) => [name, entry.points])),
    language,
    translations: `${folder}/${language}`,
  };
  const built = spawnSync(venvProgram("python"), [inRoot("tools", "notebooks", "build.py")], {
    input: JSON.stringify(order),
    encoding: "utf8",
  });
  if (built.status !== 0) throw new Error(`The notebooks could not be built.\n${built.stderr}`);
  return built.stdout;
}
