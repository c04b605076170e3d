import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../root";

test("what the page tells fits into what JupyterLab shows of it: 140 characters, a file's name among them", () => {
  const source = readFileSync(join(root, "browser/src/page/sentences.ts"), "utf8");
  const sentences = [...source.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text!);
  assert.ok(sentences.length > 15);
  const name = "02-preprocessing.ipynb";
  assert.deepEqual(
    sentences.filter((text) => text.replace("{name}", name).length > 140),
    [],
  );
});
