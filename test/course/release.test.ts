import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { temporaryFolder } from "../temporary-folder";
import type { Notebook } from "./corpus/notebook";
import { solutionRegions, textsOf, unpackedLab, withoutIndentation } from "./release";

const folder = temporaryFolder("release");
let lab = "";
before(() => {
  lab = unpackedLab(folder, "1,3");
});

test("the zip holds the chapters asked for, and nothing that learners should not have", () => {
  assert.deepEqual(readdirSync(join(lab, "notebooks")).sort(), [
    "00-start.ipynb",
    "01-dataset.ipynb",
    "03-mlp.ipynb",
  ]);
  const there = readdirSync(lab);
  for (const name of ["course", "test", "bench", "build", "node_modules", ".venv", ".git"])
    assert.ok(!there.includes(name), `${name} is in the zip`);
  for (const name of [
    "lib",
    "kernel",
    "tools",
    "package.json",
    "package-lock.json",
    "requirements.txt",
    ".npmrc",
  ])
    assert.ok(there.includes(name), `${name} is missing`);
});

test("no solution and no hidden test is anywhere in the zip", () => {
  const regions = solutionRegions();
  assert.ok(regions.length >= 16, `only ${regions.length} solution regions were found`);
  for (const { path, text } of textsOf(lab)) {
    const notebook = path.endsWith(".ipynb");
    const searched = withoutIndentation(notebook ? sourceOf(text) : text);
    assert.ok(!/BEGIN (SOLUTION|HIDDEN TESTS)/.test(notebook ? searched : ""), `${path} has a marked region`);
    for (const region of regions) {
      const telling = notebook || region.split("\n").length > 2; // a line or two may well stand in the library
      assert.ok(!(telling && searched.includes(region)), `${path} holds the solution\n${region}`);
    }
  }
});

test("its commands and projects are those that it holds", () => {
  const manifest = JSON.parse(readFileSync(join(lab, "package.json"), "utf8")) as { scripts: object };
  assert.deepEqual(Object.keys(manifest.scripts), ["start", "setup", "doctor", "reset"]);
  const projects = JSON.parse(readFileSync(join(lab, "tsconfig.json"), "utf8")) as { references: unknown };
  assert.deepEqual(projects.references, [{ path: "lib" }, { path: "kernel" }]);
});

test("a French zip holds French chapters, and its npm start opens them", () => {
  const french = unpackedLab(mkdtempSync(join(folder, "fr-")), "2", "fr");
  assert.deepEqual(readdirSync(join(french, "notebooks")), ["fr"]);
  assert.deepEqual(readdirSync(join(french, "notebooks/fr")), ["00-start.ipynb", "02-preprocessing.ipynb"]);
  assert.match(readFileSync(join(french, "notebooks/fr/02-preprocessing.ipynb"), "utf8"), /Le prétraitement/);
  const manifest = JSON.parse(readFileSync(join(french, "package.json"), "utf8")) as {
    scripts: { start: string; setup: string };
  };
  assert.match(manifest.scripts.start, /--lang fr$/);
  assert.doesNotMatch(manifest.scripts.setup, /--lang/);
});

function sourceOf(notebook: string): string {
  return (JSON.parse(notebook) as Notebook).cells.map(({ source }) => [source].flat().join("")).join("\n");
}
