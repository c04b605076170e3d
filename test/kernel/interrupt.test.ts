import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { InterruptState, SessionInterruptState } from "lab-kernel/internal/transport/interrupt-state";
import { Interrupter } from "lab-kernel/internal/transport/interrupter";
import { PATIENCE } from "../patience";
import { TestKernel } from "./client";

/**
 * An interrupt has to end a cell within this time; measured values are about 0.35 s for code that does not respond,
 * 0.02 s for awaits.
 */
const LIMIT_MS = 1000;
/** Never decides a test by speed of the machine: what is asserted is that the cell ends, timings go to the report. */
const ENDS = { timeout: PATIENCE };

let kernel: TestKernel;
before(async () => {
  kernel = await TestKernel.start();
  await kernel.execute(
    "let turns = 0;\nconst kept = [1, 2, 3];\nconst pause = (ms: number) => new Promise((done) => setTimeout(done, ms));",
  );
});
after(() => kernel.shutdown());

const loops: Record<string, string> = {
  "a synchronous loop": "for (;;) turns++;",
  "a loop that awaits timers": "for (;;) { await pause(5); turns++; }",
  "a synchronous loop after an await": "await pause(1); for (;;) turns++;",
  "for (;;) await null": "for (;;) await null;",
  "a loop that catches everything": "for (;;) { try { await null; } catch {} }",
  "a loop that catches everything after timers": "for (;;) { try { await pause(5); } catch {} }",
  "a promise that never settles": "await new Promise(() => {});",
  "an endless for await": "for await (const n of (async function* () { for (;;) yield 1; })()) turns += n;",
  "a loop that prints": 'for (;;) console.log("x".repeat(60));',
  "a timer that blocks": "setTimeout(() => { for (;;) turns++; }, 1); await new Promise(() => {});",
};

for (const [name, code] of Object.entries(loops)) {
  test(`an interrupt ends ${name}, and variables stay`, ENDS, async (context) => {
    const { reply, heard, ms } = await kernel.interrupted(code, 300);
    assert.equal(reply.status, "error");
    assert.equal(reply.ename, "KeyboardInterrupt");
    assert.equal(heard.at(-1)!.content.execution_state, "idle");
    const check = await kernel.execute("const before = turns;\nawait pause(60);\n[turns - before, ...kept]");
    assert.equal(check.result["text/plain"], "[ 0, 1, 2, 3 ]", "the loop has really ended");
    context.diagnostic(`${Math.round(ms)} ms${ms > LIMIT_MS ? ", over the limit" : ""}`);
  });
}

const stopped: [what: string, code: string, lines: string[]][] = [
  [
    "a loop in a function",
    "function inner() {\n  for (;;) turns++;\n}\ninner();",
    ["at inner (Cell [N], line 2, column", "at Cell [N], line 4, column", "  2 |   for (;;) turns++;"],
  ],
  [
    "a loop after an await",
    "await null;\nfor (;;) turns++;",
    ["at Cell [N], line 2, column", "  2 | for (;;) turns++;"],
  ],
  ["an await", "turns++;\nawait pause(60000);", ["Cell [N], line 2, column 1", "  2 | await pause(60000);"]],
  [
    "an await in a function",
    "const load = async (): Promise<void> => {\n  for (;;) await pause(5);\n};\nawait load();",
    ["at async load (Cell [N], line 2, column 12)\n    at async Cell [N], line 4", "  2 |   for (;;) await"],
  ],
  [
    "a loop that a package calls",
    "[1, 2].sort((a, b) => {\n  for (;;) turns++;\n});",
    [
      "interrupt\n    at Cell [N], line 2, column 3\n    at Cell [N], line 1, column",
      "  2 |   for (;;) turns++;",
    ],
  ],
];

