/** A worker with the whole kernel in it, as `kernel/src/worker.ts` starts one, and one package in its table. */
import Module, { createRequire } from "node:module";
import { join } from "node:path";
import { parentPort } from "node:worker_threads";
import type { TslabLoader } from "lab-kernel/internal/compile/tslab";
import { startInWorker } from "lab-kernel/internal/worker";

const requireFromKernel = createRequire(join(__dirname, "../../../kernel/package.json"));
const packageFile = requireFromKernel.resolve("tslab/package.json");
const requireFromTslab = createRequire(packageFile);

/** tslab without files of compiled code. */
const tslab: TslabLoader = {
  version: "1.0.22",
  place: "the test",
  typeRoot: join(packageFile, "../node_modules/@types"),
  loadCompiler: () => requireFromTslab("@tslab/typescript-for-tslab"),
  load: (file) => requireFromTslab(join(packageFile, "..", file)),
  replace: (file, exports) => {
    const path = join(packageFile, "..", file);
    require.cache[path] = Object.assign(new Module(path), { loaded: true, exports });
  },
  keepCompilerCode: () => {},
};

startInWorker(
  parentPort as unknown as Parameters<typeof startInWorker>[0],
  tslab,
  { now: { "node:path": () => require("node:path") } },
  join(__dirname, "../../../notebooks"),
);
