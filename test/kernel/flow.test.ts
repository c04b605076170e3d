import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { root } from "../root";
import { type Heard, TestKernel } from "./client";

let kernel: TestKernel;
before(async () => {
  kernel = await TestKernel.start();
});
after(() => kernel.shutdown());

const types = (heard: Heard[]): string[] => heard.map(({ type, content }) => content.execution_state ?? type);
const API = 'const kernel = (globalThis as any)[Symbol.for("Jupyter.kernel")];';

test("a cell is busy, shows its input, its result, and is idle", async () => {
  const { heard, reply } = await kernel.execute("20 + 1");
  assert.deepEqual(types(heard), ["busy", "execute_input", "execute_result", "idle"]);
  const input = heard[1]!.content;
  assert.equal(input.code, "20 + 1");
  assert.equal(input.execution_count, reply.execution_count);
  assert.equal(heard[2]!.content.data["text/plain"], "21");
});

test("values persist from cell to cell, and may change their type", async () => {
  await kernel.execute("let count = 1;\nfunction twice(n: number): number { return 2 * n; }");
  await kernel.execute("count += 4;\nconst { a, b: [c] } = { a: twice(count), b: ['x'] };");
  assert.equal(
    (await kernel.execute("({ count, a, c })")).result["text/plain"],
    "{ count: 5, a: 10, c: 'x' }",
  );
  await kernel.execute('const count = "text";');
  assert.equal((await kernel.execute("count.length")).result["text/plain"], "4");
});

test("a method called through an earlier name keeps its `this`, a function gets none", async () => {
  await kernel.execute(
    "function self(this: unknown) { return this === undefined || this === globalThis; }\nconst box = { v: 3, get() { return this.v; } };",
  );
  assert.equal((await kernel.execute("[self(), box.get()]")).result["text/plain"], "[ true, 3 ]");
});

test("top-level await, for await and import()", async () => {
  const { result } = await kernel.execute(
    'let sum = await Promise.resolve(1);\nfor await (const n of [2, Promise.resolve(3)]) sum += n;\nsum + (await import("node:path")).basename("/a/b").length',
  );
  assert.equal(result["text/plain"], "7");
});

test("stop_on_error aborts what was sent before the failure was known, and nothing else", async () => {
  const [failed, next] = await Promise.all([kernel.execute('throw new Error("x")'), kernel.execute("1")]);
  assert.equal(failed.reply.status, "error");
  assert.equal(next.reply.status, "aborted");
  assert.deepEqual(types(next.heard), ["busy", "idle"]);
  assert.equal((await kernel.execute("1")).reply.status, "ok", "the cell right after an error runs");

  const options = { stop_on_error: false };
  const [, goesOn] = await Promise.all([
    kernel.execute('throw new Error("x")', options),
    kernel.execute("2"),
  ]);
  assert.equal(goesOn.reply.status, "ok");
});

test("silent cells publish nothing and are not counted; store_history false is not counted", async () => {
  const before = (await kernel.execute("0")).reply.execution_count;
  const silent = await kernel.execute("5", { silent: true });
  assert.deepEqual(types(silent.heard), ["busy", "idle"]);
  assert.equal(silent.reply.execution_count, before);
  const unkept = await kernel.execute("6", { store_history: false });
  assert.equal(unkept.result["text/plain"], "6");
  assert.equal((await kernel.execute("0")).reply.execution_count, before + 1);
});

test("user_expressions are evaluated, each with its own success or failure", async () => {
  const { reply } = await kernel.execute("const base = 20;", {
    user_expressions: { good: "base + 2", bad: "base.missing.deep" },
  });
  assert.equal(reply.user_expressions.good.data["text/plain"], "22");
  assert.equal(reply.user_expressions.bad.status, "error");
});

test("a value shows the forms it has; its own display method comes first", async () => {
  const { result } = await kernel.execute(
    '({ [Symbol.for("Jupyter.display")]: () => ({ "text/html": "<b>3</b>", "image/png": new Uint8Array([1, 2, 3]) }) })',
  );
  assert.equal(result["text/html"], "<b>3</b>");
  assert.equal(result["image/png"], "AQID");
  assert.ok("text/plain" in result);
});

test("tslab's display and newDisplay, the latter with updates", async () => {
  const { heard } = await kernel.execute(
    'import { display, newDisplay } from "tslab";\ndisplay.html("<i>a</i>");\nconst d = newDisplay();\nd.text("one");\nd.text("two");',
  );
  const shown = heard.filter(({ type }) => type.endsWith("display_data"));
  assert.deepEqual(
    shown.map(({ type, content }) => [type, Object.values(content.data)[0]]),
    [
      ["display_data", "<i>a</i>"],
      ["display_data", "one"],
      ["update_display_data", "two"],
    ],
  );
  assert.equal(shown[1]!.content.transient.display_id, shown[2]!.content.transient.display_id);
});

