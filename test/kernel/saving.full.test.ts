import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { temporaryFolder } from "../temporary-folder";
import { type Heard, ROOT, TestKernel } from "./client";

const run = promisify(execFile);
const VALUES = 10_000;
/** Of them, those that are returned or thrown; each needs a cell of its own. */
const CELLS = 400;

/** Random values with all that JSON and text find hard, made in the kernel: the same for the same seed. */
const GENERATOR = String.raw`// @ts-nocheck
let seed = 7;
const random = () => (seed = (seed * 1664525 + 1013904223) >>> 0) / 2 ** 32;
const below = (n: number) => Math.floor(random() * n);
const oneOf = <T>(...xs: T[]): T => xs[below(xs.length)]!;
const unit = () => String.fromCharCode(oneOf(below(128), below(65536), 0xd800 + below(2048), 0, 0xfeff, 0x2028));
const text = () => Array.from({ length: below(8) }, unit).join(oneOf("", "\\", '"', "\\ud83d", "\n"));
const bytes = () => Uint8Array.from({ length: below(20) }, () => below(256));
const media = () => oneOf("text/plain", "text/html", "image/png", "image/svg+xml", "application/json", "application/vnd.x+json", "text/markdown");
function value(depth = 0): unknown {
  switch (below(depth > 3 ? 9 : 14)) {
    case 0: return text();
    case 1: return random() - 0.5;
    case 2: return oneOf(NaN, Infinity, -0, 1e308, null, undefined, true, false);
    case 3: return bytes();
    case 4: return oneOf(Symbol(text()), () => 1, class {}, /x/g);
    case 5: return new Date(oneOf(0, NaN));
    case 6: return oneOf(BigInt(below(9)), new Error(text()), Buffer.from(text()).toString("latin1"));
    case 7: return new Float32Array([random(), NaN]);
    case 8: return text() + text();
    case 9: return Array.from({ length: below(4) }, () => value(depth + 1));
    case 10: return Object.fromEntries(Array.from({ length: below(4) }, () => [text(), value(depth + 1)]));
    case 11: return new Map([[value(depth + 1), value(depth + 1)]]);
    case 12: return { toJSON: () => oneOf<unknown>(undefined, text(), 5) };
    default: return { get broken() { throw new Error(text()); } };
  }
}
const bundle = (): any => oneOf(() => value(), () => Object.fromEntries(Array.from({ length: 1 + below(3) }, () => [oneOf(media(), media(), text()), value()])))();
const api = (globalThis as any)[Symbol.for("Jupyter.kernel")];
const comm = api.comms.open("fuzz", {});
function show(): void {
  try {
    switch (below(6)) {
      case 0: api.display(bundle(), { metadata: value() as any, displayId: oneOf(undefined, text()) }); break;
      case 1: (globalThis as any).display(value()); break;
      case 2: (globalThis as any).display({ [Symbol.for("Jupyter.display")]: () => bundle() }); break;
      case 3: comm.send(value(), { metadata: value() as any, buffers: [bytes()] }); break;
      case 4: process.stdout.write(oneOf<any>(text(), bytes())); break;
      default: console.error(value());
    }
  } catch {} // a cycle or a BigInt has no JSON: the call says so
}
`;

/** Notebook outputs of what was heard, as a client writes them. */
function outputs(heard: readonly Heard[]): unknown[] {
  return heard.flatMap(({ type, content }): unknown[] => {
    const { data, metadata, execution_count, name, text, ename, evalue, traceback } = content;
    if (type === "display_data") return [{ output_type: type, data, metadata }];
    if (type === "execute_result") return [{ output_type: type, data, metadata, execution_count }];
    if (type === "stream") return [{ output_type: type, name, text }];
    return type === "error" ? [{ output_type: type, ename, evalue, traceback }] : [];
  });
}

test(`${VALUES} random values make a notebook that nbformat and the server write and read`, async () => {
  const kernel = await TestKernel.start();
  const cells: { source: string; heard: Heard[] }[] = [];
  const execute = async (source: string): Promise<void> => {
    const { heard, error } = await kernel.execute(source);
    if (source === GENERATOR) assert.equal(error, undefined, error?.traceback.join("\n"));
    assert.equal(heard.at(-1)!.content.execution_state, "idle");
    cells.push({ source, heard });
  };
  await execute(GENERATOR);
  for (let shown = 0; shown < VALUES - CELLS; shown += 200)
    await execute("for (let i = 0; i < 200; i++) show();");
  for (let i = 0; i < CELLS / 4; i++) {
    await execute("value()");
    await execute("throw value();");
    await execute(
      "throw Object.assign(new Error(text()), { name: value(), message: value(), stack: oneOf<any>(text(), 5) });",
    );
    await execute("({ [Symbol.for('Jupyter.display')]: () => bundle() })");
  }
  const messages = cells.flatMap(({ heard }) => heard).concat(kernel.late);
  await kernel.shutdown();
  const file = join(temporaryFolder("saving"), "cells.json");
  const notebook = cells.map(({ source, heard }) => ({ source, outputs: outputs(heard) }));
  writeFileSync(
    file,
    JSON.stringify({ notebook, messages: messages.map(({ content, metadata }) => ({ content, metadata })) }),
  );
  const { stdout } = await run(join(ROOT, ".venv/bin/python"), [
    join(ROOT, "test/kernel/save_notebook.py"),
    file,
  ]);
  const { written, complaints } = JSON.parse(stdout);
  assert.deepEqual(complaints, []);
  assert.ok(written > VALUES / 4, `${written} outputs`);
});
