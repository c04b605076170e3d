import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../root";

test("docs/speed.md says how many operations a step has, as counted now", () => {
  const bench = JSON.stringify(join(root, "bench", "operations", "run.mjs"));
  const program = `import(${bench}).then(({ run }) => run(["--check"])).then((code) => process.exit(code));`;
  const { status, stderr } = spawnSync(process.execPath, ["-e", program], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
});
