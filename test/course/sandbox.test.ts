import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { doors, forgeries } from "./doors";
import { noSandbox, pythonScript, root } from "./grading";

const skip = noSandbox();

/** What a boxed kernel does with cells and answers, as a Python script of steps; `say` prints what it learns. */
function inBox(steps: string, ...args: string[]): string[] {
  const script = `
import asyncio, json, sys
from labcourse.limits import Limits
from labcourse.sandbox.kernel import Kernel
from labcourse.sandbox.kernel_lost import KernelLost

async def main():
    kernel = Kernel(Limits(), True, lambda messages: [str(message) for message in messages])
    await kernel.start()
    async def run(code):
        done = await kernel.run(code, 100)
        return done.error or "".join(output.text for output in done.outputs if output.output_type == "stream").strip()
    try:
${steps.replaceAll(/^/gm, "        ")}
    finally:
        await kernel.stop()

asyncio.run(main())`;
  return pythonScript(script, ...args)
    .trim()
    .split("\n");
}

test("no code looks into the guard or runs beside it, though outside of the box it could", { skip }, () => {
  const open = doors.filter(({ code }) => spawnSync(process.execPath, ["-e", code]).status === 0);
  assert.deepEqual(open, doors, "the attempts are real ones");
  const attempts = doors.map(
    ({ name, code }) =>
      `try { new Function("require", ${JSON.stringify(code)})(require); console.log(${JSON.stringify(name)}); } catch {}`,
  );
  const code = `${attempts.join("\n")}\nconsole.log("tried");`;
  assert.deepEqual(inBox("print(await run(sys.argv[1]))", code), ["tried"]);
});

test("a kernel in the sandbox cannot read the judges, though outside of it it could", { skip }, () => {
  const compiled = join(root, "lib/dist");
  const judges = readdirSync(compiled, { recursive: true, encoding: "utf8" }).filter(
    (file) => /(^|\/)judge\//.test(file) && file.endsWith(".js"),
  );
  assert.ok(judges.includes("checks/judge/judges.js") && judges.length > 10, "there are judges to be read");
  const attempt = (lab: string): string => `for (const file of ${JSON.stringify(judges)})
  for (const read of [require("fs").readFileSync, require])
    try { read(${JSON.stringify(lab)} + "/lib/dist/" + file); console.log(file); } catch {}
console.log("tried");`;
  const outside = spawnSync(process.execPath, ["-e", attempt(root)], { encoding: "utf8" });
  assert.deepEqual(new Set(outside.stdout.trim().split("\n")), new Set([...judges, "tried"]));
  for (const lab of ["/lab", root])
    assert.deepEqual(inBox("print(await run(sys.argv[1]))", attempt(lab)), ["tried"]);
});

test("cells that check or hand in say so in the box, where there are neither judges nor notebooks", {
  skip,
}, () => {
  const cell = `import * as lab from "image-lab";
await lab.check("oneHot", (() => {}) as never);
await lab.handIn();`;
  assert.deepEqual(inBox("print(await run(sys.argv[1]))", cell), [
    "oneHot: checked by the grader",
    "handed in",
  ]);
});

const training = `import * as tf from "@tensorflow/tfjs-node";
import { explainTraining } from "image-lab";
const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3], kernelInitializer: "ones" })] });
model.compile({ optimizer: "sgd", loss: "meanSquaredError" });
const { history } = await model.fit(tf.ones([8, 3]), tf.zeros([8, 2]), { epochs: 2, verbose: 0 });
console.log(explainTraining(model).text, history.loss);`;
const tampering = `const engine = require("/lab/native/build/engine.node");
for (const name of Object.keys(engine)) try { engine[name] = () => console.log("mine"); } catch {}`;

