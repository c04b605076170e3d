import { type Dirent, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { documentFile, withoutDocumentation } from "./documentation";
import { type TypeScript, ts } from "./tslab";

/** Whether a file belongs to a package, so that it stays as it is while the kernel runs. */
export function isPackaged(name: string): boolean {
  return name.includes("/node_modules/");
}

/**
 * Packages' files as the compiler reads them, parsed once for all programs of this process (and, where a snapshot of it is
 * started, of all processes): what is here depends on nothing but the disk.
 */
export class PackageFiles {
  readonly #parsed: Map<string, TypeScript.SourceFile | null> = new Map();
  readonly #listings: Map<string, Set<string> | null> = new Map();
  readonly #undocumented: Set<TypeScript.SourceFile> = new Set();

  get(name: string, languageVersion: TypeScript.ScriptTarget): TypeScript.SourceFile | undefined {
    const known = this.#parsed.get(name);
    if (known !== undefined) return known ?? undefined;
    const file = this.#parse(name, languageVersion);
    this.#parsed.set(name, file ?? null);
    return file;
  }

  exists(name: string): boolean {
    return this.#list(dirname(name))?.has(basename(name)) ?? false;
  }

  folderExists(name: string): boolean {
    return this.#list(name) !== null;
  }

  /** Folders that were missing are looked for again: a package may have been installed. */
  forgetMissing(): void {
    for (const [folder, files] of this.#listings) if (files === null) this.#listings.delete(folder);
  }

  /** Reads a file's documentation, which is left out until somebody asks for it. */
  document(file: TypeScript.SourceFile): void {
    if (this.#undocumented.delete(file)) documentFile(file, readFileSync(file.fileName, "utf8"));
  }

  #parse(name: string, languageVersion: TypeScript.ScriptTarget): TypeScript.SourceFile | undefined {
    let text: string;
    try {
      text = readFileSync(name, "utf8");
    } catch {
      return undefined;
    }
    if (!name.endsWith(".d.ts")) return ts.createSourceFile(name, text, languageVersion, false);
    const file = ts.createSourceFile(name, withoutDocumentation(text), languageVersion, false);
    this.#undocumented.add(file);
    return file;
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
}

export const packageFiles: PackageFiles = new PackageFiles();

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
