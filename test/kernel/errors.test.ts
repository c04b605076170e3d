import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { TestKernel } from "./client";

let kernel: TestKernel;
before(async () => {
  kernel = await TestKernel.start();
});
after(() => kernel.shutdown());

const traceback = (error: { traceback: string[] }): string => error.traceback.join("\n");

test("a runtime error names the cell's own TypeScript lines, innermost first", async () => {
  const declared = await kernel.execute(
    "interface Point { x: number }\n\nfunction read(p: any): number {\n  return p.x.y.z;\n}",
  );
  const { error, reply } = await kernel.execute("const p: Point = { x: 1 };\nread(p)");
  const [cell, next] = [declared.reply.execution_count, declared.reply.execution_count + 1];
  assert.equal(error.ename, "TypeError");
  assert.equal(reply.status, "error");
  assert.equal(reply.evalue, error.evalue);
  assert.match(
    traceback(error),
    new RegExp(`at read \\(Cell \\[${cell}\\], line 4, column 1[0-9]\\)\\n.*at Cell \\[${next}\\], line 2`),
  );
  assert.doesNotMatch(traceback(error), /node:|kernel\/dist|vm\.js/);
});

test("a type error shows the line, a caret, and the types expected and found", async () => {
  const { error } = await kernel.execute('const a = 1;\nconst size: number = "big";');
  assert.equal(error.ename, "TypeScriptError");
  const lines: string[] = error.traceback;
  const at = lines.findIndex((line) => line.includes('const size: number = "big";'));
  assert.ok(at > 0, traceback(error));
  assert.equal(lines[at + 1]!.indexOf("^"), lines[at]!.indexOf("size"));
  assert.match(traceback(error), /Cell \[\d+\], line 2/);
  assert.match(traceback(error), /expected: number\n\s*found: {4}string/);
});

test("a cell with a type error runs nothing", async () => {
  const { stdout } = await kernel.execute('console.log("ran"); const n: number = "x";');
  assert.equal(stdout, "");
});

test("syntax errors, thrown text, rejected promises", async () => {
  const syntax = await kernel.execute("const half = ;");
  assert.equal(syntax.error.ename, "SyntaxError");
  assert.match(traceback(syntax.error), /Cell \[\d+\], line 1:\n.*const half = ;\n\s*\^/);
  const thrown = await kernel.execute('throw "just text";');
  assert.equal(thrown.error.evalue, "'just text'");
  const rejected = await kernel.execute('const late = 1;\nawait Promise.reject(new RangeError("too far"));');
  assert.equal(rejected.error.ename, "RangeError");
  assert.match(traceback(rejected.error), /Cell \[\d+\], line 2/);
});

test("process.exit() fails the cell that calls it, at once or later, and no variable is lost", async () => {
  const { error, reply } = await kernel.execute("let kept = 1;\nprocess.exit(0);\nkept = 2;");
  assert.equal(reply.status, "error");
  assert.match(`${error.ename}: ${error.evalue}`, /^ProcessExit: process\.exit\(\) ended this cell/);
  assert.match(traceback(error), /Cell \[\d+\], line 2/);
  const later = await kernel.execute(
    "setTimeout(() => process.exit(), 1);\nawait new Promise((done) => setTimeout(done, 50));",
  );
  assert.equal(later.error.ename, "ProcessExit");
  assert.equal((await kernel.execute("kept")).result?.["text/plain"], "1");
});

test("an error from another module names the line of the cell that awaits it", async () => {
  const { error } = await kernel.execute(
    'import { readFile } from "node:fs/promises";\n\nawait readFile("/no/such/file");',
  );
  assert.match(error.evalue, /ENOENT/);
  assert.match(traceback(error), /at async Cell \[\d+\], line 3, column \d+/);
  assert.match(traceback(error), /line 3:\n {2}3 \| await readFile/);
});

test("an error deep inside a package names the cell's line, and little of the package", async () => {
  await kernel.execute(
    'import * as tf from "@tensorflow/tfjs-node";\nconst a = tf.ones([2, 3]);\nconst b = tf.ones([4, 5]);',
  );
  const { error } = await kernel.execute("const size = 5;\na.matMul(b)");
  assert.match(
    traceback(error),
    /In\[0\]: \[2,3\], In\[1\]: \[4,5\].*\n.* at .*node_modules.*\n +… \d+ more frames\n.* at .*\.matMul .*node_modules.*\n +at Cell \[\d+\], line 2, column 3/,
  );
  assert.match(traceback(error), /line 2:\n {2}2 \| a\.matMul\(b\)/);
});

