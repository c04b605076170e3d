import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { TestKernel } from "./client";

const folder = mkdtempSync(join(tmpdir(), "kernel-versions-"));
const notebook = join(folder, "chapter.ipynb");
let kernel: TestKernel;
before(async () => {
  kernel = await TestKernel.start({ env: { JPY_SESSION_NAME: notebook } });
});
after(async () => {
  await kernel.shutdown();
  rmSync(folder, { recursive: true });
});

const ask = (name: string): string =>
  `console.log(JSON.stringify(globalThis[Symbol.for("Jupyter.kernel")].versionOf("${name}") ?? null))`;
const run = (code: string, cellId?: string): ReturnType<TestKernel["execute"]> => {
  kernel.cellId = cellId;
  return kernel.execute(code).finally(() => {
    kernel.cellId = undefined;
  });
};
const versionOf = async (name: string): Promise<{ cell: string; state: string } | null> =>
  JSON.parse((await kernel.execute(ask(name))).stdout);

test("a name is current after its cell ran, and unknown before", async () => {
  assert.equal(await versionOf("early"), null);
  const { reply } = await run("function early(): number { return 1; }", "a");
  assert.deepEqual(await versionOf("early"), {
    cell: `Cell [${reply.execution_count}]`,
    name: "early",
    state: "current",
    code: "function early(): number { return 1; }",
  });
});

test("a cell that was changed and did not compile is said to be, whether its name can be read or not", async () => {
  await run("function broken(): number { return 1; }", "b");
  for (const code of [
    'function broken(): number { return "x"; }',
    "function broken(: number { return 2; }",
    "fun",
  ]) {
    const { reply } = await run(code, "b");
    assert.equal(reply.status, "error", code);
    assert.deepEqual(await versionOf("broken"), {
      name: "broken",
      cell: `Cell [${reply.execution_count}]`,
      code,
      state: "not compiled",
    });
  }
  await run("function broken(): number { return 3; }", "b");
  assert.equal((await versionOf("broken"))?.state, "current");
});

test("a cell that was changed to declare another name declares the first no longer", async () => {
  await run("function before(): number { return 1; }", "c");
  await run("function later(): number { return 1; }", "c");
  assert.equal((await versionOf("before"))?.state, "gone");
  assert.equal((await versionOf("later"))?.state, "current");
});

test("a cell that says something else on the page than when it ran is edited, until it runs as it is", async () => {
  const show = (text: string): Promise<unknown> =>
    kernel.tell("comm_open", { comm_id: text, target_name: "tslab.cells", data: { texts: { d: text } } });
  const [first, second] = [1, 2].map((n) => `function edited(): number { return ${n}; }`);
  await run(first!, "d");
  assert.equal((await versionOf("edited"))?.state, "current");
  await show(first!);
  assert.equal((await versionOf("edited"))?.state, "current");
  await show(second!);
  assert.equal((await versionOf("edited"))?.state, "edited");
  await run(second!, "d");
  assert.equal((await versionOf("edited"))?.state, "current");
  await kernel.tell("comm_open", { comm_id: "odd", target_name: "tslab.cells", data: null });
});

test("a client that sends no ids is told by name alone", async () => {
  await run("function nameless(): number { return 1; }");
  await run("function nameless(): number { return true; }");
  assert.equal((await versionOf("nameless"))?.state, "not compiled");
});

test("a name that no cell has declared leads to the cells above, and no test runner is recommended", async () => {
  for (const code of ["lab.show", "let t: tf.Tensor", "test"]) {
    const { error } = await kernel.execute(code);
    assert.match(error.evalue, /No cell that has run declares it: run the cells above first/, code);
  }
});

test("a name of a cell that has not run since the kernel started leads to that cell", async () => {
  const code = ["// exercise\n", "function scaleLater(pixels: number[]) {\n", "  return pixels\n", "}"];
  writeFileSync(notebook, JSON.stringify({ cells: [{ cell_type: "code", source: code }] }));
  const { error } = await kernel.execute("scaleLater([1])");
  assert.match(
    error.evalue,
    /begins with "function scaleLater\(pixels: number\[\]\) \{" declares it: run that/,
  );
  writeFileSync(notebook, "half written {");
  assert.match((await kernel.execute("scaleLater([1])")).error.evalue, /run the cells above first/);
});

test("a brace that is never closed is reported in the cell's own lines", async () => {
  const { error } = await kernel.execute("function open(): void {\n  if (true) {\n    console.log(1);\n}");
  assert.match(error.evalue, /line [1-4]: '}' expected/);
  assert.doesNotMatch(error.traceback.join("\n"), /export \{/);
});

test("Python is called Python", async () => {
  for (const code of [
    "def scale(pixels):\n    return [p / 255 for p in pixels]",
    "import numpy as np",
    "for p in pixels:\n  print(p)",
  ]) {
    const { error } = await kernel.execute(code);
    assert.match(error.evalue, /This is Python/, code);
  }
});