test("an interrupt tells the author's line, and no frames of Node or of the kernel", ENDS, async () => {
  for (const [what, code, lines] of stopped) {
    const { error } = await kernel.interrupted(code, 100);
    const traceback = error.traceback.join("\n").replace(/Cell \[\d+\]/g, "Cell [N]");
    for (const line of lines) assert.ok(traceback.includes(line), `${what}: ${line} in\n${traceback}`);
    assert.doesNotMatch(traceback, /node:|kernel\/dist|anonymous>/, what);
  }
});

const INSPECT = 'Symbol.for("nodejs.util.inspect.custom")';
const SHOW = 'Symbol.for("Jupyter.display")';
const views: Record<string, string> = {
  "the result is shown": `({ [${SHOW}]() { for (;;) turns++; } })`,
  "the result is shown after an await": `await null;\n({ [${SHOW}]() { for (;;) turns++; } })`,
  "the result waits for what never comes": `({ [${SHOW}]: () => new Promise(() => {}) })`,
  "the error is described": `throw { [${INSPECT}]() { for (;;) turns++; } };`,
};

for (const [name, code] of Object.entries(views)) {
  test(`an interrupt while ${name} ends the cell, and the kernel goes on`, ENDS, async () => {
    const { reply } = await kernel.interrupted(code, 300);
    assert.equal(reply.ename, "KeyboardInterrupt");
    assert.equal((await kernel.execute("kept.length")).result["text/plain"], "3");
  });
}

test("an interrupt ends those who listen to it and block", ENDS, async () => {
  const signal = '((globalThis as any)[Symbol.for("Jupyter.interrupt")] as AbortSignal)';
  const code = `${signal}.addEventListener("abort", () => { for (;;) turns++; }); await new Promise(() => {});`;
  const { reply, repeats } = await kernel.interrupted(code, 50);
  assert.deepEqual([reply.ename, repeats], ["KeyboardInterrupt", 0]);
  assert.equal((await kernel.execute("kept.length")).result["text/plain"], "3");
});

for (const [what, handler] of [
  ["handler that blocks", "() => { for (;;) turns++; }"],
  ["handler's error that blocks", `() => { throw { [${INSPECT}]() { for (;;) turns++; } }; }`],
] as const) {
  test(`an interrupt ends a comm ${what}; what comes later does not belong to it`, ENDS, async () => {
    await kernel.execute(
      `(globalThis as any)[Symbol.for("Jupyter.kernel")].comms.register("stuck", ${handler}); 0`,
    );
    const handled = kernel.tell("comm_open", { comm_id: what, target_name: "stuck", data: {} });
    await new Promise((done) => setTimeout(done, 200));
    await kernel.control("interrupt_request");
    const heard = await handled;
    assert.equal(heard.find(({ type }) => type === "error")?.content.ename, "KeyboardInterrupt");
    assert.equal((await kernel.execute('console.log("mine");')).stdout, "mine\n");
  });
}

test("an interrupt ends a question nobody replies to", ENDS, async () => {
  const { reply } = await kernel.interrupted("await input('?');", 200, { inputReply: null });
  assert.equal(reply.ename, "KeyboardInterrupt");
  assert.equal((await kernel.execute("kept.length")).result["text/plain"], "3");
});

test("work that a cell left behind and that blocks the kernel ends too", ENDS, async () => {
  await kernel.execute("setTimeout(() => { for (;;) turns++; }, 50); 0");
  await new Promise((done) => setTimeout(done, 200));
  await kernel.control("interrupt_request");
  assert.equal((await kernel.execute("kept.length")).result["text/plain"], "3");
});

test(
  "an interrupt clears the timers of the cell that it ends, and between cells those of all",
  ENDS,
  async () => {
    const ticks = "await pause(20);\nconst ticks = turns;\nawait pause(100);\nturns - ticks";
    const ended = await kernel.interrupted("setInterval(() => turns++, 5); await new Promise(() => {});", 50);
    assert.equal(ended.reply.ename, "KeyboardInterrupt");
    assert.equal((await kernel.execute(ticks)).result["text/plain"], "0");
    await kernel.execute(
      "setInterval(() => turns++, 5); const again = () => { turns++; setTimeout(again, 5); }; again();",
    );
    assert.notEqual((await kernel.execute(ticks)).result["text/plain"], "0");
    await kernel.control("interrupt_request");
    await new Promise((done) => setTimeout(done, 300));
    assert.equal((await kernel.execute(ticks)).result["text/plain"], "0");
  },
);

