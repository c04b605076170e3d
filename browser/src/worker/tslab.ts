/** tslab from the bundle, on files in memory. */
import compiler from "@tslab/typescript-for-tslab";
import type { TslabLoader } from "lab-kernel/internal/compile/tslab";
import { version } from "tslab/package.json";
import { existsSync, readdirSync, readFileSync, statSync } from "../node/fs";
import { join, resolve } from "../node/path";
import { useDisplay } from "./tslab-jupyter";

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
const isFile = (path: string): boolean => existsSync(path) && !isFolder(path);

const system = {
  args: [],
  newLine: "\n",
  useCaseSensitiveFileNames: true,
  write: () => {},
  writeFile: () => {},
  readFile: (path: string) => (isFile(path) ? (readFileSync(path, "utf8") as string) : undefined),
  fileExists: isFile,
  directoryExists: isFolder,
  createDirectory: () => {},
  resolvePath: resolve,
  getExecutingFilePath: () => "/lab/node_modules/@tslab/typescript-for-tslab/lib/typescript.js",
  getCurrentDirectory: () => "/lab/work",
  getDirectories: (path: string) =>
    isFolder(path) ? (readdirSync(path) as string[]).filter((name) => isFolder(join(path, name))) : [],
  readDirectory: () => [],
  exit: () => {},
};

// each is run when it is asked for: tslab's converter writes to the compiler's system as it loads
const files: Record<string, () => unknown> = {
  "dist/converter.js": () => require("tslab/dist/converter.js"),
  "dist/metadata.js": () => require("tslab/dist/metadata.js"),
  "dist/inspect.js": () => require("tslab/dist/inspect.js"),
  "dist/public.js": () => require("tslab/dist/public.js"),
};

export const bundledTslab: TslabLoader = {
  version,
  place: "the page's worker",
  typeRoot: "/lab/node_modules/@types",
  loadCompiler: () => {
    (compiler as unknown as { setSys(system: object): void }).setSys(system);
    return compiler;
  },
  load: (file) => files[file]!(),
  replace: (_file, exports) => useDisplay(exports as Parameters<typeof useDisplay>[0]),
  keepCompilerCode: () => {},
};