test("submissions train with the engine in C++, on one thread, and cannot change it", { skip }, () => {
  const [first, second] = inBox(
    "for code in sys.argv[2:]: await run(code)\nprint(await run(sys.argv[1]))",
    training,
    tampering,
  );
  const compiled = existsSync(join(root, "native/build/engine.node"));
  assert.match(first!, compiled ? /native.*1 thread/ : /graph/);
  assert.match([first, second].join(" "), /\[ ?9, /);
});

test("what is signed is what was seen, whatever code does to that which all objects have in common", {
  skip,
}, () => {
  const works = forgeries.filter(({ code, worked }) => {
    const program = `${code};\nprocess.exitCode = ${worked} ? 0 : 1;`;
    return spawnSync(process.execPath, ["-e", program]).status === 0;
  });
  assert.deepEqual(works, forgeries, "the attempts are real ones");
  const attempts = forgeries.map(({ code }) => `try { new Function(${JSON.stringify(code)})(); } catch {}`);
  const [seen] = inBox(
    `await run(sys.argv[1])
await run("const classCounts: any = (labels: any) => { labels.push(9); return [7]; };")
answer, _ = await kernel.observe("classCounts", [[{"kind": "record", "fields": {"labels": [1], "classes": 2}}]], 20)
print(json.dumps(answer["observations"]))`,
    attempts.join("\n"),
  );
  const call = {
    outcome: "returned",
    value: [7],
    error: null,
    changed: ["labels"],
    leaked: 0,
    facts: { again: [7] },
  };
  const code = "(labels) => { labels.push(9); return [7]; }";
  assert.deepEqual(JSON.parse(seen!), [{ borrowed: null, code, calls: [call] }]);
});

test("the same answer is seen to do the same, whatever random numbers it and others draw", { skip }, () => {
  const [first, second, other] = inBox(
    `await run("const classCounts: any = () => [Math.random(), Math.random()];")
for seed in (1, 1, 2):
    await run("Math.random(); Math.random = () => 0.5;")
    answer, _ = await kernel.observe("classCounts", [[{"kind": "record", "fields": {"labels": [seed], "classes": 2}}]], 20)
    print(json.dumps(answer["observations"]))`,
  );
  assert.match(first!, /"value": \[0\.\d+, 0\.\d+\]/);
  assert.equal(second, first);
  assert.notEqual(other, first);
  assert.doesNotMatch(first!, /0\.5, 0\.5/);
});

test("while an answer is observed, time is the processor's, and code cannot stop it", { skip }, () => {
  const printed = inBox(
    `await run("try { (performance as any).now = () => 0; } catch {} try { (globalThis as any).performance = { now: () => 0 }; } catch {}")
await run("const pause = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2000);")
await run("const took = (run: () => unknown) => { const start = performance.now(); run(); return performance.now() - start; };")
await run("const spin = () => { const { user } = process.cpuUsage(); while (process.cpuUsage().user < user + 3e5); };")
await run("const classCounts: any = () => [took(pause), took(spin)];")
print(await run("console.log(took(pause) >= 1999);"))
answer, _ = await kernel.observe("classCounts", [[{"kind": "record", "fields": {"labels": [], "classes": 2}}]], 20)
idle, busy = answer["observations"][0]["calls"][0]["value"]
print(idle < 500, busy >= 290)`,
  );
  assert.deepEqual(printed, ["true", "True True"]);
});

test("a request that was never called for costs the next exercise nothing", { skip }, () => {
  const printed = inBox(
    `await run("const classCounts: any = () => [1]; const scalePixels: any = () => 2;")
kernel._channel.ask("classCounts", [["x" * (1 << 20)]])
answer, _ = await kernel.observe("scalePixels", [[]], 20)
print(answer["number"], answer["declared"], answer["error"])`,
  );
  assert.deepEqual(printed, ["2 True None"]);
});

test("once the notebook's time is used up, no exercise is tried in a kernel of its own", { skip }, () => {
  const printed = pythonScript(`
import asyncio
from nbformat.v4 import new_code_cell
from labcourse.limits import Limits
from labcourse.chapter import Chapter
from labcourse.sandbox.kernel import Kernel
from labcourse.grading.replay import Replayer
from labcourse.limits import TimeLimits

names = ("classCounts", "scalePixels", "oneHot")
cells = [new_code_cell("for (;;) {}")]
for name in names:
    solution = {"nbgrader": {"grade_id": name, "solution": True, "grade": False}}
    check = {"nbgrader": {"grade_id": name + "-check", "grade": True, "solution": False, "locked": True, "points": 1}}
    cells += [new_code_cell(f"const {name} = 1;", metadata=solution)]
    cells += [new_code_cell(f"await lab.check('{name}', {name});", metadata=check)]
started = 0
start = Kernel.start
async def counted(kernel):
    global started
    started += 1
    await start(kernel)
Kernel.start = counted

class Small(Chapter):
    def __init__(self):
        from labcourse.chapter import find_exercises
        self.exercises = find_exercises(cells)

replayer = Replayer(Small(), cells, lambda name: [], Limits(), TimeLimits(notebook=1), True, lambda messages: [message.id for message in messages])
replay = asyncio.run(replayer.run())
print(started, *sorted({observed.status for observed in replay.observed.values()}), len(replay.observed))`);
  assert.equal(printed.trim(), "1 timeout 3");
});

test("a notebook's time ends before that of a cluster's job", () => {
  const printed = pythonScript(`
import re
from labcourse.paths import COURSE
from labcourse.limits import TimeLimits
texts = [COURSE / "Snakefile", *COURSE.glob("profiles/*/config.yaml")]
minutes = [int(found) for text in texts for found in re.findall(r"runtime[:=]\\s*(\\d+)", text.read_text())]
print(len(minutes), TimeLimits().notebook / 60 < min(minutes))`);
  assert.equal(printed.trim(), "3 True");
});

test("a kernel runs its first cell only once what it publishes arrives, however late that is", {
  skip,
}, () => {
  const script = `
import asyncio, time
import zmq
from jupyter_client.asynchronous import AsyncKernelClient
from labcourse.limits import Limits
from labcourse.sandbox.kernel import Kernel

class LateClient(AsyncKernelClient):
    def start_channels(self, *args, **kwargs):
        super().start_channels(*args, **kwargs)
        socket = self.iopub_channel.socket
        socket.setsockopt(zmq.UNSUBSCRIBE, b"")
        asyncio.get_running_loop().call_later(4, socket.setsockopt, zmq.SUBSCRIBE, b"")

async def main():
    kernel = Kernel(Limits(), True, str, time.monotonic() + 60)
    kernel._client = LateClient()
    await kernel.start()
    try:
        done = await kernel.run("console.log('heard')", 100)
        print(done.error, done.outputs[0].text)
    finally:
        await kernel.stop()

asyncio.run(main())`;
  assert.equal(pythonScript(script).trim(), "None heard");
});
