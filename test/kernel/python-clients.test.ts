import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { notebookOf } from "../notebook-of";
import { temporaryFolder } from "../temporary-folder";
import { ROOT } from "./client";
import { writeKernelspecs } from "./kernelspecs";
import { type CellEnd, python } from "./python";

/** Inside the lab, so that notebooks find its packages. */
const folder = temporaryFolder(".kernel-test", join(ROOT, "notebooks"));
let specs: string;
before(async () => {
  specs = await writeKernelspecs();
});

test("jupyter_kernel_test: every test passes, none is skipped but the pager", async () => {
  const { passed, failed, skipped } = JSON.parse(
    await python(specs, "jupyter_kernel_suite.py", "lab-kernel"),
  );
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
    const cells = FAILING.map(([code]) => code);
    writeFileSync(notebook, JSON.stringify(notebookOf(cells, {})));
    const ends: CellEnd[] = JSON.parse(
      await python(specs, "run_notebook.py", client, "lab-kernel", notebook),
    );
    assert.deepEqual(
      ends.map(({ ename }) => ename),
      FAILING.map(([, ename]) => ename),
    );
    assert.equal(ends.map(({ stderr }) => stderr).join(""), "");
    assert.equal(ends.at(-1)!.result, "2");
  });
}

test("Jupyter's restart and shutdown leave no process behind, nor what a cell started", async () => {
  const lives = JSON.parse(await python(specs, "restart_kernel.py", "lab-kernel")) as Record<
    string,
    unknown
  >[];
  assert.deepEqual(
    lives,
    ["idle", "in a synchronous loop", "killed"].map((when) => ({ when, value: "7", left: [] })),
  );
});
