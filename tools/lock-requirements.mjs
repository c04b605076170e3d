// @ts-check
import { execFileSync } from "node:child_process";
import { inRoot, venvProgram } from "./paths.mjs";
import { afterSetUp } from "./set-up/set-up.mjs";

/**
 * What is locked, with uv's options. A wheel whose own dependencies are left out on purpose is locked without them; the
 * packages of tests and grading are installed on top of the lab's, so that these constrain theirs.
 *
 * @type {{ file: string, flags?: string[] }[]}
 */
const locks = [
  { file: "requirements", flags: ["--python-version", "3.10"] },
  { file: "requirements-tensorflow", flags: ["--python-version", "3.10", "--no-deps", "--no-annotate"] },
  { file: "requirements-uv", flags: ["--python-version", "3.10", "--no-deps", "--no-annotate"] },
  { file: "course/requirements", flags: ["--constraints", "requirements.txt"] },
  { file: "test/requirements", flags: ["--no-deps", "--constraints", "requirements.txt"] },
  { file: "browser/requirements", flags: ["--constraints", "requirements.txt"] },
  { file: "bench/requirements", flags: ["--python-version", "3.11"] },
  { file: "deploy/requirements" },
];

/**
 * Installed with `jsonschema[format-nongpl]`, which jupyter-events asks for, and never used: jsonschema checks no IRI then.
 * Where rfc3987-syntax is there, every Python program that imports nbformat compiles 39 grammars first, over a
 * second of processor (findings/rfc3987-syntax-compiles-39-grammars-on-import-nbformat.sh).
 */
const LEFT_OUT = ["rfc3987-syntax", "lark"].flatMap((name) => ["--no-emit-package", name]);

/** Writes every `requirements.txt` from its `requirements.in`, at the newest versions that fit, with hashes. */
await afterSetUp(() => {
  for (const { file, flags = [] } of locks) {
    console.log(`  … ${file}.txt`);
    const args = ["pip", "compile", "--quiet", "--no-header", "--generate-hashes", "--universal"];
    execFileSync(venvProgram("uv"), [...args, ...LEFT_OUT, ...flags, `${file}.in`, "-o", `${file}.txt`], {
      cwd: inRoot(),
      stdio: ["ignore", "ignore", "inherit"],
    });
  }
});
