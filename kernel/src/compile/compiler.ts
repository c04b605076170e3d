import type { CellCache } from "./cell-cache";
import type { CompiledCell } from "./compiled-cell";
import { type CellDiagnostic, diagnose } from "./diagnostics";
import { keepEarlierValues } from "./drop-export-resets";
import { type AwaitPlace, makeAwaitsInterruptible } from "./interruptible-await";
import { makeLoopsInterruptible } from "./interruptible-loop";
import { isPath } from "./is-path";
import { type EarlierVariables, NotebookVariables } from "./notebook-variables";
import { CELL_LINES, type CellProgram, ProgramBuilder } from "./program";
import { rewriteCell } from "./rewrite";
import { emitWithDeclarations, internals, type TypeScript, ts, typeCheckerOf } from "./tslab";
import type { Usings } from "./using";
import { VariableUses } from "./variable-uses";

const UNKNOWN_VARIABLES: EarlierVariables = { has: () => true, useOf: () => "writes", known: () => [] };

export type Compilation =
  | { ok: true; cell: CompiledCell }
  | { ok: false; diagnostics: CellDiagnostic[]; locals: Set<string> };

export interface CompileOptions {
  variables?: EarlierVariables;
  /** Runs the check of the types, which may take long: an interrupt may end it. */
  run?(check: () => void): void;
}

/** Turns cells into JavaScript, after checking their types against all earlier cells. */
export class CellCompiler {
  readonly builder: ProgramBuilder;
  readonly #pollsInterrupts: boolean;
  readonly #cache: CellCache | null;

  /**
   * @param pollsInterrupts whether loops ask if they may go on, since nobody could end them from outside
   * @param cache what was compiled before, where there is such a thing
   */
  constructor(folder: string, pollsInterrupts = false, cache: CellCache | null = null) {
    this.builder = new ProgramBuilder(folder);
    this.#pollsInterrupts = pollsInterrupts;
    this.#cache = cache;
  }

  /** @param declarations those of the earlier cells */
  compile(
    declarations: string,
    code: string,
    { variables = UNKNOWN_VARIABLES, run = (check) => check() }: CompileOptions = {},
  ): Compilation {
    const cache = this.builder.hasModules ? null : this.#cache;
    const source = { code, declarations, variables: cache ? variables.known() : [] };
    const cached = cache?.read(source);
    if (cached) return { ok: true, cell: cached };
    const built = this.builder.build(declarations, code, true);
    const diagnostics = this.#check(built, run);
    if (diagnostics.length > 0) return { ok: false, diagnostics, locals: built.locals };
    const cell = this.#emit(built, variables);
    if (!this.builder.hasModules && !importsFiles(cell)) cache?.write(source, cell);
    return { ok: true, cell };
  }

  /** Adds a file in memory, which later cells import from "./name". */
  addModule(
    name: string,
    code: string,
    declarations: string,
  ): { path: string; diagnostics: CellDiagnostic[] } {
    const path = this.builder.addModule(name, code);
    const { program } = this.builder.build(declarations, "", false);
    const file = program.getSourceFile(path);
    const diagnostics = [
      ...diagnose(program.getSyntacticDiagnostics(file), path, true),
      ...diagnose(program.getSemanticDiagnostics(file), path, false),
    ];
    return { path, diagnostics };
  }

  #check({ program, cell, code }: CellProgram, run: NonNullable<CompileOptions["run"]>): CellDiagnostic[] {
    const { cellFile } = this.builder;
    const syntax = diagnose(program.getSyntacticDiagnostics(cell), cellFile, true, code);
    if (syntax.length > 0) return syntax;
    if (isUnchecked(code)) return [];
    const checker = typeCheckerOf(program); // binds the files, which must not be left half done
    let found: CellDiagnostic[] = [];
    run(() => {
      const own = diagnose(program.getSemanticDiagnostics(cell), cellFile, false, code, checker);
      found = [...own, ...this.#checkHelpers(program)];
    });
    return found;
  }

