import { dirname, join } from "node:path";
import { readCell } from "./cell-text";
import { compilerOptions } from "./compiler-options";
import { GLOBAL_TYPES } from "./global-types";
import { isPath } from "./is-path";
import { isPackaged, packageFiles } from "./package-files";
import { SourceFiles } from "./source-files";
import { compilerInternals, resolveNamesIn, type TypeScript, ts, typeCheckerOf } from "./tslab";
import type { Usings } from "./using";

/** Makes every cell a module; `CELL_LINES` lines of a cell's file are not the student's. */
const PREFIX = "export {}; \n";
/** The same for a cell that is an object, `{ a: 1 }`: an expression, not a block. */
const OBJECT_PREFIX = "export {};(\n";
export const CELL_OFFSET: number = PREFIX.length;
export const CELL_LINES = 1;
/** As seen from here, packages are the kernel's own. */
const OWN_FILE: string = join(__dirname, "__kernel__.ts");

/** What packages' files import, found once for all programs of this process, as `packageFiles` keeps the files. */
const packageImports: Map<string, TypeScript.ResolvedModuleWithFailedLookupLocations> = new Map();

/** One cell, or one text under the cursor, seen by the compiler after all earlier cells. */
export interface CellProgram {
  program: TypeScript.Program;
  cell: TypeScript.SourceFile;
  earlier: TypeScript.SourceFile;
  /** What was written. */
  code: string;
  /** Positions of `using` in the cell's file. */
  usings: Usings;
  /** Names that the cell declares at its top level. */
  locals: Set<string>;
}

/** Builds programs, each on what the one before it knew: a cell costs one program, not all its libraries again. */
export class ProgramBuilder {
  readonly folder: string;
  readonly options: TypeScript.CompilerOptions;
  readonly cellFile: string;
  readonly #earlierFile: string;
  readonly #globalsFile: string;
  readonly #modules: Set<string> = new Set();
  readonly #ambientModules: Set<string> = new Set();
  readonly #files: SourceFiles;
  readonly #host: TypeScript.CompilerHost;
  #resolutions: TypeScript.ModuleResolutionCache | undefined;
  #last: TypeScript.Program | undefined;

  constructor(folder: string) {
    this.folder = folder;
    this.options = compilerOptions(folder);
    this.#files = new SourceFiles(this.options.target!);
    this.#host = this.#createHost();
    this.cellFile = join(folder, "__tslab__.ts");
    this.#earlierFile = join(folder, "__prev__.d.ts");
    this.#globalsFile = join(folder, "__kernel__.d.ts");
    this.#files.write(this.#globalsFile, GLOBAL_TYPES);
  }

  /** `declarations` are those of the earlier cells. With `exporting`, the cell exports all it declares. */
  build(declarations: string, code: string, exporting: boolean): CellProgram {
    packageFiles.forgetMissing();
    this.#resolutions = ts.createModuleResolutionCache(this.folder, (path) => path, this.options);
    const text = readCell(code, this.cellFile, this.options, (name) => this.#isModule(name));
    const locals = exporting ? text.names : new Set<string>();
    const suffix = locals.size > 0 ? `\nexport { ${[...locals].join(", ")} };` : "";
    this.#files.write(this.#earlierFile, PREFIX + declarations);
    const whole = text.isObject ? `${OBJECT_PREFIX}${text.code}\n)` : PREFIX + text.code;
    this.#files.write(this.cellFile, whole + suffix);
    this.#declareModules(text.ambientModules);
    const program = ts.createProgram({
      rootNames: [this.#globalsFile, this.#earlierFile, this.cellFile, ...this.#modules],
      options: this.options,
      host: this.#host,
      ...(this.#last && { oldProgram: this.#last }),
    });
    this.#last = program;
    const cell = program.getSourceFile(this.cellFile)!;
    const earlier = program.getSourceFile(this.#earlierFile)!;
    resolveNamesIn(cell, earlier);
    const usings = new Map([...text.usings].map(([start, kind]) => [start + CELL_OFFSET, kind]));
    return { program, cell, earlier, code, usings, locals };
  }

  /** Reads the documentation of the packages' files that declare what the cell names at a position. */
  document({ program, cell }: CellProgram, position: number): void {
    const checker = typeCheckerOf(program);
    const name = compilerInternals.getTouchingPropertyName(cell, position);
    const symbol = checker.getSymbolAtLocation(name);
    if (!symbol) return;
    const aliased = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    for (const { declarations = [] } of [symbol, aliased])
      for (const declaration of declarations) packageFiles.document(declaration.getSourceFile());
  }

  /** A cell tagged `@module name` is a file that later cells import from "./name". */
  addModule(name: string, code: string): string {
    const file = join(this.folder, name);
    this.#files.write(file, PREFIX + code);
    this.#modules.add(file);
    return file;
  }

  /** Whether cells have declared modules, which all later cells may import. */
  get hasModules(): boolean {
    return this.#modules.size + this.#ambientModules.size > 0;
  }

  isModule(file: string): boolean {
    return this.#modules.has(file);
  }

  /** Whether something outside the notebook declares the module. */
  #isModule(name: string): boolean {
    return this.#resolve(name, this.cellFile, this.options).resolvedModule !== undefined;
  }

  /** Packages that a notebook's folders do not have are looked for beside the kernel. */
  #resolve(
    name: string,
    from: string,
    options: TypeScript.CompilerOptions,
  ): TypeScript.ResolvedModuleWithFailedLookupLocations {
    if (isPackaged(from)) return this.#resolveFromPackage(name, from, options);
    const found = ts.resolveModuleName(name, from, options, this.#host, this.#resolutions);
    if (found.resolvedModule || isPath(name)) return found;
    return ts.resolveModuleName(name, OWN_FILE, options, this.#host, this.#resolutions);
  }

  #resolveFromPackage(
    name: string,
    from: string,
    options: TypeScript.CompilerOptions,
  ): TypeScript.ResolvedModuleWithFailedLookupLocations {
    const key = `${dirname(from)}\n${name}`;
    const known = packageImports.get(key);
    if (known) return known;
    const found = ts.resolveModuleName(name, from, options, this.#host, this.#resolutions);
    if (found.resolvedModule) packageImports.set(key, found);
    return found;
  }

  /** `declare module "x"` holds for the whole notebook, like the global types. */
  #declareModules(declarations: string[]): void {
    for (const one of declarations) this.#ambientModules.add(one);
    this.#files.write(this.#globalsFile, [GLOBAL_TYPES, ...this.#ambientModules].join("\n"));
  }

  #createHost(): TypeScript.CompilerHost {
    const files = this.#files;
    const host = ts.createCompilerHost(this.options);
    return {
      ...host,
      getSourceFile: (name) => files.get(name),
      fileExists: (name) => files.exists(name),
      directoryExists: (name) => files.directoryExists(name),
      getCurrentDirectory: () => this.folder,
      writeFile: () => {},
      getModuleResolutionCache: () => this.#resolutions,
      resolveModuleNameLiterals: (literals, from, _redirected, options) =>
        literals.map(({ text }) => this.#resolve(text, from, options)),
    };
  }
}
