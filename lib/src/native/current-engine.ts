import type { NativeEngine } from "./binding";

let chosen: NativeEngine | undefined;

/**
 * The engine, or why there is none, as the end of a sentence: the one that `useNativeEngine` was given, or else that of
 * Node (addon.ts).
 */
export function nativeEngine(): NativeEngine | string {
  return chosen ?? (require("./addon") as typeof import("./addon")).addonEngine();
}

/**
 * Replaces the engine for the models of this process that are not in it yet; `undefined` takes Node's again.
 *
 * @public a page calls it
 */
export function useNativeEngine(engine: NativeEngine | undefined): void {
  chosen = engine;
}
