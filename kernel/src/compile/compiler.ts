import { type CellDiagnostic, diagnose } from "./diagnostics";
import { makeAwaitsInterruptible } from "./interruptible-await";
import { type CellProgram, ProgramBuilder } from "./program";
import { keepEarlierValues, rewriteCell } from "./rewrite";
import { emitWithDeclarations, type TypeScript, ts } from "./tslab";

export interface CompiledCell {
  javascript: string;
  sourceMap: string;
  /** The cell's declarations, for the cells that follow. */
  declarations: string;
  /** Names the cell declares. */
  locals: Set<string>;
  /** What the cell and the helper files behind it import, by file. */
  imports: Map<string, string[]>;
  isAsync: boolean;
}

export type Compilation =
  | { ok: true; cell: CompiledCell }
  | { ok: false; diagnostics: CellDiagnostic[]; locals: Set<string> };

/** Turns cells into JavaScript, after checking their types against all earlier cells. */
export class CellCompiler {
  readonly builder: ProgramBuilder;

  constructor(folder: string) {
    this.builder = new ProgramBuilder(folder);
  }

  compile(declarations: string, code: string): Compilation {
    const built = this.builder.build(declarations, code, true);
    const diagnostics = this.#check(built.program, built.cell);
    if (diagnostics.length > 0) return { ok: false, diagnostics, locals: built.locals };
    return { ok: true, cell: this.#emit(built) };
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

  #check(program: TypeScript.Program, cell: TypeScript.SourceFile): CellDiagnostic[] {
    const { cellFile } = this.builder;
    const syntax = diagnose(program.getSyntacticDiagnostics(cell), cellFile, true);
    if (syntax.length > 0) return syntax;
    const own = diagnose(program.getSemanticDiagnostics(cell), cellFile, false);
    return [...own, ...this.#checkHelpers(program)];
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

  #emit({ program, cell, earlier, locals }: CellProgram): CompiledCell {
    const out = { javascript: "", sourceMap: "", declarations: "" };
    const write: TypeScript.WriteFileCallback = (name, text) => {
      if (name.endsWith(".d.ts")) out.declarations = text;
      else if (name.endsWith(".map")) out.sourceMap = text;
      else out.javascript = text.replace(/\/\/# sourceMappingURL=.*$/, "");
    };
    const transformers = {
      before: [rewriteCell(program.getTypeChecker(), earlier), makeAwaitsInterruptible],
      after: [keepEarlierValues],
    };
    emitWithDeclarations(program, cell, write, transformers);
    const imports = new Map(
      [cell, ...this.#helpers(program)].map((file) => [file.fileName, importsOf(file)]),
    );
    return { ...out, locals, imports, isAsync: awaitsAtTop(cell) };
  }
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

function awaitsAtTop(node: TypeScript.Node): boolean {
  if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier)) return true;
  if (ts.isFunctionLike(node) || ts.isClassStaticBlockDeclaration(node)) return false;
  return ts.forEachChild(node, awaitsAtTop) ?? false;
}
