import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../root";

test("a Python program that imports nbformat compiles no grammars first, which takes over a second", () => {
  const loaded =
    "import nbformat, sys; print([name for name in ('lark', 'rfc3987_syntax') if name in sys.modules])";
  const python = join(root, ".venv/bin/python");
  assert.equal(execFileSync(python, ["-c", loaded], { encoding: "utf8" }).trim(), "[]");
});
