import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";

test("image-lab is built and resolves by name", () => {
  assert.ok(existsSync(require.resolve("image-lab")));
});
