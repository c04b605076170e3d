import { all, type Change, classCounts, insertBefore, rewrite, rightCounts, wrongCounts } from "./notebook";
import type { Grade, Submission } from "./submission";

const wrong: { readonly [exercise: string]: Grade } = { classCounts: [0, "wrong", /./] };

/** An answer that counts rightly only if what it tries succeeds: full marks would show a way out. */
function ifSucceeds(attempt: string): Change {
  return classCounts(`try {\n${attempt}\n${rightCounts}\n} catch {\n${wrongCounts}\n}`);
}

/** A statement that fails where this does not hold. */
function needs(condition: string): string {
  return `if (!(${condition})) throw new Error("no");`;
}

/** A promise of whether anybody answers there. */
function connection(where: string): string {
  return `new Promise<boolean>((done) => {
  const socket = require("net").connect(${where}, () => done(true));
  socket.on("error", () => done(false));
})`;
}

/** What hostile code would like to reach outside of the box. */
export interface Outside {
  /** A port of loopback on which someone listens, to connections and to datagrams. */
  readonly port: number;
  /** Sockets of the file system and of none, by the names that Node gives them, on which someone listens. */
  readonly sockets: { readonly file: string; readonly abstract: string };
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
  const onlyIf = (name: string, attempt: string, { outOfTheBox = true } = {}): Submission => ({
    name,
    change: ifSucceeds(attempt),
    expected: wrong,
    ...(outOfTheBox ? { withoutBox: {} } : {}),
  });
  /** Code that is to reach somebody before the answer, who has to say himself whether it did. */
  const reaches = (name: string, connect: string): Submission => ({
    name,
    change: all(
      insertBefore("classCounts", `const reached = await ${connect};`),
      ifSucceeds(needs("reached")),
    ),
    expected: wrong,
    withoutBox: {},
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
      name: "fakes-outputs",
      change: all(classCounts(wrongCounts), (notebook) => {
        const passed = {
          output_type: "display_data",
          data: { "text/plain": "✓ all checks passed: 1 of 1" },
          metadata: {},
        };
        for (const cell of notebook.cells)
          if (cell.cell_type === "code") Object.assign(cell, { outputs: [passed], execution_count: 1 });
      }),
      expected: wrong,
    },
    {
      name: "swaps-ids",
      change: all(classCounts(wrongCounts), (notebook) => {
        const swapped: { [id: string]: string } = {
          classCounts: "gradientDescent",
          gradientDescent: "classCounts",
        };
        for (const { metadata } of notebook.cells)
          if (metadata.nbgrader)
            metadata.nbgrader.grade_id = swapped[metadata.nbgrader.grade_id] ?? metadata.nbgrader.grade_id;
      }),
      expected: wrong,
    },
    {
      name: "swaps-ids-of-checks",
      change: all(classCounts(wrongCounts), (notebook) => {
        for (const { metadata } of notebook.cells) {
          const marks = metadata.nbgrader;
          if (marks?.grade_id === "classCounts-check") marks.grade_id = "oneHot-check";
          else if (marks?.grade_id === "oneHot-check") marks.grade_id = "classCounts-check";
        }
      }),
      expected: { ...wrong, oneHot: [1, "full", /./] },
    },
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
    {
      name: "borrows-by-another-spelling",
      change: all(
        insertBefore(
          "oneHot",
          'const name: string = ["one", "Hot"].join("");\nconst helper: any = (lab as any)[name];',
        ),
        rewrite(
          "oneHot",
          "function oneHot(labels: Uint8Array, classes: number): tf.Tensor2D {\n  return helper(labels, classes);\n}",
        ),
      ),
      expected: { oneHot: [0, "wrong", /lab\.oneHot/] },
    },
    onlyIf("reads-judges", 'require(process.env.LAB_ROOT + "/lib/dist/checks/judge/judges.js");'),
    onlyIf("reads-judges-by-host-path", `require(${at(`${outside.lab}/lib/dist/checks/judge/judges.js`)});`),
    onlyIf(
      "reads-solutions",
      `require("fs").readFileSync(${at(`${outside.lab}/notebooks/source/01-dataset.ts`)});`,
    ),
    onlyIf(
      "reads-solutions-in-the-box",
      needs('require("fs").readdirSync(process.env.LAB_ROOT).includes("notebooks")'),
    ),
    onlyIf(
      "reads-another-submission",
      `require("fs").readFileSync(${at(`${outside.course}/submitted/worked/90-small/90-small.ipynb`)});`,
    ),
    onlyIf("reads-gradebook", `require("fs").readFileSync(${at(`${outside.course}/gradebook.db`)});`),
    onlyIf("writes-outside", `require("fs").writeFileSync(${at(`${outside.course}/owned`)}, "1");`),
    onlyIf(
      "writes-to-the-lab",
      'require("fs").closeSync(require("fs").openSync(process.env.LAB_ROOT + "/lib/dist/index.js", "r+"));',
    ),
    onlyIf("writes-to-the-root", 'require("fs").writeFileSync("/owned", "1");', { outOfTheBox: false }),
    onlyIf(
      "fills-the-disk",
      'for (let i = 0; i < 40; i++) require("fs").writeFileSync("/tmp/fill" + i, Buffer.alloc(16 << 20));',
      { outOfTheBox: false },
    ),
    onlyIf(
      "reads-environment",
      needs("Object.keys(process.env).some((name) => /SECRET|TOKEN|SOCKET|GRADER/.test(name))"),
    ),
    onlyIf("looks-into-its-memory", 'require("fs").openSync("/proc/self/mem", "r");'),
    onlyIf(
      "starts-a-process",
      needs('require("child_process").spawnSync("/usr/bin/true").error === undefined'),
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
      name: "leaves-work-behind",
      change: insertBefore(
        "oneHot",
        `const idle = "for (;;) {}";
try { new (require("worker_threads").Worker)(idle, { eval: true }); } catch {}
try { require("child_process").spawn(process.execPath, ["-e", idle], { detached: true, stdio: "ignore" }).on("error", () => {}).unref(); } catch {}
process.on("exit", () => { for (;;); });
process.on("SIGTERM", () => {});
setInterval(() => {}, 10);`,
      ),
      expected: {},
    },
    reaches("connects-to-loopback", connection(`${outside.port}, "127.0.0.1"`)),
    reaches("connects-to-a-socket-file", connection(at(outside.sockets.file))),
    reaches("connects-to-an-abstract-socket", connection(at(outside.sockets.abstract))),
    reaches(
      "sends-a-datagram",
      `new Promise<boolean>((done) => {
  const socket = require("dgram").createSocket("udp4");
  socket.on("message", () => done(true)).on("error", () => done(false));
  socket.send("hello", ${outside.port}, "127.0.0.1", (error: unknown) => { if (error) done(false); });
  setTimeout(() => done(false), 1000);
})`,
    ),
    onlyIf("writes-beside-the-sockets", `${socketFolder}require("fs").writeFileSync(folder + "/loot", "1");`),
    onlyIf(
      "grows-a-file-that-nobody-sees",
      `${socketFolder}require("fs").chmodSync(folder, 0o700);
const file = require("fs").openSync(folder, 0o20200002); // O_TMPFILE | O_RDWR
require("fs").writeSync(file, Buffer.alloc(1 << 20));
require("fs").closeSync(file);`,
    ),
    onlyIf(
      "grows-the-connection-file",
      `${socketFolder}const file = folder + "/connection.json";
require("fs").chmodSync(file, 0o600);
require("fs").appendFileSync(file, " ");`,
    ),
    onlyIf(
      "fills-shared-memory",
      `const { rmSync, writeFileSync } = require("fs");
try { writeFileSync("/dev/shm/fill", Buffer.alloc(40 << 20)); } finally { rmSync("/dev/shm/fill", { force: true }); }`,
    ),
    onlyIf("fills-the-devices", 'require("fs").writeFileSync("/dev/fill", "1");', { outOfTheBox: false }),
    {
      ...onlyIf("helper-reads-judges", 'require("./spy.js");'),
      files: { "spy.js": 'require(process.env.LAB_ROOT + "/lib/dist/checks/judge/judges.js");' },
    },
    {
      ...onlyIf("helper-replaces-the-lab", needs('(require("image-lab") as any).fake === true'), {
        outOfTheBox: false,
      }),
      files: {
        "node_modules/image-lab/index.js": "exports.fake = true;",
        "node_modules/image-lab/package.json": '{"name": "image-lab"}',
      },
    },
    onlyIf(
      "fills-the-judges-place",
      `const { mkdtempSync, rmdirSync } = require("fs");
rmdirSync(mkdtempSync(process.env.LAB_ROOT + "/lib/dist/checks/judge/fill"));`,
    ),
  ];
}

/** Finds the one folder of the kernel's that is in the box and outside. */
const socketFolder =
  'const folder = require("path").dirname(process.argv.find((word) => word.endsWith("connection.json")));\n';
