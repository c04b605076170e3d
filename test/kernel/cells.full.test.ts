import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { printedByKernel, printedByNode, readCells } from "./cells";
import { ROOT, TestKernel } from "./client";

const files = readdirSync(join(ROOT, "test/kernel/cells"));

test("there are at least 300 cells", () => {
  assert.ok(files.flatMap(readCells).length >= 300);
});

for (const file of files) {
  test(`each cell of ${file} prints what Node prints with today's TypeScript`, async () => {
    const cells = readCells(file);
    const expected = printedByNode(cells);
    const kernel = await TestKernel.start();
    const printed = await printedByKernel(kernel, cells);
    await kernel.shutdown();
    const pairs = cells.map((cell, index) => ({ cell, printed: printed[index] }));
    assert.deepEqual(
      pairs,
      cells.map((cell, index) => ({ cell, printed: expected[index] })),
    );
  });
}
