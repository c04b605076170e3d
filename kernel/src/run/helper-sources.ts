import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { isPath } from "../compile/is-path";
import { transpileHelper } from "./transpile-helper";

interface Loaded {
  exports: Record<string, unknown>;
  isComplete: boolean;
  modified: number;
  /** Files that this one has imported. */
  readonly children: Set<string>;
}

const EXTENSIONS = ["", ".ts", ".tsx", ".js", ".cjs", ".json", "/index.ts", "/index.js"];

/**
 * Files beside the notebook where there is no loader of Node's: each is compiled when it is imported, and loaded anew,
 * with everything that imports it, after an edit.
 */
export class HelperSources {
  readonly #folder: string;
  readonly #requirePackage: (name: string) => unknown;
  readonly #memory: Map<string, string> = new Map();
  readonly #loaded: Map<string, Loaded> = new Map();

  /** @param folder where the notebook is */
  constructor(folder: string, requirePackage: (name: string) => unknown) {
    this.#folder = folder;
    this.#requirePackage = requirePackage;
  }

  /** A file in memory, from a cell tagged `@module`. */
  write(file: string, code: string): void {
    this.#memory.set(file, code);
    this.#loaded.delete(file);
  }

  require(path: string, importer?: string): unknown {
    const from = importer === undefined ? this.#folder : dirname(importer);
    const file = this.#find(resolve(from, path));
    if (file === undefined)
      throw new Error(`Cannot find module '${path}' beside ${importer ?? "the notebook"}.`);
    if (importer !== undefined) this.#loaded.get(importer)?.children.add(file);
    return (this.#loaded.get(file) ?? this.#load(file)).exports;
  }

  /**
   * Forgets edited files and all that import them.
   *
   * @returns whether there were any
   */
  forgetEdited(): boolean {
    const stale = new Set<string>();
    for (const [file, { modified }] of this.#loaded) if (modifiedAt(file) !== modified) stale.add(file);
    for (let before = -1; before !== stale.size; ) {
      before = stale.size;
      for (const [file, { children }] of this.#loaded)
        if ([...children].some((child) => stale.has(child))) stale.add(file);
    }
    for (const file of stale) this.#loaded.delete(file);
    return stale.size > 0;
  }

  forgetHalfLoaded(): void {
    for (const [file, { isComplete }] of this.#loaded) if (!isComplete) this.#loaded.delete(file);
  }

  #find(path: string): string | undefined {
    return EXTENSIONS.map((extension) => path + extension).find(
      (file) => this.#memory.has(file) || isFile(file),
    );
  }

  #load(file: string): Loaded {
    const loaded: Loaded = {
      exports: {},
      isComplete: false,
      modified: modifiedAt(file),
      children: new Set(),
    };
    this.#loaded.set(file, loaded);
    try {
      const text = this.#memory.get(file) ?? readFileSync(file, "utf8");
      if (file.endsWith(".json")) loaded.exports = JSON.parse(text) as Record<string, unknown>;
      else this.#run(file, text, loaded);
    } catch (error) {
      this.#loaded.delete(file);
      throw error;
    }
    loaded.isComplete = true;
    return loaded;
  }

  #run(file: string, text: string, module: Loaded): void {
    const load = (name: string): unknown =>
      isPath(name) ? this.require(name, file) : this.#requirePackage(name);
    transpileHelper(text, file)(module.exports, load, module, file, dirname(file));
  }
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

function modifiedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