test("the published API: display with an id, clearOutput", async () => {
  const { heard } = await kernel.execute(
    `${API}\nkernel.display({ "text/plain": "x" }, { displayId: "one", metadata: { m: 1 } });\nkernel.display({ "text/plain": "y" }, { displayId: "one", update: true });\nkernel.clearOutput(true);`,
  );
  const [first, second, clear] = heard.slice(2);
  assert.equal(first!.type, "display_data");
  assert.deepEqual(first!.content, {
    data: { "text/plain": "x" },
    metadata: { m: 1 },
    transient: { display_id: "one" },
  });
  assert.equal(second!.type, "update_display_data");
  assert.deepEqual([clear!.type, clear!.content], ["clear_output", { wait: true }]);
});

test("input() asks the client, or says that nobody can reply", async () => {
  const { result } = await kernel.execute('const name = await input("Who? ");\nname.toUpperCase()', {
    inputReply: (prompt) => (prompt === "Who? " ? "ada" : "?"),
  });
  assert.equal(result["text/plain"], "'ADA'");
  const { error } = await kernel.execute("await input()");
  assert.equal(error.ename, "StdinNotImplementedError");
});

test("process.stdin and the questions of readline ask the client, with their text", async () => {
  const asked: string[] = [];
  const inputReply = (prompt: string): string => {
    asked.push(prompt);
    return asked.length < 6 ? `line ${asked.length}` : "end";
  };
  const run = async (code: string): Promise<unknown> => {
    const { result, error } = await kernel.execute(code, { inputReply });
    return error?.evalue ?? result?.["text/plain"];
  };
  const imports = `import * as readline from "node:readline";
import * as promises from "node:readline/promises";
const both = { input: process.stdin, output: process.stdout };`;
  await run(
    `${imports}\nconst first = readline.createInterface(both); const second = promises.createInterface(both);`,
  );
  assert.equal(await run('await new Promise((done) => first.question("Name? ", done))'), "'line 1'");
  assert.equal(
    await run('[await second.question("Age? "), await second.question(undefined as any)]'),
    "[ 'line 2', 'line 3' ]",
  );
  assert.equal(await run("await input(null as any)"), "'line 4'");
  await run("first.close(); second.close()");
  const lines =
    "const all: string[] = []; for await (const line of readline.createInterface(both)) { all.push(line); if (line === 'end') break; } all";
  assert.equal(await run(lines), "[ 'line 5', 'end' ]");
  assert.deepEqual(asked, ["Name? ", "Age? ", "undefined", "", "", ""]);
  const { error } = await kernel.execute('await promises.createInterface(both).question("Who? ")');
  assert.equal(error.ename, "StdinNotImplementedError");
  const { error: silent } = await kernel.execute(
    "for await (const line of readline.createInterface(both)) console.log(line);",
  );
  assert.equal(silent.ename, "StdinNotImplementedError");
  assert.equal((await kernel.execute("1 + 1")).reply.status, "ok");
});

test("comms open from either side and carry data and buffers", async () => {
  const { heard } = await kernel.execute(
    `${API}\nconst seen: any[] = [];\nkernel.comms.register("echo", (comm: any, data: any) => { seen.push(data); comm.onMessage((d: any, buffers: any) => comm.send({ back: d }, { buffers })); comm.onClose(() => seen.push("closed")); });\nconst mine = kernel.comms.open("widget", { a: 1 }, { buffers: [new Uint8Array([7])] });`,
  );
  const open = heard.find(({ type }) => type === "comm_open");
  assert.equal(open?.content.target_name, "widget");
  assert.deepEqual([...open!.buffers[0]!], [7]);

  await kernel.tell("comm_open", { comm_id: "c1", target_name: "echo", data: { hello: 1 } });
  const info = await kernel.request("comm_info_request", { target_name: "echo" });
  assert.deepEqual(info.comms, { c1: { target_name: "echo" } });
  const published = await kernel.tell("comm_msg", { comm_id: "c1", data: { n: 5 } }, [
    new Uint8Array([1, 2]),
  ]);
  const back = published.find(({ type }) => type === "comm_msg");
  assert.deepEqual(back?.content.data, { back: { n: 5 } });
  assert.deepEqual([...back!.buffers[0]!], [1, 2]);
  await kernel.tell("comm_close", { comm_id: "c1", data: {} });
  assert.equal((await kernel.execute("seen")).result["text/plain"], "[ { hello: 1 }, 'closed' ]");

  const refused = await kernel.tell("comm_open", { comm_id: "c2", target_name: "unknown", data: {} });
  assert.ok(refused.some(({ type, content }) => type === "comm_close" && content.comm_id === "c2"));
});

