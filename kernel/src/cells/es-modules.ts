import { existsSync, readFileSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { dirname, extname, join } from "node:path";
import { constants, Script } from "node:vm";

type Namespace = Record<string, unknown>;

/** Packages that only `import` can load: loaded before a cell runs, handed out by `require` while it runs. */
export class EsModules {
  readonly #loaded: Map<string, Namespace> = new Map();
  readonly #import: (specifier: string) => Promise<Namespace>;

  constructor(folder: string) {
    this.#import = new Script("(specifier) => import(specifier)", {
      filename: join(folder, "cell.js"),
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    }).runInThisContext();
  }

  /** Loads those of `specifiers`, imported from `folder`, that `require` cannot. */
  async preload(specifiers: Iterable<string>, folder: string): Promise<void> {
    const required = createRequire(join(folder, "cell.js"));
    for (const specifier of specifiers) {
      if (this.#loaded.has(specifier) || !needsImport(specifier, required)) continue;
      this.#loaded.set(specifier, { ...(await this.#import(specifier)), __esModule: true });
    }
  }

  get(specifier: string): Namespace | undefined {
    return this.#loaded.get(specifier);
  }

  import(specifier: string): Promise<Namespace> {
    return this.#import(specifier);
  }
}

function needsImport(specifier: string, required: NodeJS.Require): boolean {
  if (isBuiltin(specifier) || /^(\.{0,2}\/|tslab$)/.test(specifier)) return false;
  try {
    const file = required.resolve(specifier);
    return extname(file) === ".mjs" || (extname(file) === ".js" && packageType(dirname(file)) === "module");
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ERR_PACKAGE_PATH_NOT_EXPORTED";
  }
}

function packageType(folder: string): string {
  const file = join(folder, "package.json");
  if (existsSync(file))
    return (JSON.parse(readFileSync(file, "utf8")) as { type?: string }).type ?? "commonjs";
  return folder === dirname(folder) ? "commonjs" : packageType(dirname(folder));
}
