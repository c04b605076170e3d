import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { ROOT } from "./client";
import { notebookOf, writeKernelspecs } from "./kernelspecs";

const run = promisify(execFile);
const PYTHON = join(ROOT, ".venv/bin/python");
const SCRIPTS = join(ROOT, "test/kernel");

interface CellEnd {
  ename: string | null;
  evalue: string | null;
  stdout: string;
  stderr: string;
  result: string | null;
}

let specs: string;
let folder: string;
before(() => {
  specs = writeKernelspecs();
  folder = mkdtempSync(join(ROOT, "notebooks/.kernel-test-"));
});
after(() => {
  rmSync(specs, { recursive: true });
  rmSync(folder, { recursive: true });
});

async function python(script: string, ...args: string[]): Promise<string> {
  const env = {
    ...process.env,
    JUPYTER_PATH: specs,
    LAB_DATA: "stand-in",
    IPYTHONDIR: join(tmpdir(), "ipython"),
  };
  const { stdout } = await run(PYTHON, [join(SCRIPTS, script), ...args], { env, timeout: 240_000 });
  return stdout.trim().split("\n").at(-1)!;
}

test("jupyter_kernel_test: every test passes, none is skipped but the pager", async () => {
  const { passed, failed, skipped } = JSON.parse(await python("jupyter_kernel_suite.py", "lab-kernel"));
  assert.deepEqual(failed, {});
  assert.deepEqual(Object.keys(skipped), ["test_pager"]);
  assert.equal(passed.length, 12);
});

const FAILING: [code: string, ename: string | null][] = [
  ["const start = 1;", null],
  ["const o: any = null;\no.field;", "TypeError"],
  ['await Promise.reject(new RangeError("r"));', "RangeError"],
  ['throw "text";', "Thrown"],
  ["const half = ;", "SyntaxError"],
  ['const n: number = "n";', "TypeScriptError"],
  ['void Promise.reject(new Error("floating"));', "Error"],
  ["start + 1", null],
];

for (const client of ["nbclient", "nbgrader"]) {
  test(`${client} sees each kind of failing cell as an error, and runs the cells after it`, async () => {
    const notebook = join(folder, `${client}.ipynb`);
    writeFileSync(notebook, notebookOf(FAILING.map(([code]) => code)));
    const ends: CellEnd[] = JSON.parse(await python("run_notebook.py", client, "lab-kernel", notebook));
    assert.deepEqual(
      ends.map(({ ename }) => ename),
      FAILING.map(([, ename]) => ename),
    );
    assert.equal(ends.map(({ stderr }) => stderr).join(""), "");
    assert.equal(ends.at(-1)!.result, "2");
  });
}

test("Jupyter's restart and shutdown leave no process behind, nor what a cell started", async () => {
  const lives = JSON.parse(await python("restart_kernel.py", "lab-kernel")) as Record<string, unknown>[];
  assert.deepEqual(
    lives,
    ["idle", "in a synchronous loop", "killed"].map((when) => ({ when, value: "7", left: [] })),
  );
});

const chapter = join(ROOT, "notebooks/01-dataset.ipynb");

test("a chapter opens and runs on stock tslab too", {
  skip: !existsSync(chapter) && "the chapter is not built",
}, async () => {
  const on = async (kernel: string): Promise<CellEnd[]> =>
    JSON.parse(await python("run_notebook.py", "nbclient", kernel, chapter, "120"));
  const ours = await on("lab-kernel");
  const stock = await on("stock-tslab");
  assert.ok(
    ours.filter(({ ename }) => ename === null).length > 3,
    "most of the chapter runs before it is solved",
  );
  // Stock tslab reports a failure as text on stderr: a cell that ends well here must have none there.
  const worse = stock.filter(
    ({ stderr }, index) => ours[index]!.ename === null && /error|not found/i.test(stderr),
  );
  assert.deepEqual(worse, []);
});
