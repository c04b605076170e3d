import { readFileSync, statSync } from "node:fs";
import { isPackaged, packageFiles } from "./package-files";
import { type TypeScript, ts } from "./tslab";

interface Cached {
  file: TypeScript.SourceFile;
  modified: number;
}

/** Files outside of packages, for all programs of this process. */
const ownFiles: Map<string, Cached> = new Map();

/**
 * Parsed files, kept from cell to cell: packages for good, the lab's and the student's own files until they are edited.
 * Files in memory (the cell itself, earlier declarations, `@module` cells) come first.
 */
export class SourceFiles {
  readonly #memory: Map<string, TypeScript.SourceFile> = new Map();
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

  get(name: string): TypeScript.SourceFile | undefined {
    const inMemory = this.#memory.get(name);
    if (inMemory) return inMemory;
    if (isPackaged(name)) return packageFiles.get(name, this.#languageVersion);
    const modified = modifiedAt(name);
    const known = ownFiles.get(name);
    if (known?.modified === modified) return known.file;
    const file = this.#parse(name);
    if (file) ownFiles.set(name, { file, modified });
    return file;
  }

  exists(name: string): boolean {
    if (this.#memory.has(name)) return true;
    return isPackaged(name) ? packageFiles.exists(name) : ts.sys.fileExists(name);
  }

  directoryExists(name: string): boolean {
    return isPackaged(name) ? packageFiles.folderExists(name) : ts.sys.directoryExists(name);
  }

  #parse(name: string): TypeScript.SourceFile | undefined {
    try {
      return ts.createSourceFile(name, readFileSync(name, "utf8"), this.#languageVersion, false);
    } catch {
      return undefined;
    }
  }
}

function modifiedAt(name: string): number {
  return statSync(name, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
