// @ts-check
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { inRoot, root, venvProgram } from "../tools/paths.mjs";
import { notebookFile } from "./chapters.mjs";

/** What learners do not get: sources with solutions, grading, tests, and what only developers need. */
const withheld =
  /^(notebooks|course|test|bench|docs|tools\/notebooks|\.github|\.ci)\/|^browser\/(?!package\.json)|^tools\/build-notebooks\.mjs$|^(biome|knip)\.json$/;
const commandsForLearners = ["start", "setup", "doctor", "reset"];

/**
 * Writes the lab for learners: everything that `npm start` needs, and the templates of these chapters.
 *
 * @param {string} zip the file to write
 * @param {string} templates folder with the templates
 * @param {readonly string[]} names file stems of the chapters
 * @param {string} [language] of the templates
 * @returns {number} how many files it holds
 */
export function zipLab(zip, templates, names, language = "en") {
  const folder = mkdtempSync(join(tmpdir(), "lab-zip-"));
  const lab = join(folder, "image-classification-lab");
  try {
    for (const file of labFiles()) copy(inRoot(file), join(lab, file));
    const notebooks = join(lab, "notebooks", language === "en" ? "" : language);
    for (const name of names) copy(notebookFile(templates, name), notebookFile(notebooks, name));
    writeProjectFiles(lab, language);
    pack(folder, resolve(zip));
    return readdirSync(lab, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      .length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Files under version control: nothing that only lies around, such as submissions. */
function labFiles() {
  const listed = spawnSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" });
  if (listed.status !== 0)
    throw new Error(`The lab's files could not be listed, a git checkout is needed: ${listed.stderr}`);
  return listed.stdout
    .split("\0")
    .filter((file) => existsSync(inRoot(file)) && file !== "" && !withheld.test(file));
}

/** @param {string} from @param {string} to */
function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
}

/**
 * Commands and TypeScript projects that are in the zip, and no others; `npm start` speaks the language.
 *
 * @param {string} lab @param {string} language
 */
function writeProjectFiles(lab, language) {
  const manifest = JSON.parse(readFileSync(join(lab, "package.json"), "utf8"));
  manifest.scripts = Object.fromEntries(commandsForLearners.map((name) => [name, manifest.scripts[name]]));
  if (language !== "en")
    for (const name of ["start", "reset"]) manifest.scripts[name] += ` --lang ${language}`;
  const projects = { files: [], references: [{ path: "lib" }, { path: "kernel" }] };
  writeFileSync(join(lab, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  writeFileSync(join(lab, "tsconfig.json"), `${JSON.stringify(projects, null, 2)}\n`);
}

/** The zip is there in full or not at all. @param {string} folder @param {string} zip */
function pack(folder, zip) {
  const part = `${zip}.part`;
  rmSync(part, { force: true });
  const made = spawnSync(venvProgram("python"), ["-m", "zipfile", "-c", part, "image-classification-lab"], {
    cwd: folder,
    encoding: "utf8",
  });
  if (made.status !== 0) throw new Error(`${zip} could not be written: ${made.stderr}`);
  renameSync(part, zip);
}
