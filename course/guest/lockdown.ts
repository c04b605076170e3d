/**
 * Closes what would show other code's closures and memory, or run code that the box knows nothing of: the guard's key
 * and the hidden inputs are in the same process.
 */
import { realpathSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import type { Worker as Thread, WorkerOptions } from "node:worker_threads";

const realPath = realpathSync.native;

/** In the main thread: no inspector, no look at the heap, no way around Node's modules, no threads but the kernel's. */
export function lockDown(lab: string): void {
  const inspector = require("node:inspector") as typeof import("node:inspector");
  close(inspector, "open");
  close(inspector.Session.prototype, "connect", "connectToMainThread");
  close(process, "binding", "_linkedBinding", "_debugProcess");
  process.on("SIGUSR1", () => undefined); // else Node itself would answer it with an inspector
  close(require("node:module"), "register"); // its hooks run in a thread of their own
  close(require("node:async_hooks"), "createHook", "executionAsyncResource");
  closeEngine();
  startOnlyThreadsOf(`${lab}/kernel/dist/`);
  syncBuiltinESMExports();
}

/** The heap, and the promises of others, as V8 shows them. What the kernel itself needs it still gets, once. */
function closeEngine(): void {
  const v8 = require("node:v8") as typeof import("node:v8");
  close(v8, "queryObjects", "getHeapSnapshot", "writeHeapSnapshot", "setHeapSnapshotNearHeapLimit");
  const setFlag = v8.setFlagsFromString;
  replace(v8, "setFlagsFromString", (flag: unknown) => {
    if (flag !== "--expose-gc") throw new Error("V8's flags are not changed while grading");
    setFlag(flag); // by which the kernel collects what cells leave behind
  });
  const hooks = v8.promiseHooks;
  const { createHook } = hooks;
  close(hooks, "onInit", "onBefore", "onAfter", "onSettled");
  let taken = false;
  replace(hooks, "createHook", (callbacks: Parameters<typeof createHook>[0]) => {
    if (taken) throw new Error("promises are not watched while grading");
    taken = true; // by the kernel, before the first cell
    return createHook(callbacks);
  });
}

/** In every thread: native code is loaded from the lab's packages and its training engine alone. */
export function loadOnlyAddOnsOf(lab: string): void {
  const load = process.dlopen;
  const checked = (module: object, file: unknown, ...flags: [number?]): void =>
    load.call(process, module, ownFile([`${lab}/node_modules/`, `${lab}/native/build/`], file), ...flags);
  replace(process, "dlopen", checked);
}

/** `new Worker` for files of this folder only, and for none without the guard that this process was started with. */
function startOnlyThreadsOf(folder: string): void {
  const threads = require("node:worker_threads") as { Worker: typeof Thread };
  const Checked = new Proxy(threads.Worker, {
    construct(target, [file, options = {}]: [unknown, WorkerOptions?]) {
      const { eval: _text, execArgv: _flags, env: _variables, ...harmless } = options;
      return new target(ownFile([folder], file), harmless);
    },
  });
  replace(threads.Worker.prototype, "constructor", Checked);
  replace(threads, "Worker", Checked);
}

function ownFile(folders: readonly string[], file: unknown): string {
  const found = realPath(String(file));
  if (!folders.some((folder) => found.startsWith(folder)))
    throw new Error(`${found} is not started while grading`);
  return found;
}

function close(owner: object, ...names: string[]): void {
  for (const name of names.filter((name) => name in owner))
    replace(owner, name, () => {
      throw new Error(`${name} is closed while grading`);
    });
}

function replace(owner: object, name: string, value: unknown): void {
  const enumerable = Object.getOwnPropertyDescriptor(owner, name)?.enumerable ?? false;
  Object.defineProperty(owner, name, { value, writable: false, enumerable, configurable: false });
}
