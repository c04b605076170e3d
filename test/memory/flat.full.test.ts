import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { chapterTexts, codeCells } from "../checks/chapter-cells";
import { TestKernel } from "../kernel/client";
import { root } from "../root";

const RUNS = 5;
/** What the resident memory of a run after the second may be above that of the second. */
const MORE = 1.1;

interface Memory {
  readonly numTensors: number;
  readonly numBytes: number;
  readonly rss: number;
}

const measure = `{
  require("node:v8").setFlagsFromString("--expose-gc");
  const collect = require("node:vm").runInNewContext("gc") as () => void;
  for (let turn = 0; turn < 4; turn++) { collect(); await new Promise((next) => setTimeout(next, 100)); }
  await new Promise((next) => setTimeout(next, 500));
  const { numTensors, numBytes } = tf.memory();
  console.log(JSON.stringify({ numTensors, numBytes, rss: process.memoryUsage().rss }));
}`;

for (const number of ["02", "03", "04"])
  test(`chapter ${number} run ${RUNS} times in one kernel takes no more memory than twice`, async (context) => {
    const { text } = chapterTexts().find(({ chapter }) => chapter.startsWith(number))!;
    mkdirSync(join(root, "build"), { recursive: true });
    const cwd = mkdtempSync(join(root, "build", "flat-")); // a chapter saves its model beside itself
    context.after(() => rmSync(cwd, { recursive: true }));
    const kernel = await TestKernel.start({ cwd });
    const run = async (code: string, cell: string): Promise<string> => {
      kernel.cellId = cell;
      const { stdout, error } = await kernel.execute(code);
      assert.equal(error, undefined, error?.traceback.join("\n"));
      return stdout;
    };
    const seen: Memory[] = [];
    for (let time = 0; time < RUNS; time++) {
      for (const [index, { code }] of codeCells(text).entries()) await run(code, `cell ${index}`);
      seen.push(JSON.parse(await run(measure, "measure")) as Memory);
      console.log(number, time + 1, JSON.stringify(seen.at(-1)));
    }
    const [, second, ...later] = seen as [Memory, Memory, ...Memory[]];
    for (const { numTensors, numBytes, rss } of later) {
      assert.deepEqual([numTensors, numBytes], [second.numTensors, second.numBytes]);
      assert.ok(rss < MORE * second.rss, `${rss} bytes after ${second.rss}`);
    }
  });
