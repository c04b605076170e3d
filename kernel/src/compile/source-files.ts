import { type Dirent, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { documentFile, withoutDocumentation } from "./documentation";
import { type TypeScript, ts } from "./tslab";

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
  readonly #listings: Map<string, Set<string> | null> = new Map();
  readonly #undocumented: Set<TypeScript.SourceFile> = new Set();
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
    return this.#list(dirname(name))?.has(basename(name)) ?? false;
  }

  directoryExists(name: string): boolean {
    return isPackaged(name) ? this.#list(name) !== null : ts.sys.directoryExists(name);
  }

  /** Folders that were missing are looked for again: a package may have been installed. */
  forgetMissing(): void {
    for (const [folder, files] of this.#listings) if (files === null) this.#listings.delete(folder);
  }

  /** Reads a file's documentation, which is left out until somebody asks for it. */
  document(file: TypeScript.SourceFile): void {
    if (this.#undocumented.delete(file)) documentFile(file, readFileSync(file.fileName, "utf8"));
  }

  /**
   * The files in a package's folder, null if there is none: one look at it answers the dozens of questions that an
   * `import` raises.
   */
  #list(folder: string): Set<string> | null {
    const known = this.#listings.get(folder);
    if (known !== undefined) return known;
    const files = filesIn(folder);
    this.#listings.set(folder, files);
    return files;
  }

  #parse(name: string): TypeScript.SourceFile | undefined {
    let text: string;
    try {
      text = readFileSync(name, "utf8");
    } catch {
      this.#parsed.set(name, null);
      return undefined;
    }
    const undocumented = isPackaged(name) && name.endsWith(".d.ts");
    const file = ts.createSourceFile(
      name,
      undocumented ? withoutDocumentation(text) : text,
      this.#languageVersion,
      false,
    );
    if (undocumented) this.#undocumented.add(file);
    this.#parsed.set(name, { file, modified: modifiedAt(name) });
    return file;
  }
}

function filesIn(folder: string): Set<string> | null {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return new Set(entries.filter((entry) => isFile(entry, folder)).map(({ name }) => name));
  } catch {
    return null;
  }
}

function isFile(entry: Dirent, folder: string): boolean {
  return entry.isFile() || (entry.isSymbolicLink() && ts.sys.fileExists(join(folder, entry.name)));
}

function modifiedAt(name: string): number {
  return statSync(name, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function isPackaged(name: string): boolean {
  return name.includes("/node_modules/");
}
