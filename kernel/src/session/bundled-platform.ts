import type { TslabLoader } from "../compile/tslab";
import { BundledModules, type BundledPackages } from "../run/bundled-modules";
import { createSingleContext } from "../run/single-context";
import { noLibrary } from "../tensorflow/library-loader";
import type { Platform } from "./platform";

/** A worker that brings tslab and its packages along. */
export function createBundledPlatform(
  tslab: TslabLoader,
  packages: BundledPackages,
  folder: string,
): Platform {
  const modules = new BundledModules(packages, folder);
  return {
    tslab,
    context: createSingleContext(),
    createModules: () => modules,
    hookPackages: modules.hookPackages,
    createLibrary: () => noLibrary,
    cellCache: null,
    pollsInterrupts: true,
    readNotebook: () => null,
    adoptChildProcesses: () => {},
    readStandardInput: () => {},
    exposeCollector: () => suggestCollection,
  };
}

/** Bytes from which on V8 looks for garbage where buffers were asked for. Nobody writes to them, so they take no memory. */
const UNUSED = 2 ** 27;

/** A page cannot call V8's collector. Unasked, it left 200 MB of garbage behind a chapter. */
function suggestCollection(): void {
  try {
    new ArrayBuffer(UNUSED);
  } catch {
    // where there is no room, the attempt has collected
  }
}
