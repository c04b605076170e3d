import { readFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { requireCached } from "./script-cache";
import { TSLAB_FILES, type TslabLoader } from "./tslab";

/** tslab as Node finds it from the kernel's own folder, with the compiler's compiled code kept between starts. */
export function tslabOnNode(): TslabLoader {
  const packageFile = require.resolve(TSLAB_FILES.package);
  const { version } = JSON.parse(readFileSync(packageFile, "utf8")) as { version: string };
  const folder = dirname(packageFile);
  const requireBeside = createRequire(packageFile);
  let keep = (): void => {};
  return {
    version,
    place: folder,
    typeRoot: join(folder, "node_modules", "@types"),
    loadCompiler: () => {
      const compiler = requireCached(requireBeside.resolve(TSLAB_FILES.compiler));
      keep = compiler.keep;
      return compiler.exports;
    },
    load: (file) => requireBeside(join(folder, file)),
    replace: (file, exports) => {
      const module = new Module(join(folder, file));
      Object.assign(module, { filename: module.id, loaded: true, exports });
      require.cache[module.id] = module;
    },
    keepCompilerCode: () => keep(),
  };
}
