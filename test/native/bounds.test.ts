import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../root";

const addon = join(root, "native/build/engine.node");

test("whatever the addon is called with, it gives something or throws, and writes nothing beside its arrays", {
  skip: !existsSync(addon) && "the native engine was not compiled here",
}, () => {
  const script = join(__dirname, "wild-calls.js");
  const ended = spawnSync(process.execPath, [script, addon, "1500", "1"], { encoding: "utf8" });
  assert.equal(ended.status, 0, ended.stderr);
  assert.ok(Number.parseInt(ended.stdout, 10) > 300, ended.stdout);
});
