import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { root } from "../root";
import { temporaryFolder } from "../temporary-folder";
import { brokenNamingRules } from "./layout-names";

/** A tree of these files, with the lab's packages beside it. */
function tree(files: { readonly [path: string]: string }): string {
  const folder = temporaryFolder("layout");
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** The names of the rules that dependency-cruiser finds broken in a folder. */
function brokenRules(folder: string): string[] {
  const { stdout } = spawnSync(
    process.execPath,
    [
      join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"),
      "--config",
      join(root, "tools/layout-rules.cjs"),
      "--output-type",
      "json",
      "lib/src",
      "kernel/src",
    ],
    { cwd: folder, encoding: "utf8" },
  );
  const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } };
  return [...new Set(summary.violations.map(({ rule }) => rule.name))].sort();
}

/** What holds in every tree below: a file for each folder that a rule needs. */
const ground = {
  "tsconfig.base.json": "{}",
  "lib/src/data/dataset.ts": "export interface Dataset { size: number }",
  "lib/src/checks/judge/index.ts": "export const judge = 1;",
  "lib/src/checks/observe/index.ts": "export const observe = 1;",
  "lib/src/widgets/shared/protocol.ts": "export interface Reply { text: string }",
  "kernel/src/protocol/message.ts": "export const version = 5;",
  "kernel/src/session/session.ts":
    'import { version } from "../protocol/message";\nexport const session = version;',
};

test("a tree that keeps the rules has nothing to report", () => {
  assert.deepEqual(brokenRules(tree(ground)), []);
});

test("each rule of imports that is broken on purpose is reported", () => {
  const broken = {
    "lib/src/i18n/translate.ts": 'import type { Dataset } from "../data/dataset";\nexport type T = Dataset;',
    "lib/src/figures/one.ts": 'import { two } from "./two";\nexport const one = (): number => two;',
    "lib/src/figures/two.ts": 'import { one } from "./one";\nexport const two = Number(one);',
    "lib/src/checks/judge/one-hot.ts": 'export { observe } from "../observe/index";',
    "lib/src/checks/observe/one-hot.ts": 'export { judge } from "../judge/index";',
    "lib/src/widgets/page/live.ts": 'export { judge } from "../../checks/judge/index";',
    "lib/src/live/kernel.ts": 'export { version } from "../../../kernel/src/protocol/message";',
    "kernel/src/protocol/session.ts": 'export { session } from "../session/session";',
    "kernel/src/run/lab.ts": 'export type { Dataset } from "../../../lib/src/data/dataset";',
  };
  assert.deepEqual(brokenRules(tree({ ...ground, ...broken })), [
    "circle",
    "i18n-for-the-page-has-no-texts-of-checks",
    "judges-know-no-observer-and-no-tensorflow",
    "kernel-and-lib-never-meet",
    "kernel/src-protocol-imports-upward",
    "lib-and-kernel-never-meet",
    "lib/src-i18n-imports-upward",
    "lib/src-widgets-imports-upward",
    "observers-know-no-judge",
    "page-imports-shared-and-i18n-alone",
  ]);
});

test("files name only what they may, and each rule of names that is broken on purpose is reported", () => {
  assert.deepEqual(brokenNamingRules(root), []);
  const folder = tree({
    "lib/src/live/live.ts": 'export const kernel = Symbol.for("Jupyter.kernel");',
    "lib/src/training/fit.ts": "export const backend = nodeBackend();",
    "lib/src/memory/calls.ts": 'import { AsyncLocalStorage } from "node:async_hooks";',
    "kernel/src/run/runner.ts": 'import "@tslab/typescript-for-tslab";',
    "test/data/one.test.ts": 'import { a } from "image-lab/dist/data/a";',
  });
  assert.deepEqual(brokenNamingRules(folder).sort(), [
    "kernel/src/run/runner.ts: only compile/tslab*.ts names tslab's files",
    "lib/src/live/live.ts: only jupyter/ reads the notebook's symbols",
    "lib/src/memory/calls.ts: no async hooks: with them an interrupt of the kernel ends its process",
    "lib/src/training/fit.ts: only graph/ touches what tfjs and tfjs-node keep private",
    "test/data/one.test.ts: tests reach into packages by image-lab/internal and lab-kernel/internal alone",
  ]);
});
