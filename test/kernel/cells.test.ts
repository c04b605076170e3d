import assert from "node:assert/strict";
import { test } from "node:test";
import { printedByKernel, printedByNode, readCells } from "./cells";
import { TestKernel } from "./client";

test("a sample of cells prints what Node prints with today's TypeScript", async () => {
  const cells = readCells("basics.txt");
  const expected = printedByNode(cells);
  const kernel = await TestKernel.start();
  assert.deepEqual(await printedByKernel(kernel, cells), expected);
  await kernel.shutdown();
});
