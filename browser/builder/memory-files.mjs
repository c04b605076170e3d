// @ts-check
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { inRoot, root } from "../../tools/paths.mjs";

/** What cells import, so that the compiler says which files declare it. */
const probe = `import * as tf from "@tensorflow/tfjs-node";
import * as lab from "image-lab";
import { Jimp } from "jimp";
import { plot } from "nodeplotlib";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { display } from "tslab";`;

/**
 * The files that the worker has in memory, by the place where its compiler and image-lab look for them: declarations,
 * and the widgets' modules.
 *
 * @returns {Record<string, string>}
 */
export function memoryFiles() {
  return { ...declarations(), ...widgets() };
}

function declarations() {
  const kernel = createRequire(inRoot("kernel", "package.json"));
  const { useTslab } = kernel("./dist/compile/tslab.js");
  const { tslabOnNode } = kernel("./dist/compile/tslab-on-node.js");
  const { ProgramBuilder } = kernel("./dist/compile/program.js");
  useTslab(tslabOnNode());
  const { program } = new ProgramBuilder(inRoot("notebooks")).build("", probe, false);
  /** @type {Record<string, string>} */
  const files = {};
  const add = (/** @type {string} */ file) => {
    files[placeOf(file)] ??= readFileSync(file, "utf8");
  };
  for (const { fileName } of program.getSourceFiles()) {
    if (!existsSync(fileName)) continue;
    add(fileName);
    for (let folder = dirname(fileName); folder.startsWith(root) && folder !== root; folder = dirname(folder))
      if (existsSync(join(folder, "package.json"))) add(join(folder, "package.json"));
  }
  return files;
}

/** Packages of the lab are found as packages. @param {string} file */
function placeOf(file) {
  const lib = inRoot("lib");
  const found = file.startsWith(`${lib}/`) ? file.replace(lib, inRoot("node_modules", "image-lab")) : file;
  return `/lab/${relative(root, found)}`;
}

function widgets() {
  const folder = inRoot("lib", "dist", "widgets", "page");
  const names = readdirSync(folder).filter((name) => name.endsWith(".js"));
  return Object.fromEntries(
    names.map((name) => [`/lab/lib/dist/widgets/page/${name}`, readFileSync(join(folder, name), "utf8")]),
  );
}
