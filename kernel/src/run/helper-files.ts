import { existsSync, readFileSync, statSync } from "node:fs";
import Module from "node:module";
import { dirname, join } from "node:path";
import { makeAwaitsInterruptible } from "../compile/interruptible-await";
import { ts } from "../compile/tslab";
import { publishAwaitOrInterrupt } from "./await-or-interrupt";
import type { EsModules } from "./es-modules";
import { helperOptions } from "./helper-options";
import { rememberAsWritten, rememberSourceMap } from "./source-maps";

type Extensions = Record<string, (module: Module, file: string) => void>;
type Compilable = Module & { _compile(code: string, file: string): void };

/**
 * Files beside the notebook: TypeScript, compiled when it is imported and checked with the cell, JavaScript and JSON.
 * An edited file is loaded anew, with everything that imports it, by the next cell that imports it.
 */
export class HelperFiles {
  readonly #loaded: Map<string, number> = new Map();
  readonly #memory: Map<string, string> = new Map();
  readonly #esModules: EsModules;
  readonly #package: string | undefined;

  /** @param folder where the notebook is */
  constructor(esModules: EsModules, folder: string) {
    this.#esModules = esModules;
    this.#package = packageOf(folder);
    publishAwaitOrInterrupt();
    const extensions = (Module as unknown as { _extensions: Extensions })._extensions;
    extensions[".ts"] = extensions[".tsx"] = (module, file) =>
      this.#load(module, readFileSync(file, "utf8"), file);
    for (const extension of [".js", ".cjs", ".json"]) this.#watch(extensions, extension);
  }

  /** Files that Node loads by itself are loaded anew after an edit, too, unless they are a package's. */
  #watch(extensions: Extensions, extension: string): void {
    const load = extensions[extension] ?? extensions[".js"]!;
    extensions[extension] = (module, file) => {
      if (this.#isHelper(file)) {
        this.#loaded.set(file, modifiedAt(file));
        rememberAsWritten(file);
      }
      load(module, file);
    };
  }

  #isHelper(file: string): boolean {
    if (file.includes("/node_modules/")) return false;
    const owner = packageOf(dirname(file));
    return owner === undefined || owner === this.#package;
  }

  /** A file in memory, from a cell tagged `@module`. */
  write(file: string, code: string): void {
    this.#memory.set(file, code);
    delete require.cache[file];
  }

  requireFromMemory(file: string): unknown {
    const code = this.#memory.get(file);
    if (code === undefined) return undefined;
    const known = require.cache[file];
    if (known) return known.exports;
    const module = new Module(file);
    require.cache[file] = module;
    try {
      this.#load(module, code, file);
    } catch (error) {
      delete require.cache[file];
      throw error;
    }
    return module.exports;
  }

  /**
   * Forgets edited files and all that import them.
   *
   * @returns whether there were any
   */
  forgetEdited(): boolean {
    const stale = new Set<string>();
    for (const [file, modified] of this.#loaded) if (modifiedAt(file) !== modified) stale.add(file);
    if (stale.size === 0) return false;
    for (let before = -1; before !== stale.size; ) {
      before = stale.size;
      for (const file of this.#loaded.keys())
        if (require.cache[file]?.children.some(({ id }) => stale.has(id))) stale.add(file);
    }
    for (const file of stale) {
      delete require.cache[file];
      this.#loaded.delete(file);
    }
    return true;
  }

  #load(module: Module, code: string, file: string): void {
    this.#loaded.set(file, modifiedAt(file));
    const { outputText, sourceMapText } = ts.transpileModule(code, {
      fileName: file,
      compilerOptions: helperOptions(),
      transformers: {
        before: [makeAwaitsInterruptible((line, column) => `${file}:${line + 1}:${column + 1}`)],
      },
    });
    if (sourceMapText) rememberSourceMap(file, sourceMapText);
    const load = module.require.bind(module);
    const folder = dirname(file);
    module.require = ((id: string) => this.#esModules.get(id, folder) ?? load(id)) as NodeJS.Require;
    module.filename = file;
    (module as Compilable)._compile(outputText.replace(/\/\/# sourceMappingURL=.*$/, ""), file);
    module.loaded = true;
  }
}

/** The folder of the package that files in `folder` belong to. */
function packageOf(folder: string): string | undefined {
  if (existsSync(join(folder, "package.json"))) return folder;
  return folder === dirname(folder) ? undefined : packageOf(dirname(folder));
}

function modifiedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
