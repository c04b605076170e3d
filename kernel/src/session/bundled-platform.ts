import type { TslabLoader } from "../compile/tslab";
import { BundledModules, type PackageTable } from "../run/bundled-modules";
import { createSingleContext } from "../run/single-context";
import { noLibrary } from "../tensorflow/native-library";
import type { Platform } from "./platform";

/** A worker that brings tslab and its packages along. */
export function createBundledPlatform(tslab: TslabLoader, packages: PackageTable): Platform {
  const modules = new BundledModules(packages);
  return {
    tslab,
    context: createSingleContext(),
    createModules: () => modules,
    hookPackages: modules.hookPackages,
    createLibrary: () => noLibrary,
    adoptChildProcesses: () => {},
    exposeCollector: () => null,
  };
}
