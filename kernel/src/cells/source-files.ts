import { readFileSync, statSync } from "node:fs";
import { type TypeScript, ts } from "../tslab";

interface Cached {
  file: TypeScript.SourceFile;
  modified: number;
}

/**
 * Parsed files, kept from cell to cell: packages for good, the lab's and the student's own files until they are edited.
 * Files in memory (the cell itself, earlier declarations, `@module` cells) come first.
 */
export class SourceFiles {
  readonly #memory: Map<string, TypeScript.SourceFile> = new Map();
  readonly #parsed: Map<string, Cached | null> = new Map();
  readonly #exists: Map<string, boolean> = new Map();
  readonly #languageVersion: TypeScript.ScriptTarget;

  constructor(languageVersion: TypeScript.ScriptTarget) {
    this.#languageVersion = languageVersion;
  }

  /** Puts a file into memory, parsed with parent pointers. */
  write(name: string, text: string): TypeScript.SourceFile {
    const known = this.#memory.get(name);
    if (known?.text === text) return known;
    const file = ts.createSourceFile(name, text, this.#languageVersion, true);
    this.#memory.set(name, file);
    return file;
  }

  inMemory(name: string): boolean {
    return this.#memory.has(name);
  }

  get(name: string): TypeScript.SourceFile | undefined {
    const inMemory = this.#memory.get(name);
    if (inMemory) return inMemory;
    const known = this.#parsed.get(name);
    if (known && (isPackaged(name) || known.modified === modifiedAt(name))) return known.file;
    if (known === null && isPackaged(name)) return undefined;
    return this.#parse(name);
  }

  exists(name: string): boolean {
    if (this.#memory.has(name)) return true;
    if (!isPackaged(name)) return ts.sys.fileExists(name);
    return remember(this.#exists, name, () => ts.sys.fileExists(name));
  }

  directoryExists(name: string): boolean {
    if (!isPackaged(name)) return ts.sys.directoryExists(name);
    return remember(this.#exists, `${name}/`, () => ts.sys.directoryExists(name));
  }

  #parse(name: string): TypeScript.SourceFile | undefined {
    let text: string;
    try {
      text = readFileSync(name, "utf8");
    } catch {
      this.#parsed.set(name, null);
      return undefined;
    }
    const file = ts.createSourceFile(name, text, this.#languageVersion, false);
    this.#parsed.set(name, { file, modified: modifiedAt(name) });
    return file;
  }
}

function modifiedAt(name: string): number {
  return statSync(name, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function isPackaged(name: string): boolean {
  return name.includes("/node_modules/");
}

function remember<T>(cache: Map<string, T>, key: string, compute: () => T): T {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const value = compute();
  cache.set(key, value);
  return value;
}
