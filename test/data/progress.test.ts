import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { afterEach, mock, test } from "node:test";
import { download } from "image-lab/internal/data/download";
import { setLanguage } from "image-lab/internal/i18n/index";
import { printProgress } from "image-lab/internal/jupyter/progress";
import { temporaryFolder } from "../temporary-folder";
import { serve } from "./server";

const KERNEL = Symbol.for("Jupyter.kernel");
const world = globalThis as Record<symbol, unknown>;

interface Shown {
  readonly text: string;
  readonly id: string;
  readonly update: boolean;
}

/** A kernel that keeps what it is given to show. */
function notebook(): Shown[] {
  const shown: Shown[] = [];
  world[KERNEL] = {
    display(bundle: Record<string, string>, options: { displayId: string; update: boolean }): void {
      shown.push({ text: bundle["text/plain"]!, id: options.displayId, update: options.update });
    },
  };
  return shown;
}

/** A clock that stands still until it is told. */
function clock(): { pass(milliseconds: number): void } {
  let now = 1000;
  mock.method(performance, "now", () => now);
  return {
    pass(milliseconds) {
      now += milliseconds;
    },
  };
}

const terminal = process.stdout.isTTY;

afterEach(() => {
  process.stdout.isTTY = terminal;
  delete world[KERNEL];
  mock.restoreAll();
  setLanguage("en");
});

test("in a notebook a bar moves in its place, four times a second at most", () => {
  const shown = notebook();
  const time = clock();
  const progress = printProgress();
  progress("drawing digits", 0, 200);
  for (let done = 1; done <= 199; done++) {
    time.pass(10);
    progress("drawing digits", done, 200);
  }
  time.pass(10);
  progress("drawing digits", 200, 200);
  assert.equal(shown[0]!.text, `drawing digits ${"░".repeat(20)} 0 % 0.0 s`);
  assert.equal(shown[4]!.text, `drawing digits ${"█".repeat(10)}${"░".repeat(10)} 50 % 1.0 s`);
  assert.equal(shown.at(-1)!.text, "drawing digits: done in 2.0 s");
  assert.equal(shown.length, 1 + 7 + 1, "a first, one in 250 ms, a last");
  assert.deepEqual(
    shown.map(({ update }) => update),
    [false, ...new Array(8).fill(true)],
  );
  assert.equal(new Set(shown.map(({ id }) => id)).size, 1);
});

test("without a known length it tells megabytes; a second step has an output of its own", () => {
  const shown = notebook();
  const time = clock();
  const progress = printProgress();
  progress("downloading a", 500_000, 0);
  time.pass(300);
  progress("downloading a", 12_345_678, 0);
  progress("downloading a", 12_400_000, 12_400_000);
  progress("downloading a", 1, 2);
  assert.deepEqual(
    shown.map(({ text }) => text),
    [
      "downloading a 0.5 MB 0.0 s",
      "downloading a 12.3 MB 0.3 s",
      "downloading a: done in 0.3 s",
      `downloading a ${"█".repeat(10)}${"░".repeat(10)} 50 % 0.0 s`,
    ],
  );
  assert.notEqual(shown[3]!.id, shown[0]!.id);
});

test("a mirror that fails ends its bar, and the next one has its own", async () => {
  const content = Buffer.alloc(1000, 7);
  const md5 = createHash("md5").update(content).digest("hex");
  const bad = await serve((_, response) => {
    response.writeHead(200, { "content-length": 1000 });
    response.write(content.subarray(0, 500), () => response.destroy());
  });
  const good = await serve((_, response) => response.end(content));
  const shown = notebook();
  const file = { name: "numbers", mirrors: [bad.address, good.address], md5 };
  await download(file, join(temporaryFolder("progress"), "numbers"), printProgress());
  bad.close();
  good.close();
  const [first] = shown;
  assert.match(first!.text, /^downloading numbers █{10}░{10} 50 %/);
  const endOfFirst = shown.findIndex(({ text }) => /^downloading numbers: failed after \d/.test(text));
  assert.equal(shown[endOfFirst]?.id, first!.id);
  assert.match(shown.at(-1)!.text, /^downloading numbers: done in/);
  assert.notEqual(shown.at(-1)!.id, first!.id);
});

test("a mirror that never answers shows no bar", async () => {
  const shown = notebook();
  const file = { name: "numbers", mirrors: ["http://127.0.0.1:9/"], md5: "" };
  await assert.rejects(download(file, join(temporaryFolder("progress"), "numbers"), printProgress()));
  assert.deepEqual(shown, []);
});

test("on a terminal the bar is written over, and what was longer is cleared", () => {
  process.stdout.isTTY = true;
  const time = clock();
  const written: string[] = [];
  mock.method(process.stdout, "write", (text: string) => written.push(text));
  const progress = printProgress();
  progress("drawing", 0, 4);
  time.pass(500);
  progress("drawing", 1, 4);
  progress("drawing", 4, 4);
  mock.restoreAll();
  assert.deepEqual(written, [
    `\rdrawing ${"░".repeat(20)} 0 % 0.0 s\x1b[K`,
    `\rdrawing ${"█".repeat(5)}${"░".repeat(15)} 25 % 0.5 s\x1b[K`,
    "\rdrawing: done in 0.5 s\x1b[K",
    "\n",
  ]);
});

test("where there is neither notebook nor terminal, a line at the start and one at the end, in French too", () => {
  process.stdout.isTTY = false;
  const lines: string[] = [];
  mock.method(console, "log", (line: string) => lines.push(line));
  setLanguage("fr");
  const progress = printProgress();
  for (const done of [0, 5, 10]) progress("dessin des chiffres", done, 10);
  progress("autre", 1, 10);
  progress("autre", 2, 0, true);
  assert.deepEqual(lines, [
    "dessin des chiffres …",
    "dessin des chiffres\u202f: terminé en 0,0 s",
    "autre …",
    "autre\u202f: échec après 0,0 s",
  ]);
});
