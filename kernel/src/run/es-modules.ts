import { existsSync, readFileSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { dirname, extname, join } from "node:path";
import { constants, Script } from "node:vm";

type Namespace = Record<string, unknown>;
type Import = (specifier: string) => Promise<Namespace>;

/** One folder, and what is imported from its files. */
interface From {
  import: Import;
  require: NodeJS.Require;
  /** Packages that only `import` can load. */
  loaded: Map<string, Namespace>;
}

/**
 * Packages that only `import` can load: loaded before a cell's own lines run, handed out by `require` while they run.
 */
export class EsModules {
  readonly #folders: Map<string, From> = new Map();

  /** Loads those of `specifiers`, imported from `folder`, that `require` cannot; null where there are none. */
  preload(specifiers: string[], folder: string): Promise<unknown> | null {
    const from = this.#from(folder);
    const missing = specifiers.filter(
      (specifier) => !from.loaded.has(specifier) && needsImport(specifier, from.require),
    );
    if (missing.length === 0) return null;
    return Promise.all(
      missing.map(async (specifier) => {
        from.loaded.set(specifier, { ...(await from.import(specifier)), __esModule: true });
      }),
    );
  }

  get(specifier: string, folder: string): Namespace | undefined {
    return this.#folders.get(folder)?.loaded.get(specifier);
  }

  import(specifier: string, folder: string): Promise<Namespace> {
    return this.#from(folder).import(specifier);
  }

  #from(folder: string): From {
    const known = this.#folders.get(folder);
    if (known) return known;
    const file = join(folder, "cell.js");
    const from = { import: importFrom(file), require: createRequire(file), loaded: new Map() };
    this.#folders.set(folder, from);
    return from;
  }
}

/** `import()` as a file of that name would call it. */
function importFrom(filename: string): Import {
  const importModuleDynamically = constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
  return new Script("(specifier) => import(specifier)", {
    filename,
    importModuleDynamically,
  }).runInThisContext();
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
