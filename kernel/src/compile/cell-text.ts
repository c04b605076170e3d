import { compilerInternals, internals, type TypeScript, ts } from "./tslab";
import { findUsings, replaceUsings, type Usings } from "./using";

/** A cell as the compiler reads it. */
export interface CellText {
  /** What was written without the word `export`, every other character at its place. */
  code: string;
  /** Names that it declares at its top level. */
  names: Set<string>;
  /** Is it one object, `{ a: 1 }`, as at Node's own prompt? */
  isObject: boolean;
  /** Where it says `using`, which is read as `const`. */
  usings: Usings;
  /** `declare module "x"` of modules that nothing else declares. */
  ambientModules: string[];
}

/** Blocks of a module keep their functions to themselves. */
const AS_MODULE = "\nexport {};";

/**
 * A notebook is one module to its reader: whoever pastes from a file finds `export` ignored, and `export … from` read
 * as `import`.
 *
 * @param isModule whether a module of that name exists: then `declare module` adds to it
 */
export function readCell(
  code: string,
  fileName: string,
  options: TypeScript.CompilerOptions,
  isModule: (name: string) => boolean,
): CellText {
  const parse = (text: string): TypeScript.SourceFile =>
    ts.createSourceFile(fileName, text, options.target!, true);
  const ambientModules: string[] = [];
  if (isObjectText(code))
    return { code, names: new Set(), isObject: true, usings: new Map(), ambientModules };
  const module = (text: string): TypeScript.SourceFile => parse(`${text}${AS_MODULE}`);
  let file = module(code);
  const usings = findUsings(file);
  const readable = replaceUsings(code, usings);
  if (usings.size > 0) file = module(readable);
  const edited = file.statements.slice(0, -1).reduceRight((text, statement) => {
    if (isAmbientModule(statement) && !isModule((statement.name as TypeScript.StringLiteral).text)) {
      ambientModules.push(statement.getText(file));
      return blank(text, statement.getStart(file), statement.end);
    }
    return withoutExport(text, statement, file);
  }, readable);
  if (edited !== readable) file = module(edited);
  compilerInternals.bindSourceFile(file, options);
  const names = [...(internals(file).locals?.values() ?? [])].filter(isNamed).map(({ name }) => name);
  return { code: edited, names: new Set(names), isObject: false, usings, ambientModules };
}

/** Is a cell, as far as its own text tells, an object rather than a block? Node's prompt decides alike. */
export function isObjectText(code: string): boolean {
  if (!/^\s*\{[\s\S]*\}\s*$/.test(code)) return false;
  const file = ts.createSourceFile("object.ts", `(\n${code}\n)`, ts.ScriptTarget.Latest);
  const [statement, ...others] = file.statements;
  if (others.length > 0 || internals(file).parseDiagnostics.length > 0) return false;
  if (!statement || !ts.isExpressionStatement(statement)) return false;
  const { expression } = statement.expression as TypeScript.ParenthesizedExpression;
  return expression !== undefined && ts.isObjectLiteralExpression(expression);
}

/** Not `declare global` and `declare module "x"`, which add to something that has its name from elsewhere. */
function isNamed({ declarations = [] }: TypeScript.Symbol): boolean {
  return declarations.some(
    (node) =>
      !ts.isModuleDeclaration(node) ||
      (ts.isIdentifier(node.name) && !(node.flags & ts.NodeFlags.GlobalAugmentation)),
  );
}

function isAmbientModule(node: TypeScript.Statement): node is TypeScript.ModuleDeclaration {
  return ts.isModuleDeclaration(node) && ts.isStringLiteral(node.name);
}

function withoutExport(text: string, statement: TypeScript.Statement, file: TypeScript.SourceFile): string {
  const start = statement.getStart(file);
  if (ts.isExportDeclaration(statement)) {
    if (!statement.moduleSpecifier) return blank(text, start, statement.end);
    const star = statement.exportClause ? start : text.indexOf("from", start) + "from".length;
    return replace(text, start, Math.max(star, start + "export".length), "import");
  }
  if (ts.isExportAssignment(statement)) {
    const { expression } = statement;
    const from = expression.getStart(file);
    // in parentheses, so that an object or a function is an expression still
    return `${blank(text, start, from).slice(0, from - 1)}(${text.slice(from, expression.end)})${text.slice(expression.end)}`;
  }
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  const isAnonymous =
    (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && !statement.name;
  const exporting = modifiers.filter(
    ({ kind }) => kind === ts.SyntaxKind.ExportKeyword || kind === ts.SyntaxKind.DefaultKeyword,
  );
  const bare = exporting.reduce((cut, word) => blank(cut, word.getStart(file), word.end), text);
  if (!isAnonymous || exporting.length < 2) return bare;
  const from = exporting[1]!.end;
  return `${bare.slice(0, from - 1)}(${bare.slice(from, statement.end)})${bare.slice(statement.end)}`;
}

function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, " ") + text.slice(end);
}

/** `word`, and blanks up to `end`. */
function replace(text: string, start: number, end: number, word: string): string {
  const cut = blank(text, start, end);
  return cut.slice(0, start) + word + cut.slice(start + word.length);
}
