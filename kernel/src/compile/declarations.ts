import { type TypeScript, ts } from "./tslab";

/** What a name means: a value, a type, or (a class, an enum, an import) both. */
interface Declaration {
  name: string;
  value: boolean;
  type: boolean;
  text: string;
}

const FILE_IMPORT = /^import (?!type ).* from ["']\.{0,2}\//;

/** The declarations of all cells so far, as the text of a declaration file. */
export class Declarations {
  #known: Declaration[] = [];
  #text = "";

  get text(): string {
    return this.#text;
  }

  /** The `import`s in force that lead to files, not to packages. */
  get fileImports(): string {
    const lines = this.#known.map(({ text }) => text).filter((text) => FILE_IMPORT.test(text));
    return lines.join("\n");
  }

  /**
   * Adds a cell's declarations, which replace earlier ones of the same name.
   *
   * @param declarationFile what the compiler emitted for the cell
   * @param isAlive whether a value of that name exists: a failed cell has not reached all of them
   */
  add(declarationFile: string, isAlive: (name: string) => boolean): void {
    const added = parseDeclarations(declarationFile).filter(({ name, value }) => !value || isAlive(name));
    const values = new Set(added.filter(({ value }) => value).map(({ name }) => name));
    const types = new Set(added.filter(({ type }) => type).map(({ name }) => name));
    const kept = this.#known.flatMap((declaration) => withoutReplaced(declaration, values, types));
    this.#known = [...kept, ...added];
    this.#text = this.#known.map(({ text }) => `${text}\n`).join("");
  }
}

function withoutReplaced(declaration: Declaration, values: Set<string>, types: Set<string>): Declaration[] {
  const { name, value, type } = declaration;
  if ((value && values.has(name)) || (type && !value && types.has(name))) return [];
  if (value && type && types.has(name))
    return [{ name, value, type: false, text: `declare let ${name}: any;` }];
  return [declaration];
}

function parseDeclarations(text: string): Declaration[] {
  const file = ts.createSourceFile("cell.d.ts", text, ts.ScriptTarget.Latest, true);
  return file.statements.flatMap((statement) => parseStatement(statement, file));
}

function parseStatement(statement: TypeScript.Statement, file: TypeScript.SourceFile): Declaration[] {
  const text = statement.getFullText(file).trim();
  const both = { value: true, type: true, text };
  if (ts.isVariableStatement(statement)) {
    const keyword = statement.declarationList.flags & ts.NodeFlags.Const ? "const" : "let";
    const comment =
      text.slice(0, statement.getStart(file) - statement.getFullStart()).match(/^\/\*\*[\s\S]*\*\//)?.[0] ??
      "";
    return statement.declarationList.declarations.map((declaration) => ({
      name: declaration.name.getText(file),
      value: true,
      type: false,
      text: `${comment ? `${comment}\n` : ""}declare ${keyword} ${declaration.getText(file)};`,
    }));
  }
  if (ts.isFunctionDeclaration(statement) && statement.name)
    return [{ name: statement.name.text, value: true, type: false, text }];
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
    return [{ name: statement.name.text, value: false, type: true, text }];
  if ((ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement)) && statement.name)
    return [{ name: statement.name.text, ...both }];
  if (ts.isModuleDeclaration(statement)) return [{ name: statement.name.getText(file), ...both }];
  if (ts.isImportDeclaration(statement)) return parseImport(statement, file);
  if (ts.isImportEqualsDeclaration(statement)) return [{ name: statement.name.text, ...both }];
  return []; // `export {}`
}

function parseImport(statement: TypeScript.ImportDeclaration, file: TypeScript.SourceFile): Declaration[] {
  const from = statement.moduleSpecifier.getText(file);
  const clause = statement.importClause;
  if (!clause) return [];
  const value = !clause.isTypeOnly;
  const keyword = value ? "import" : "import type";
  const one = (name: string, what: string): Declaration => ({
    name,
    value,
    type: true,
    text: `${keyword} ${what} from ${from};`,
  });
  const bindings = clause.namedBindings;
  const named = !bindings
    ? []
    : ts.isNamespaceImport(bindings)
      ? [one(bindings.name.text, bindings.getText(file))]
      : bindings.elements.map((element) => one(element.name.text, `{ ${element.getText(file)} }`));
  return clause.name ? [one(clause.name.text, clause.name.text), ...named] : named;
}
