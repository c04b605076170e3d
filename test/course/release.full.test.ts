import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { temporaryFolder } from "../temporary-folder";
import { root } from "./grading";
import { unpackedLab } from "./release";

const folder = temporaryFolder("release-run");
const port = 18_888;
let lab = "";

test("the unpacked lab sets itself up and opens JupyterLab on the chapters", {
  timeout: 600_000,
}, async () => {
  lab = unpackedLab(folder, "1,3");
  const options = ["--no-browser", "--allow-root", `--port=${port}`, "--IdentityProvider.token=test"];
  const started = spawn("npm", ["start", "--", ...options], { cwd: lab, detached: true });
  const said: string[] = [];
  for (const stream of [started.stdout, started.stderr]) stream.on("data", (text) => said.push(String(text)));
  try {
    const content = await contents(() => started.exitCode !== null);
    assert.deepEqual(content, ["00-start.ipynb", "01-dataset.ipynb", "03-mlp.ipynb"], said.join(""));
  } finally {
    if (started.pid !== undefined) process.kill(-started.pid, "SIGTERM");
  }
});

test("its first chapter runs as handed out: nothing fails but the answers that are still to be written", () => {
  const outputs = execute(join(lab, "work/01-dataset.ipynb"), true);
  const failed = outputs.filter(({ error }) => error !== null);
  assert.match(failed[0]!.error!, /not implemented yet/);
  for (const { source, error } of failed)
    assert.ok(
      /not implemented yet|Cannot find name|is not defined|before initialization/.test(error!),
      `${source}\n${error}`,
    );
  assert.ok(outputs.slice(0, 4).every(({ error }) => error === null));
  assert.ok(outputs[1]!.kinds.includes("text/html"), "the images are shown");
});

test("its first chapter runs to the end once it is solved, and all checks pass", () => {
  const worked = join(root, "build/course/worked/01-dataset.ipynb");
  const outputs = execute(worked, false);
  assert.deepEqual(
    outputs.filter(({ error }) => error !== null),
    [],
  );
});

interface Ran {
  readonly source: string;
  readonly error: string | null;
  readonly kinds: string[];
}

/** Executes a notebook with the unpacked lab's own kernel, in its work folder. */
function execute(notebook: string, allowErrors: boolean): Ran[] {
  const script = `
import json, sys, nbformat
from nbclient import NotebookClient
notebook = nbformat.read(sys.argv[1], as_version=4)
client = NotebookClient(notebook, timeout=600, kernel_name="tslab", allow_errors=sys.argv[2] == "true",
                        resources={"metadata": {"path": "work"}})
client.execute()
print(json.dumps([{
    "source": cell.source,
    "error": next((f"{out.ename}: {out.evalue}" for out in cell.outputs if out.output_type == "error"), None),
    "kinds": [kind for out in cell.outputs for kind in out.get("data", {})],
} for cell in notebook.cells if cell.cell_type == "code"]))`;
  const done = spawnSync(join(lab, ".venv/bin/python"), ["-c", script, notebook, String(allowErrors)], {
    cwd: lab,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  assert.equal(done.status, 0, done.stderr);
  return JSON.parse(done.stdout) as Ran[];
}

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