test("an endless recursion is shown in few lines, the first of them the innermost", async () => {
  const { error } = await kernel.execute(
    "function down(n: number): number {\n  return down(n + 1) + 1;\n}\ndown(0)",
  );
  assert.equal(error.ename, "RangeError");
  assert.match(traceback(error), /call stack size exceeded\n +at down \(Cell \[\d+\], line 2/);
  assert.ok(error.traceback.length < 30, `${error.traceback.length} lines`);
});

test("a failed check says what is wrong and nothing about the lab's own files", async () => {
  const { error } = await kernel.execute(
    'import * as lab from "image-lab";\nconst scaled = (pixels: Uint8Array) => Float32Array.from(pixels);\n' +
      'await lab.check("scalePixels", scaled);',
  );
  assert.equal(error.ename, "CheckFailed");
  assert.match(traceback(error), /pixel .* is still/);
  assert.equal(error.traceback.length, 1, "no stack: the panel says the rest");
  assert.doesNotMatch(traceback(error), /lib\/dist|verdict/);
});

test("a failed cell keeps what it had declared, and no more", async () => {
  await kernel.execute("const reached = 7;\nlet again = 1;");
  await kernel.execute(
    'const first = 41;\nconst again = "new";\nthrow new Error("stop");\nconst unreached = 1;',
  );
  assert.equal((await kernel.execute("first + 1")).result["text/plain"], "42");
  assert.equal((await kernel.execute("again")).result["text/plain"], "'new'");
  assert.match((await kernel.execute("unreached")).error.evalue, /Cannot find name 'unreached'/);
  await kernel.execute('throw new Error("before"); const reached = 0;');
  assert.equal((await kernel.execute("reached")).result["text/plain"], "7");
});

test("who misses what a failed cell would have declared is told which cell", async () => {
  const failed = await kernel.execute('throw new Error("not yet"); const photographs = [1];');
  const cell = /Cell \[\d+\]/.exec(traceback(failed.error))![0];
  const { error } = await kernel.execute("const first = photographs[0];");
  assert.ok(
    error.evalue.endsWith(`'photographs'. ${cell} declares it, but failed: fix and run that cell first.`),
  );
  await kernel.execute("const wrong: number = 'text';");
  assert.match((await kernel.execute("wrong + 1")).error.evalue, /Cell \[\d+\] declares it, but failed/);
  await kernel.execute("const photographs = [3];");
  assert.equal((await kernel.execute("photographs[0]")).result["text/plain"], "3");
});

test("a rejection that nobody awaits is reported on the cell that started it", async () => {
  const now = await kernel.execute('void (async () => { throw new Error("floating") })();');
  assert.equal(now.reply.status, "error");
  assert.equal(now.error.evalue, "floating");

  kernel.late.length = 0;
  const started = await kernel.execute(
    'setTimeout(() => void Promise.reject(new Error("much later")), 500); 1',
  );
  assert.equal(started.reply.status, "ok");
  const other = await kernel.execute("await new Promise((done) => setTimeout(done, 1000)); 2");
  assert.equal(other.reply.status, "ok");
  const error = kernel.late.find(({ type }) => type === "error");
  assert.equal(error?.content.evalue, "much later");
  assert.match(traceback(error!.content), new RegExp(`Cell \\[${started.reply.execution_count}\\], line 1`));
});

test("an error thrown from a timer does not end the kernel", async () => {
  kernel.late.length = 0;
  await kernel.execute('setTimeout(() => { throw new Error("from a timer") }, 300);');
  for (let waited = 0; waited < 100 && kernel.late.every(({ type }) => type !== "error"); waited++)
    await sleep(20);
  assert.equal(kernel.late.find(({ type }) => type === "error")?.content.evalue, "from a timer");
  assert.equal((await kernel.execute("1 + 1")).result["text/plain"], "2");
});

const INSPECT = 'Symbol.for("nodejs.util.inspect.custom")';
const SHOW = 'Symbol.for("Jupyter.display")';
const resisting: Record<string, string> = {
  "an error without a prototype": 'throw Object.setPrototypeOf(new Error("bare"), null);',
  "an error whose own inspection throws": `throw Object.assign(new Error("shy"), { [${INSPECT}]() { throw new Error("no"); } });`,
  "an error whose message is a BigInt": 'throw Object.assign(new Error("x"), { message: 10n });',
  "a thrown object whose inspection throws": `throw { [${INSPECT}]() { throw new Error("no"); } };`,
  "a bundle with a BigInt": `({ [${SHOW}]: () => ({ "application/json": { n: 10n } }) })`,
  "a bundle with a cycle": `const loop: any = {};\nloop.self = loop;\n({ [${SHOW}]: () => ({ "application/json": loop }) })`,
};

for (const [name, code] of Object.entries(resisting)) {
  test(`${name} fails its cell, and the next cell runs`, async () => {
    const { reply, error, heard } = await kernel.execute(code);
    assert.equal(reply.status, "error");
    assert.equal(error.evalue, reply.evalue);
    for (const text of [error.ename, error.evalue, ...error.traceback]) assert.equal(typeof text, "string");
    assert.equal(heard.at(-1)!.content.execution_state, "idle");
    assert.equal((await kernel.execute("1 + 1")).result["text/plain"], "2");
  });
}

test("a variable that takes an import's name is named wherever the import is missed, until it is imported again", async () => {
  const again = 'import * as path from "node:path"; import { sep, posix as unix } from "node:path";';
  await kernel.execute(again);
  const { reply } = await kernel.execute("const path = 5; function unix() {}");
  const cell = `Cell [${reply.execution_count}]`;
  for (const [code, name] of [
    ['path.join("a")', "path"],
    ["unix.sep", "unix"],
    ["path(1)", "path"],
  ]) {
    const { error } = await kernel.execute(code!);
    assert.ok(
      error.evalue.includes(
        `'${name}' is no longer what the import brought, since ${cell} declares a '${name}' of its own: ` +
          "rename that one, then run `import ",
      ),
      error.evalue,
    );
  }
  assert.equal((await kernel.execute("sep.missing")).error.evalue.includes("no longer"), false);
  await kernel.execute(again);
  assert.equal((await kernel.execute('path.join("a", "b") + unix.sep')).result["text/plain"], "'a/b/'");
});
