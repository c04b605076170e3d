import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
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
before(async () => {
  specs = await writeKernelspecs();
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
  const { stdout } = await run(PYTHON, [join(SCRIPTS, script), ...args], { env, timeout: 600_000 });
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

/** Stock tslab reports a failure as text on stderr; a type error as `1:5 - Cannot find module …`. */
const TELLS_OF_FAILURE = /error|not found|^\S*\s?\d+:\d+ - /im;

test("stock tslab's words for a type error are known here", async () => {
  const notebook = join(folder, "stock.ipynb");
  writeFileSync(notebook, notebookOf(["1 + 1", 'const n: number = "n";']));
  const ends: CellEnd[] = JSON.parse(await python("run_notebook.py", "nbclient", "stock-tslab", notebook));
  assert.deepEqual(
    ends.map(({ stderr }) => TELLS_OF_FAILURE.test(stderr)),
    [false, true],
  );
});

test("a worked chapter runs on stock tslab too", async () => {
  const build = `import(${JSON.stringify(join(ROOT, "tools/notebooks/build.mjs"))}).then(({ buildNotebooks }) =>
    buildNotebooks({ worked: ${JSON.stringify(folder)}, templates: ${JSON.stringify(join(folder, "templates"))} }))`;
  await run(process.execPath, ["-e", build]);
  const chapter = join(folder, "01-dataset.ipynb");
  const stock: CellEnd[] = JSON.parse(
    await python("run_notebook.py", "nbclient", "stock-tslab", chapter, "120"),
  );
  assert.deepEqual(
    stock.filter(({ stderr }) => TELLS_OF_FAILURE.test(stderr)),
    [],
  );
  const reachedTheEnd = stock.some(({ stdout }) => stdout.includes("✓ classCounts"));
  assert.ok(reachedTheEnd, "stock tslab runs nothing after a cell that failed");
});
