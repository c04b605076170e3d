import { readFileSync, statSync } from "node:fs";
import Module from "node:module";
import { dirname } from "node:path";
import { makeAwaitsInterruptible } from "../compile/interruptible-await";
import { type TypeScript, ts } from "../compile/tslab";
import { publishAwaitOrInterrupt } from "./await-or-interrupt";
import type { EsModules } from "./es-modules";
import { rememberSourceMap } from "./source-maps";

type Extensions = Record<string, (module: Module, file: string) => void>;
type Compilable = Module & { _compile(code: string, file: string): void };

/**
 * TypeScript files beside the notebook, compiled when they are imported. Their types are checked with the cell.
 * An edited file is loaded anew, with everything that imports it, by the next cell that imports it.
 */
export class HelperFiles {
  readonly #loaded: Map<string, number> = new Map();
  readonly #memory: Map<string, string> = new Map();
  readonly #esModules: EsModules;

  constructor(esModules: EsModules) {
    this.#esModules = esModules;
    publishAwaitOrInterrupt();
    const extensions = (Module as unknown as { _extensions: Extensions })._extensions;
    extensions[".ts"] = extensions[".tsx"] = (module, file) =>
      this.#load(module, readFileSync(file, "utf8"), file);
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
      compilerOptions: options(),
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

const options = (): TypeScript.CompilerOptions => ({
  module: ts.ModuleKind.CommonJS,
  target: ts.ScriptTarget.ES2022,
  esModuleInterop: true,
  experimentalDecorators: true,
  jsx: ts.JsxEmit.React,
  sourceMap: true,
});

function modifiedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
