import { existsSync, readFileSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { dirname, extname, join } from "node:path";
import { pathToFileURL } from "node:url";
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

/** `import()` as a file of that name would call it; packages that its folders do not have are the kernel's own. */
function importFrom(filename: string): Import {
  const importModuleDynamically = constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
  const script = new Script("(specifier) => import(specifier)", { filename, importModuleDynamically });
  const load = script.runInThisContext() as Import;
  const { resolve } = createRequire(filename);
  return async (specifier) => {
    try {
      return await withoutWarning(() => load(specifier));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
      const found = resolveOrThrow(specifier, resolve, error);
      return load(pathToFileURL(found).href);
    }
  };
}

function resolveOrThrow(specifier: string, resolve: NodeJS.RequireResolve, error: unknown): string {
  try {
    return resolve(specifier);
  } catch {
    throw error;
  }
}

/** Node warns that the loader which is given to a script is experimental: nothing that an author could act on. */
function withoutWarning<Result>(load: () => Result): Result {
  const { emitWarning } = process;
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    if (!String(warning).includes("USE_MAIN_CONTEXT_DEFAULT_LOADER"))
      (emitWarning as (...args: unknown[]) => void).call(process, warning, ...rest);
  };
  try {
    return load();
  } finally {
    process.emitWarning = emitWarning;
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
