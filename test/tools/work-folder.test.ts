import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { temporaryFolder } from "../temporary-folder";

const root = resolve(__dirname, "..", "..", "..");

/** A lab with two chapters and nothing else. */
function smallLab(): string {
  const folder = temporaryFolder("lab");
  cpSync(join(root, "tools"), join(folder, "tools"), { recursive: true });
  mkdirSync(join(folder, "notebooks"));
  for (const name of ["01-dataset", "03-mlp"])
    writeFileSync(join(folder, "notebooks", `${name}.ipynb`), `fresh ${name}`);
  return folder;
}

function run(folder: string, code: string): string {
  const program = `import(${JSON.stringify(join(folder, "tools/work-folder.mjs"))}).then((work) => { ${code} })`;
  const ended = spawnSync(process.execPath, ["-e", program], { encoding: "utf8" });
  assert.equal(ended.status, 0, ended.stderr);
  return ended.stdout;
}

test("seed copies chapters that are missing and overwrites none", () => {
  const folder = smallLab();
  mkdirSync(join(folder, "work"));
  writeFileSync(join(folder, "work/03-mlp.ipynb"), "two hours of work");
  run(folder, "work.seed()");
  run(folder, "work.seed()");
  assert.equal(readFileSync(join(folder, "work/03-mlp.ipynb"), "utf8"), "two hours of work");
  assert.equal(readFileSync(join(folder, "work/01-dataset.ipynb"), "utf8"), "fresh 01-dataset");
});

test("npm run reset -- 03 starts the chapter afresh and keeps the old file", () => {
  const folder = smallLab();
  run(folder, "work.seed()");
  writeFileSync(join(folder, "work/03-mlp.ipynb"), "two hours of work");
  const ended = spawnSync(process.execPath, ["tools/reset.mjs", "3"], { cwd: folder, encoding: "utf8" });
  assert.equal(ended.status, 0, ended.stderr);
  assert.equal(readFileSync(join(folder, "work/03-mlp.ipynb"), "utf8"), "fresh 03-mlp");
  const kept = readdirSync(join(folder, "work")).find((name) => /^03-mlp\.\d{4}-.*\.ipynb$/.test(name));
  assert.ok(kept !== undefined, "no kept file");
  assert.equal(readFileSync(join(folder, "work", kept), "utf8"), "two hours of work");
  assert.match(ended.stdout, new RegExp(`kept as work/${kept}`));
});

for (const [system, links] of [
  ["", "true"],
  [" where the file system has no links", "false"],
] as const)
  test(`two resets within a second keep both files${system}`, () => {
    const folder = smallLab();
    run(folder, "work.seed()");
    const refusal = `() => { throw Object.assign(new Error("no links here"), { code: "EPERM" }) }`;
    const reset = `const fs = require("fs");
      if (!${links}) fs.linkSync = ${refusal};
      require("module").syncBuiltinESMExports();
      console.log(work.reset("03", new Date("2026-11-30T10:00:00Z")).kept)`;
    const file = join(folder, "work/03-mlp.ipynb");
    const kept = ["two hours of work", "a third hour", ""].map((text) => {
      writeFileSync(file, text);
      return { name: run(folder, reset).trim(), text };
    });
    assert.deepEqual(
      kept.map(({ name }) => name),
      ["", "-2", "-3"].map((count) => `work/03-mlp.2026-11-30T10-00-00${count}.ipynb`),
    );
    for (const { name, text } of kept) assert.equal(readFileSync(join(folder, name), "utf8"), text);
    assert.equal(readFileSync(file, "utf8"), "fresh 03-mlp");
  });

test("French chapters have a folder of their own beside the English ones", () => {
  const folder = smallLab();
  mkdirSync(join(folder, "notebooks/fr"));
  writeFileSync(join(folder, "notebooks/fr/03-mlp.ipynb"), "tout neuf");
  run(folder, "work.seed(); work.seed('fr')");
  assert.equal(readFileSync(join(folder, "work/03-mlp.ipynb"), "utf8"), "fresh 03-mlp");
  writeFileSync(join(folder, "work/fr/03-mlp.ipynb"), "deux heures de travail");
  const args = ["tools/reset.mjs", "--lang", "fr", "03"];
  const ended = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  assert.equal(ended.status, 0, ended.stderr);
  assert.equal(readFileSync(join(folder, "work/fr/03-mlp.ipynb"), "utf8"), "tout neuf");
  assert.match(ended.stdout, /kept as work\/fr\/03-mlp\.\d{4}/);
  assert.equal(readFileSync(join(folder, "work/03-mlp.ipynb"), "utf8"), "fresh 03-mlp");
});

test("a chapter that does not exist is answered with those that do", () => {
  const folder = smallLab();
  const ended = spawnSync(process.execPath, ["tools/reset.mjs", "09"], { cwd: folder, encoding: "utf8" });
  assert.equal(ended.status, 1);
  assert.match(ended.stderr, /There is no chapter "09": npm run reset -- 03, for one of 01, 03\./);
  assert.ok(!existsSync(join(folder, "work")));
});
