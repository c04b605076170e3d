import childProcess, { ChildProcess } from "node:child_process";
import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";

type Stdio = unknown;
type Options = { stdio?: Stdio } & Record<string, unknown>;
type SyncCall = (...args: unknown[]) => unknown;

/** Streams that a child may inherit, by their descriptors. */
const OUTPUT = { 1: "stdout", 2: "stderr" } as const;

/**
 * What children print into the kernel's own descriptors (`stdio: "inherit"`) goes to the cell that started them, and an
 * interrupt ends those that a cell waits for (`execSync`).
 *
 * @param waits runs a call that waits for a child
 */
export function adoptChildProcesses(waits: <Result>(call: () => Result) => Result): void {
  adoptAsynchronous();
  for (const name of ["spawnSync", "execSync", "execFileSync"] as const) adoptSynchronous(name, waits);
  syncBuiltinESMExports();
}

function adoptAsynchronous(): void {
  const prototype = ChildProcess.prototype as unknown as { spawn(options: Options): unknown };
  const { spawn } = prototype;
  prototype.spawn = function (this: ChildProcess, options) {
    const { stdio, inherited } = splitStdio(options.stdio);
    for (const descriptor of inherited) stdio[descriptor] = "pipe";
    const result = spawn.call(this, inherited.length > 0 ? { ...options, stdio } : options);
    for (const descriptor of inherited) forward(this, descriptor);
    return result;
  };
}

/** To its caller the child has no such stream, as one that inherits has none. */
function forward(child: ChildProcess, descriptor: 1 | 2): void {
  const name = OUTPUT[descriptor];
  const stream = child[name] as Readable | null;
  stream?.on("data", (chunk) => process[name].write(chunk));
  child[name] = null;
  (child.stdio as unknown[])[descriptor] = null;
}

function adoptSynchronous(
  name: "spawnSync" | "execSync" | "execFileSync",
  waits: <Result>(call: () => Result) => Result,
): void {
  const original = childProcess[name] as SyncCall;
  const adopted = (...args: unknown[]): unknown => {
    const at = args.findIndex(
      (value) => typeof value === "object" && value !== null && !Array.isArray(value),
    );
    const options = (at < 0 ? {} : args[at]) as Options;
    const { stdio, inherited } = splitStdio(options.stdio);
    if (inherited.length === 0) return waits(() => original(...args));
    const files = inherited.map((descriptor) => ({ descriptor, file: openTemporaryFile() }));
    for (const { descriptor, file } of files) stdio[descriptor] = file;
    try {
      return waits(() =>
        original(...args.map((value, index) => (index === at ? { ...options, stdio } : value))),
      );
    } finally {
      for (const { descriptor, file } of files) printAndClose(OUTPUT[descriptor], file);
    }
  };
  Object.defineProperty(childProcess, name, { value: adopted, configurable: true, writable: true });
}

/** The descriptor of a file that nobody else sees and that goes when it is closed. */
function openTemporaryFile(): number {
  const folder = mkdtempSync(join(tmpdir(), "lab-kernel-output-"));
  try {
    return openSync(join(folder, "output"), "w+");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function printAndClose(name: "stdout" | "stderr", file: number): void {
  const text = Buffer.alloc(fstatSync(file).size);
  readSync(file, text, 0, text.length, 0);
  closeSync(file);
  if (text.length > 0) process[name].write(text);
}

/** The streams of a child, and which of them would be the kernel's own descriptors. */
function splitStdio(stdio: Stdio): { stdio: unknown[]; inherited: (1 | 2)[] } {
  const streams: unknown[] = Array.isArray(stdio) ? [...stdio] : [stdio, stdio, stdio];
  const own = new Set<unknown>(["inherit", 1, 2, process.stdout, process.stderr]);
  return {
    stdio: streams,
    inherited: ([1, 2] as const).filter((descriptor) => own.has(streams[descriptor])),
  };
}
