import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
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

/** Stock tslab reports a failure as text on stderr; a type error as `1:5 - Cannot find module …`. */
const TELLS_OF_FAILURE = /error|not found|^\S*\s?\d+:\d+ - /im;

test("stock tslab's words for a type error are known here", async () => {
  const notebook = join(folder, "stock.ipynb");
  writeFileSync(notebook, JSON.stringify(notebookOf(["1 + 1", 'const n: number = "n";'], {})));
  const ends: CellEnd[] = JSON.parse(
    await python(specs, "run_notebook.py", "nbclient", "stock-tslab", notebook),
  );
  assert.deepEqual(
    ends.map(({ stderr }) => TELLS_OF_FAILURE.test(stderr)),
    [false, true],
  );
});

test("a worked chapter runs on stock tslab too", async () => {
  const build = `import(${JSON.stringify(join(ROOT, "tools/notebooks/build.mjs"))}).then(({ buildNotebooks }) =>
    buildNotebooks({ worked: ${JSON.stringify(folder)}, templates: ${JSON.stringify(join(folder, "templates"))} }))`;
  execFileSync(process.execPath, ["-e", build]);
  const chapter = join(folder, "01-dataset.ipynb");
  const stock: CellEnd[] = JSON.parse(
    await python(specs, "run_notebook.py", "nbclient", "stock-tslab", chapter, "120"),
  );
  assert.deepEqual(
    stock.filter(({ stderr }) => TELLS_OF_FAILURE.test(stderr)),
    [],
  );
  const reachedTheEnd = stock.some(({ shown }) => shown.includes("✓ classCounts"));
  assert.ok(reachedTheEnd, "stock tslab runs nothing after a cell that failed");
});
