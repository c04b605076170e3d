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
    exposeCollector: () => null,
  };
}
