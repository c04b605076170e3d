import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { unpackedLab } from "./release";

const folder = mkdtempSync(join(tmpdir(), "release-run-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const port = 18_888;

test("the unpacked lab sets itself up and opens JupyterLab on the chapters", {
  timeout: 600_000,
}, async () => {
  const lab = unpackedLab(folder, "1,3");
  const options = ["--no-browser", "--allow-root", `--port=${port}`, "--IdentityProvider.token=test"];
  const started = spawn("npm", ["start", "--", ...options], { cwd: lab, detached: true });
  const said: string[] = [];
  for (const stream of [started.stdout, started.stderr]) stream.on("data", (text) => said.push(String(text)));
  try {
    const content = await contents(() => started.exitCode !== null);
    assert.deepEqual(content, ["01-dataset.ipynb", "03-mlp.ipynb"], said.join(""));
  } finally {
    if (started.pid !== undefined) process.kill(-started.pid, "SIGTERM");
  }
});

/** File names that the server lists, once it answers. */
async function contents(isGone: () => boolean): Promise<string[]> {
  while (!isGone()) {
    await new Promise((done) => setTimeout(done, 1000));
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/api/contents?token=test`);
      const { content } = (await answer.json()) as { content: { name: string }[] };
      return content.map(({ name }) => name).sort();
    } catch {
      // not up yet
    }
  }
  return [];
}
