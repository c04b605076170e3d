import { all, classCounts, insertBefore, rewrite, rightCounts, wrongCounts } from "./notebook";
import type { Grade, Submission } from "./submission";

const wrong: { readonly [exercise: string]: Grade } = { classCounts: [0, "wrong", /./] };

/** An answer that counts rightly only if what it tries succeeds: full marks would show a way out. */
function ifSucceeds(attempt: string): (outside: Outside) => Submission["change"] {
  return () => classCounts(`try {\n${attempt}\n${rightCounts}\n} catch {\n${wrongCounts}\n}`);
}

/** What hostile code would like to reach outside of the box. */
export interface Outside {
  /** A port of loopback on which someone listens. */
  readonly port: number;
  /** The course folder with the gradebook and other submissions. */
  readonly course: string;
  /** The lab's folder. */
  readonly lab: string;
}

/** Submissions that want points without right answers, or out of the box. */
export function hostile(outside: Outside): Submission[] {
  const at = JSON.stringify;
  const wrongAnd = (name: string, code: string): Submission => ({
    name,
    change: all(insertBefore("classCounts", code), classCounts(wrongCounts)),
    expected: wrong,
  });
  const onlyIf = (name: string, attempt: string): Submission => ({
    name,
    change: ifSucceeds(attempt)(outside)!,
    expected: wrong,
  });
  return [
    wrongAnd(
      "patches-assert",
      'const assert: any = require("assert");\nfor (const name of Object.keys(assert)) try { assert[name] = () => {}; } catch {}',
    ),
    wrongAnd("patches-check", 'try { (require("image-lab") as any).check = async () => {}; } catch {}'),
    wrongAnd(
      "patches-console",
      'console.error = console.warn = () => {};\nconsole.log("all checks passed");',
    ),
    wrongAnd(
      "patches-process",
      "(process as any).exit = () => {};\n(process.stdout as any).write = () => true;\n(process as any).emit = () => false;",
    ),
    wrongAnd(
      "patches-prototypes",
      `const patch = (target: any, name: string, value: unknown) => { try { target[name] = value; } catch {} };
patch(JSON, "stringify", () => '{"passed":true,"score":1}');
patch(Array.prototype, "map", () => []);
patch(Array.prototype, "every", () => true);
patch(Object.prototype, "toString", () => "full");
patch(Promise.prototype, "then", function (this: unknown, f: any) { return f({ passed: true, score: 1 }); });`,
    ),
    wrongAnd(
      "patches-loaded-modules",
      `for (const loaded of Object.values(require.cache) as any[]) {
  for (const name of ["observe", "observeCall", "borrowedFrom", "encode", "check", "judge"])
    try { loaded.exports[name] = () => ({ borrowed: null, calls: [] }); } catch {}
}`,
    ),
    wrongAnd(
      "replaces-observer",
      'try { (globalThis as any)[Symbol.for("lab.observe")] = async () => {}; } catch {}\ntry { Object.defineProperty(globalThis, Symbol.for("lab.observe"), { value: async () => {} }); } catch {}',
    ),
    {
      name: "hides-the-observer",
      change: all(
        insertBefore("classCounts", "const Symbol: any = { for: () => 'nothing' };"),
        classCounts(wrongCounts),
      ),
      expected: {
        classCounts: [0, "error", /could not be called/],
        scalePixels: [0, "error", /could not be called/],
        oneHot: [0, "error", /could not be called/],
        gradientDescent: [0, "error", /could not be called/],
      },
    },
    wrongAnd("prints-a-number", "console.log(1);\n1;"),
    {
      name: "prints-a-number-in-the-answer",
      change: all(
        classCounts(`console.log("0.5");\n${wrongCounts}`),
        insertBefore("classCounts-check", "0.5;"),
      ),
      expected: wrong,
    },
    {
      name: "writes-on-the-graders-line",
      change: all(
        insertBefore(
          "classCounts",
          `const { fstatSync, writeSync } = require("fs");
const body = Buffer.from('{"number":1,"declared":true,"observations":[],"error":null}');
const length = Buffer.alloc(4);
length.writeUInt32BE(32 + body.length);
let line = 3;
while (!isSocket(line)) line++;
writeSync(line, Buffer.concat([length, Buffer.alloc(32), body]));
function isSocket(fd: number): boolean {
  try {
    return fstatSync(fd).isSocket();
  } catch {
    return false;
  }
}`,
        ),
        classCounts(wrongCounts),
      ),
      // the cell runs in every kernel, and nothing that comes from a kernel with a forged line is believed
      expected: {
        classCounts: [0, "tampered", /own code/],
        scalePixels: [0, "tampered", /own code/],
        oneHot: [0, "tampered", /own code/],
        gradientDescent: [0, "tampered", /own code/],
      },
    },
    {
      name: "borrows",
      change: rewrite(
        "oneHot",
        "function oneHot(labels: Uint8Array, classes: number): tf.Tensor2D {\n  return tf.oneHot(tf.tensor1d(Array.from(labels), 'int32'), classes).toFloat() as tf.Tensor2D;\n}",
      ),
      expected: { oneHot: [0, "wrong", /tf\.oneHot/] },
    },
    {
      name: "borrows-and-hides-it",
      change: all(
        insertBefore(
          "oneHot",
          `try { Function.prototype.toString = () => "honest"; } catch {}
try { RegExp.prototype.test = () => false; } catch {}
try { (tf as any).profile = async (run: any) => ({ kernelNames: [], result: await run() }); } catch {}`,
        ),
        rewrite(
          "oneHot",
          "function oneHot(labels: Uint8Array, classes: number): tf.Tensor2D {\n  return tf.oneHot(tf.tensor1d(Array.from(labels), 'int32'), classes).toFloat() as tf.Tensor2D;\n}",
        ),
      ),
      expected: { oneHot: [0, "wrong", /tf\.oneHot/] },
    },
    onlyIf("reads-judges", 'require("/lab/lib/dist/checks/judge/judges.js");'),
    onlyIf("reads-judges-by-host-path", `require(${at(`${outside.lab}/lib/dist/checks/judge/judges.js`)});`),
    onlyIf(
      "reads-solutions",
      `require("fs").readFileSync(${at(`${outside.lab}/notebooks/source/01-dataset.ts`)});`,
    ),
    onlyIf(
      "reads-solutions-in-the-box",
      'if (!require("fs").readdirSync("/lab").includes("notebooks")) throw new Error("none");',
    ),
    onlyIf(
      "reads-another-submission",
      `require("fs").readFileSync(${at(`${outside.course}/submitted/worked/90-small/90-small.ipynb`)});`,
    ),
    onlyIf("reads-gradebook", `require("fs").readFileSync(${at(`${outside.course}/gradebook.db`)});`),
    onlyIf("writes-outside", `require("fs").writeFileSync(${at(`${outside.course}/owned`)}, "1");`),
    onlyIf("writes-to-the-lab", 'require("fs").writeFileSync("/lab/lib/dist/index.js", "");'),
    onlyIf("writes-to-the-root", 'require("fs").writeFileSync("/owned", "1");'),
    onlyIf(
      "fills-the-disk",
      'for (let i = 0; i < 40; i++) require("fs").writeFileSync("/tmp/fill" + i, Buffer.alloc(16 << 20));',
    ),
    onlyIf(
      "reads-environment",
      "if (!Object.keys(process.env).some((name) => /SECRET|TOKEN|SOCKET|GRADER/.test(name))) throw new Error();",
    ),
    onlyIf("looks-into-its-memory", 'require("fs").openSync("/proc/self/mem", "r");'),
    onlyIf(
      "starts-a-process",
      'const { spawnSync } = require("child_process");\nif (spawnSync("/usr/bin/true").error) throw new Error();',
    ),
    {
      name: "fork-bomb",
      change: insertBefore(
        "oneHot",
        `const { spawn } = require("child_process");
for (let i = 0; i < 300; i++) try { spawn("/usr/bin/sleep", ["4711"], { detached: true }).on("error", () => {}); } catch {}`,
      ),
      expected: {},
    },
    {
      name: "connects-to-loopback",
      change: all(
        insertBefore(
          "classCounts",
          `const reached = await new Promise<boolean>((done) => {
  const socket = require("net").connect(${outside.port}, "127.0.0.1", () => done(true));
  socket.on("error", () => done(false));
});`,
        ),
        classCounts(`if (reached) {\n${rightCounts}\n}\n${wrongCounts}`),
      ),
      expected: wrong,
    },
    {
      name: "writes-beside-the-sockets",
      change: all(
        insertBefore(
          "classCounts",
          `const folder = require("path").dirname(process.argv.find((word) => word.endsWith(".json")) ?? "/");
require("fs").writeFileSync(folder + "/loot", "1");
await new Promise((done) => setTimeout(done, 2000));`,
        ),
        classCounts(wrongCounts),
      ),
      expected: wrong,
    },
  ];
}