test("`finally` runs when an awaiting cell is stopped, and its signal tells who listens", ENDS, async () => {
  const code =
    'const signal = (globalThis as any)[Symbol.for("Jupyter.interrupt")] as AbortSignal;\nsignal.addEventListener("abort", () => console.log("told"));\ntry { for (;;) await pause(5); } finally { console.log("cleaned"); }';
  const { stdout } = await kernel.interrupted(code, 200);
  assert.equal(stdout, "told\ncleaned\n");
});

test(
  "what listens to the interrupt is given time to end by itself; where nothing listens, none is lost",
  ENDS,
  async () => {
    const listens = 'void (globalThis as any)[Symbol.for("Jupyter.interrupt")];';
    const work = 'await pause(200); console.log("went on");';
    const listening = await kernel.interrupted(`${listens} ${work}`, 50);
    assert.equal(listening.reply.ename, "KeyboardInterrupt");
    assert.equal(listening.stdout, "went on\n");
    const other = await kernel.interrupted(work, 50);
    assert.equal(other.reply.ename, "KeyboardInterrupt");
    assert.equal(other.stdout, "");
  },
);

test("heartbeat and control reply while a synchronous loop runs", ENDS, async (context) => {
  const loop = kernel.execute("for (;;) turns++;");
  await new Promise((done) => setTimeout(done, 200));
  const beat = await kernel.beat();
  const info = await kernel.control("kernel_info_request");
  assert.equal(info.status, "ok");
  await kernel.control("interrupt_request");
  assert.equal((await loop).reply.ename, "KeyboardInterrupt");
  context.diagnostic(`heartbeat ${beat.toFixed(1)} ms`);
});

test(
  "an interrupt while the kernel still starts harms nothing, and stops the cell that waits",
  ENDS,
  async () => {
    const starting = await TestKernel.start();
    await starting.control("interrupt_request");
    assert.equal((await starting.execute("6 * 7")).result?.["text/plain"], "42");
    await starting.shutdown();

    const other = await TestKernel.start();
    const waiting = other.execute("6 * 7");
    await new Promise((done) => setTimeout(done, 50));
    await other.control("interrupt_request");
    assert.equal((await waiting).reply.ename, "KeyboardInterrupt");
    assert.equal((await other.execute("6 * 7")).result?.["text/plain"], "42");
    await other.shutdown();
  },
);

test("an interrupt is meant for every request that had come by then, and for none that comes later", () => {
  const state = new InterruptState();
  state.request(5);
  state.begin(5);
  assert.equal(state.pending, true);
  state.acknowledge();
  state.begin(6);
  assert.equal(state.pending, false);
  state.request(6);
  state.begin(7);
  assert.equal(state.pending, false);
});

for (const [what, type] of [
  ["completion", "complete_request"],
  ["hover documentation", "inspect_request"],
] as const) {
  test(`an interrupt while ${what} is worked out ends nothing`, ENDS, async () => {
    const fresh = await TestKernel.start(); // it has yet to read the types of TensorFlow.js, which takes long enough
    await fresh.execute("0");
    const code = 'import * as tf from "@tensorflow/tfjs-node";\ntf.tensor';
    const asked = fresh.request(type, { code, cursor_pos: code.length, detail_level: 0 });
    await new Promise((done) => setTimeout(done, 50));
    await fresh.control("interrupt_request");
    assert.equal((await asked).status, "ok");
    assert.equal((await fresh.execute("6 * 7")).result["text/plain"], "42");
    await fresh.shutdown();
  });
}

