import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";

/** What TensorFlow says of itself when a script loads image-lab, with `oneDnn` as the script's environment has it. */
function greeting(oneDnn: string | undefined): string {
  const code = `require("image-lab"); console.error("set:", process.env.TF_ENABLE_ONEDNN_OPTS);`;
  const script = spawnSync(process.execPath, ["-e", code], {
    env: { ...process.env, TF_ENABLE_ONEDNN_OPTS: oneDnn, TF_CPP_MIN_LOG_LEVEL: "0" },
    encoding: "utf8",
  });
  assert.equal(script.status, 0, script.stderr);
  return script.stderr;
}

test("oneDNN computes convolutions on every processor", () => {
  const text = greeting(undefined);
  assert.match(text, /oneDNN custom operations are on/);
  assert.match(text, /set: 1/);
});

test("who switches oneDNN off keeps it off", () => {
  const text = greeting("0");
  assert.doesNotMatch(text, /oneDNN custom operations are on/);
  assert.match(text, /set: 0/);
});