  /** The student's own files are checked with the cell that imports them. */
  #checkHelpers(program: TypeScript.Program): CellDiagnostic[] {
    return this.#helpers(program).flatMap((file) => [
      ...diagnose(program.getSyntacticDiagnostics(file), this.builder.cellFile, true),
      ...diagnose(program.getSemanticDiagnostics(file), this.builder.cellFile, false),
    ]);
  }

  #helpers(program: TypeScript.Program): TypeScript.SourceFile[] {
    const { cellFile } = this.builder;
    return program.getSourceFiles().filter((file) => file.fileName !== cellFile && isHelper(file));
  }

  #emit(
    { program, cell, earlier, usings, locals }: CellProgram,
    earlierVariables: EarlierVariables,
  ): CompiledCell {
    const out = { javascript: "", sourceMap: "", declarations: "" };
    const write: TypeScript.WriteFileCallback = (name, text) => {
      if (name.endsWith(".d.ts")) out.declarations = text;
      else if (name.endsWith(".map")) out.sourceMap = text;
      else out.javascript = text.replace(/\/\/# sourceMappingURL=.*$/, "");
    };
    const checker = typeCheckerOf(program);
    const variables = new NotebookVariables(checker, cell, earlier, earlierVariables);
    const uses = new VariableUses(cell, variables, earlierVariables);
    const transformers = {
      before: [
        rewriteCell(checker, variables, uses, usings),
        makeAwaitsInterruptible(placeInCell),
        ...(this.#pollsInterrupts ? [makeLoopsInterruptible] : []),
      ],
      after: [keepEarlierValues],
    };
    emitWithDeclarations(program, cell, write, transformers);
    out.declarations += declareNested(cell, checker);
    const imports = new Map(
      [cell, ...this.#helpers(program)].map((file) => [file.fileName, importsOf(file)]),
    );
    return {
      ...out,
      locals,
      variables: {
        ...variables.names,
        uses: uses.ofCell,
        helpers: helpersOf(variables, uses),
        assigned: uses.assigned,
      },
      imports,
      isAsync: awaitsAtTop(cell) || disposesAtTop(cell, usings),
    };
  }
}

function importsFiles({ imports }: CompiledCell): boolean {
  return [...imports.values()].flat().some(isPath);
}

function helpersOf(variables: NotebookVariables, uses: VariableUses): ReadonlySet<string> {
  const { used } = variables.names;
  return new Set([...uses.ofCell.keys()].filter((name) => used.has(name) && !variables.isImport(name)));
}

function placeInCell(line: number, column: number): AwaitPlace {
  return `${line + 1 - CELL_LINES}:${column + 1}`;
}

/** `// @ts-nocheck` before the first line of code. */
function isUnchecked(code: string): boolean {
  return /^(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*\/\/\s*@ts-nocheck\b/.test(code);
}

/** The student's and the lab's own TypeScript, not a package's. */
function isHelper({ fileName, isDeclarationFile }: TypeScript.SourceFile): boolean {
  return !isDeclarationFile && !fileName.includes("/node_modules/") && /\.[cm]?tsx?$/.test(fileName);
}

function importsOf(file: TypeScript.SourceFile): string[] {
  return file.statements.flatMap((statement) => {
    const specifier = loadsAtRunTime(statement) ? statement.moduleSpecifier : undefined;
    return specifier && ts.isStringLiteral(specifier) ? [specifier.text] : [];
  });
}

function loadsAtRunTime(
  statement: TypeScript.Statement,
): statement is TypeScript.ImportDeclaration | TypeScript.ExportDeclaration {
  if (ts.isImportDeclaration(statement)) return !statement.importClause?.isTypeOnly;
  return ts.isExportDeclaration(statement) && !statement.isTypeOnly;
}

/** `var`s inside loops and blocks, which the compiler's declarations leave out. */
function declareNested(cell: TypeScript.SourceFile, checker: TypeScript.TypeChecker): string {
  const nested = [...(internals(cell).locals?.values() ?? [])].filter(
    ({ flags, valueDeclaration }) =>
      flags & ts.SymbolFlags.FunctionScopedVariable && valueDeclaration && !isTopLevel(valueDeclaration),
  );
  const typeOf = (symbol: TypeScript.Symbol): string =>
    checker.typeToString(
      checker.getTypeOfSymbolAtLocation(symbol, cell),
      cell,
      ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope,
    );
  return nested.map((symbol) => `declare var ${symbol.name}: ${typeOf(symbol)};\n`).join("");
}

function isTopLevel(declaration: TypeScript.Node): boolean {
  const statement = ts.findAncestor(declaration, ts.isVariableStatement);
  return statement !== undefined && ts.isSourceFile(statement.parent);
}

/** `await using` outside functions. */
function disposesAtTop(cell: TypeScript.SourceFile, usings: Usings): boolean {
  return [...usings].some(([start, { isAsync }]) => {
    const statement = cell.statements.find(({ pos, end }) => pos <= start && start < end);
    return (
      isAsync &&
      statement !== undefined &&
      !ts.isFunctionDeclaration(statement) &&
      !ts.isClassDeclaration(statement)
    );
  });
}

function awaitsAtTop(node: TypeScript.Node): boolean {
  if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier)) return true;
  if (ts.isFunctionLike(node) || ts.isClassStaticBlockDeclaration(node)) return false;
  return ts.forEachChild(node, awaitsAtTop) ?? false;
}