test("a session that acknowledges at the last moment is not terminated", ENDS, async () => {
  class AcknowledgedJustNow extends InterruptState {
    override move(from: "idle" | "terminating", to: "terminating" | "idle"): boolean {
      const moved = super.move(from, to);
      if (moved && to === "terminating") this.acknowledge();
      return moved;
    }
  }
  const state = new AcknowledgedJustNow();
  await new Interrupter(state, () => {}).interrupt(1);
  assert.equal(state.phase, "idle");
});

test("the session's own work is never terminated, the author's code in the midst of it may be", () => {
  const state = new SessionInterruptState();
  assert.equal(state.phase, "critical", "while the compiler is loaded");
  state.leave();
  assert.equal(state.phase, "idle");
  state.critical(() => {
    assert.equal(state.phase, "critical");
    state.critical(() => state.run(() => assert.equal(state.phase, "idle")));
    assert.equal(state.phase, "critical");
  });
  assert.equal(state.phase, "idle");
  state.enter();
  state.startCell();
  assert.equal(state.phase, "running");
  state.critical(() => assert.equal(state.phase, "critical"));
  assert.equal(state.phase, "running");
  state.endCell();
  assert.equal(state.phase, "critical");
  state.leave();
  assert.equal(state.phase, "idle");
});

test("cells sent behind an interrupted one are aborted", ENDS, async () => {
  const next = new Promise((done) => setTimeout(done, 100)).then(() => kernel.execute("1"));
  await kernel.interrupted("for (;;) await pause(5);", 300);
  assert.equal((await next).reply.status, "aborted");
});

test(
  "model.fit stops at the next batch with weights and history so far, and the next fit works",
  ENDS,
  async (context) => {
    await kernel.execute(
      `import * as tf from "@tensorflow/tfjs-node";
const model = tf.sequential({ layers: [tf.layers.dense({ units: 64, inputShape: [64] }), tf.layers.dense({ units: 1 })] });
model.compile({ optimizer: "sgd", loss: "meanSquaredError" });
const [xs, ys] = [tf.randomNormal([512, 64]), tf.randomNormal([512, 1])];`,
    );
    const stopped = await kernel.interrupted(
      "const history = await model.fit(xs, ys, { epochs: 100000, verbose: 0 });",
      1500,
    );
    assert.equal(stopped.reply.ename, "KeyboardInterrupt");
    const { result } = await kernel.execute(
      "const again = await model.fit(xs, ys, { epochs: 2, verbose: 0 });\n[history.epoch.length > 0, history.epoch.length < 100000, again.epoch.length, model.getWeights()[0].shape]",
    );
    assert.equal(result["text/plain"], "[ true, true, 2, [ 64, 64 ] ]");
    assert.equal(kernel.nativeStderr, "", "TensorFlow says nothing on the kernel's own stderr");
    context.diagnostic(`${Math.round(stopped.ms)} ms`);
  },
);

test("an interrupt ends a child that a cell waits for, and no other", ENDS, async (context) => {
  await kernel.execute(
    "import { execSync, spawn } from 'node:child_process';\nconst other = spawn('sleep', ['60']);\nconst waited = () => execSync('sleep 30; sleep 30');",
  );
  const { reply, ms } = await kernel.interrupted("waited();", 300);
  assert.equal(reply.ename, "KeyboardInterrupt");
  context.diagnostic(`${Math.round(ms)} ms`);
  const { result } = await kernel.execute(
    "[other.exitCode, other.signalCode, execSync('echo well').toString()]",
  );
  assert.equal(result["text/plain"], "[ null, null, 'well\\n' ]");
  await kernel.execute("other.kill();");
});

test("who waits for a child that an interrupt ends can catch it and clean up", ENDS, async () => {
  for (const wait of ["execSync('sleep 30')", "spawnSync('sleep', ['30'])"]) {
    const code = `import { execSync, spawnSync } from "node:child_process";
try { ${wait}; } catch (error) { console.log((error as Error).name); throw error; } finally { console.log("cleaned"); }`;
    const { reply, stdout } = await kernel.interrupted(code, 300);
    assert.equal(reply.ename, "KeyboardInterrupt");
    assert.equal(stdout, "KeyboardInterrupt\ncleaned\n");
  }
  const swallowing = "for (;;) try { execSync('sleep 30'); } catch {}";
  assert.equal((await kernel.interrupted(swallowing, 300)).reply.ename, "KeyboardInterrupt");
});