test("a cell that runs again closes the comms of its earlier run, and those of no other cell", async () => {
  const opened = async (id: string): Promise<{ ids: string[]; closed: string[] }> => {
    kernel.cellId = id;
    const { heard } = await kernel.execute(
      `${API}\nkernel.comms.open("a", {}); kernel.comms.open("b", {}); 0`,
    );
    const ids = (type: string): string[] =>
      heard.filter((message) => message.type === type).map(({ content }) => content.comm_id);
    return { ids: ids("comm_open"), closed: ids("comm_close") };
  };
  const [first, other, again] = [await opened("one"), await opened("two"), await opened("one")];
  kernel.cellId = undefined;
  assert.deepEqual([first.closed, other.closed, again.closed], [[], [], first.ids]);
});

test("history: tail, range, search", async () => {
  const { reply } = await kernel.execute("'needle' + 1");
  const ask = (content: object): Promise<{ history: unknown[][] }> =>
    kernel.request("history_request", content);
  const tail = await ask({ hist_access_type: "tail", n: 1, output: true, raw: true });
  assert.deepEqual(tail.history, [[1, reply.execution_count, ["'needle' + 1", "'needle1'"]]]);
  const found = await ask({ hist_access_type: "search", pattern: "*needle*", output: false, raw: true });
  assert.equal(found.history.length, 1);
  const range = await ask({
    hist_access_type: "range",
    session: 0,
    start: 1,
    stop: 3,
    output: false,
    raw: true,
  });
  assert.deepEqual(
    range.history.map(([, line]) => line),
    [1, 2],
  );
});

test("JupyterLab 4 highlights TypeScript by this language_info", async () => {
  const { language_info, status } = await kernel.request("kernel_info_request");
  assert.equal(status, "ok");
  assert.equal(language_info.mimetype, "application/typescript");
  assert.equal(language_info.codemirror_mode, "typescript");
  assert.equal(language_info.file_extension, ".ts");
  const { metadata } = JSON.parse(readFileSync(join(root, "notebooks/01-dataset.ipynb"), "utf8"));
  assert.deepEqual(metadata.language_info, language_info, "a template that is opened counts as unchanged");
});

test("completion offers names with their kinds, positions count code points", async () => {
  await kernel.execute("/** Adds one. */\nfunction addOne(n: number): number { return n + 1; }");
  const code = 'const s = "😀"; addO';
  const found = await kernel.request("complete_request", { code, cursor_pos: [...code].length });
  assert.deepEqual(found.matches, ["addOne"]);
  assert.deepEqual([found.cursor_start, found.cursor_end], [15, 19]);
  assert.deepEqual(found.metadata._jupyter_types_experimental, [
    { text: "addOne", type: "function", start: 15, end: 19 },
  ]);
});

test("a request that is replied to while a cell awaits gets its own idle, and the cell stays busy", async () => {
  let done = false;
  const cell = kernel.execute("await new Promise((resolve) => setTimeout(resolve, 3000)); 'end'");
  void cell.then(() => {
    done = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  const { matches } = await kernel.request("complete_request", { code: "consol", cursor_pos: 6 });
  assert.ok(matches.includes("console"));
  assert.equal(done, false, "the completion did not wait for the cell");
  assert.deepEqual(types((await cell).heard), ["busy", "execute_input", "busy", "execute_result", "idle"]);
});

test("hovering shows the type and the documentation in markdown", async () => {
  const found = await kernel.request("inspect_request", {
    code: "addOne(2)",
    cursor_pos: 3,
    detail_level: 0,
  });
  assert.ok(found.found);
  assert.match(
    found.data["text/markdown"],
    /```typescript\nfunction addOne\(n: number\): number\n```\n\nAdds one\./,
  );
  const nothing = await kernel.request("inspect_request", { code: "  ", cursor_pos: 0, detail_level: 0 });
  assert.equal(nothing.found, false);
});

test("is_complete tells complete, incomplete and invalid code apart", async () => {
  const status = async (code: string): Promise<string> =>
    (await kernel.request("is_complete_request", { code })).status;
  assert.equal(await status("const a = 1;"), "complete");
  assert.equal(await status("if (true) {"), "incomplete");
  assert.equal(await status("`open"), "incomplete");
  assert.equal(await status("const = 1"), "invalid");
});
