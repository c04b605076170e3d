import { createRequire, syncBuiltinESMExports } from "node:module";
import type { CellContext } from "./cell-context";

type Call = (this: unknown, ...args: unknown[]) => unknown;

/** Modules of Node.js whose functions take a callback as their last argument and call it from outside. */
const MODULES = ["node:fs", "node:dns", "node:crypto", "node:zlib"];

/** Callbacks that Node.js calls when a file is read, a name is looked up, … belong to the cell that passed them. */
export function followCallbackFunctions(context: CellContext): void {
  const load = createRequire(__filename);
  for (const name of MODULES) followModule(load(name) as Record<string, unknown>, context);
  syncBuiltinESMExports();
}

function followModule(module: Record<string, unknown>, context: CellContext): void {
  for (const [name, attributes] of Object.entries(Object.getOwnPropertyDescriptors(module))) {
    const call = attributes.value as unknown;
    if (typeof call !== "function" || !attributes.configurable || !takesCallback(name)) continue;
    Object.defineProperty(module, name, { ...attributes, value: follow(call as Call, context) });
  }
}

/** Not a class, and not one of the functions that do their work at once. */
function takesCallback(name: string): boolean {
  const isClass = /^[A-Z]/.test(name);
  return !isClass && !/Sync$|^create|^get|^set|^_|watch/i.test(name);
}

function follow(call: Call, context: CellContext): Call {
  const followed: Call = function (...args) {
    const cell = context.now();
    const callback = args.at(-1);
    if (!cell || typeof callback !== "function") return call.apply(this, args);
    const inCell: Call = function (...values) {
      return context.run(context.now() ?? cell, () => (callback as Call).apply(this, values));
    };
    return call.apply(this, [...args.slice(0, -1), inCell]);
  };
  return Object.defineProperties(followed, Object.getOwnPropertyDescriptors(call)); // util.promisify asks for some
}