test("an interrupt ends the check of types that take long", ENDS, async (context) => {
  const slow =
    'type Digit = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9";\ntype Five = `${Digit}${Digit}${Digit}${Digit}`;\ntype Pairs = { [A in Five]: { [B in Five]: `${A}-${B}` }[Five] }[Five];\nlet pair: Pairs = "x";';
  const start = performance.now();
  const { reply, ms } = await kernel.interrupted(slow, 1500, { fromRequest: true });
  context.diagnostic(`${Math.round(ms)} of ${Math.round(performance.now() - start)} ms: ${reply.ename}`);
  assert.equal(reply.ename, "KeyboardInterrupt");
  assert.equal((await kernel.execute("const after: number = 6 * 7;\nafter")).result["text/plain"], "42");
});

test("`finally` awaits what it needs to clean up; a second interrupt ends it", ENDS, async () => {
  const { stdout, reply } = await kernel.interrupted(
    "try { await new Promise(() => {}); } finally { for (const n of [1, 2, 3]) { await pause(200); console.log(n); } }",
    100,
  );
  assert.deepEqual([stdout, reply.ename], ["1\n2\n3\n", "KeyboardInterrupt"]);
  const stuck = kernel.interrupted(
    "try { await new Promise(() => {}); } finally { await pause(60000); }",
    100,
  );
  await new Promise((done) => setTimeout(done, 1500));
  await kernel.control("interrupt_request");
  assert.equal((await stuck).reply.ename, "KeyboardInterrupt");
  assert.ok((await stuck).ms < 9000, "it did not take all the time that clean-up may take");
});

test("an interrupt inside a package leaves the package as it is between cells", ENDS, async () => {
  await kernel.execute(
    'import * as lab from "image-lab";\nimport * as tf from "@tensorflow/tfjs-node";\n' +
      "const x = tf.ones([8, 3]);\nconst y = tf.ones([8, 1]);\nconst model = tf.sequential();\n" +
      'model.add(tf.layers.dense({ units: 1, inputShape: [3] }));\nmodel.compile({ optimizer: "sgd", loss: "meanSquaredError" });\n' +
      "function scalePixels(pixels: Uint8Array): Float32Array {\n  for (;;) turns++;\n}",
  );
  const called: [code: string, line: RegExp][] = [
    [
      'await lab.check("scalePixels", scalePixels);',
      /interrupt\n +at scalePixels .* line 9.*\n +at Cell .* line 1, /,
    ],
    [
      "tf.variableGrads(() => {\n  for (;;) x.add(1);\n});",
      /interrupt\n +at Cell .* line 2.*\n +at Cell .* line 1, /,
    ],
    [
      "await model.fit(x, y, { callbacks: { onEpochEnd() {\n  for (;;) turns++;\n} } });",
      /onEpochEnd.* line 2/,
    ],
  ];
  for (const [code, line] of called) {
    const { error } = await kernel.interrupted(code, 300);
    assert.match(error.traceback.join("\n"), line);
    assert.doesNotMatch(error.traceback.join("\n"), /(lib|kernel)\/dist|node_modules/);
  }
  const grow = "const before = tf.memory().numTensors;\nfor (let i = 0; i < 50; i++) x.add(1).dispose();\n";
  const { stdout } = await kernel.execute(
    `${grow}const more = tf.memory().numTensors - before;\n` +
      "const slope = tf.grad((v: tf.Tensor) => v.mul(v))(tf.scalar(3)).dataSync()[0];\n" +
      "const { epoch } = await model.fit(x, y, { epochs: 2, verbose: 0 });\nconsole.log(more < 50, slope, epoch);",
  );
  assert.equal(stdout, "true 6 [ 0, 1 ]\n");
});
