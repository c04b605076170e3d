import { HELPER } from "./interruptible-await";
import { isAmbient, type NotebookVariables, variableObject } from "./notebook-variables";
import { type TypeScript, ts } from "./tslab";
import type { VariableAssignments } from "./variable-assignments";

/** The statements of a cell itself: what they declare becomes variables, and the last one's value is kept. */
export class TopLevel {
  readonly #checker: TypeScript.TypeChecker;
  readonly #variables: NotebookVariables;
  readonly #assignments: VariableAssignments;
  readonly #factory: TypeScript.NodeFactory;
  readonly #visit: (node: TypeScript.Statement) => TypeScript.Statement[];
  readonly #expression: (node: TypeScript.Expression) => TypeScript.Expression;

  /**
   * @param visit rewrites what is inside of a statement
   * @param expression rewrites an expression
   */
  constructor(
    checker: TypeScript.TypeChecker,
    variables: NotebookVariables,
    assignments: VariableAssignments,
    factory: TypeScript.NodeFactory,
    visit: (node: TypeScript.Statement) => TypeScript.Statement[],
    expression: (node: TypeScript.Expression) => TypeScript.Expression,
  ) {
    this.#checker = checker;
    this.#variables = variables;
    this.#assignments = assignments;
    this.#factory = factory;
    this.#visit = visit;
    this.#expression = expression;
  }

  rewrite(node: TypeScript.Statement, isLast: boolean): TypeScript.Statement[] {
    if (ts.isExportDeclaration(node)) return this.#onlyImports(node);
    if (ts.isImportEqualsDeclaration(node)) return [this.#alias(node)];
    if (ts.isExpressionStatement(node)) return [this.#expressionStatement(node, isLast)];
    const visited = this.#visit(node);
    const hasOwnName =
      ts.isClassDeclaration(node) || ts.isEnumDeclaration(node) || ts.isModuleDeclaration(node);
    if (!hasOwnName || !node.name || !ts.isIdentifier(node.name) || isAmbient(node)) return visited;
    return this.#variables.isDeclared(node.name.text) ? [...visited, this.#publish(node.name)] : visited;
  }

  /** Functions are there before the cell's first line. */
  hoisted(file: TypeScript.SourceFile): TypeScript.Statement[] {
    const functions = file.statements
      .filter(ts.isFunctionDeclaration)
      .filter(({ body, name }) => body && name);
    return functions.map(({ name }) => this.#publish(name!));
  }

  #expressionStatement(node: TypeScript.ExpressionStatement, isLast: boolean): TypeScript.Statement {
    const f = this.#factory;
    const value = this.#expression(node.expression);
    const last = f.createPropertyAccessExpression(f.createIdentifier(HELPER), "last");
    return ts.setTextRange(
      f.createExpressionStatement(isLast ? f.createAssignment(last, value) : value),
      node,
    );
  }

  /** `import Short = Outer.Inner`, where `Outer` is a namespace of the notebook. */
  #alias(node: TypeScript.ImportEqualsDeclaration): TypeScript.Statement {
    const { name, moduleReference, isTypeOnly } = node;
    if (ts.isExternalModuleReference(moduleReference) || isTypeOnly) return node;
    if (!this.#variables.isDeclared(name.text)) return node;
    const f = this.#factory;
    const value = (entity: TypeScript.EntityName): TypeScript.Expression =>
      ts.isIdentifier(entity)
        ? this.#expression(entity)
        : f.createPropertyAccessExpression(value(entity.left), entity.right.text);
    const assigned = this.#assignments.assign(name, "first", value(moduleReference));
    return ts.setTextRange(f.createExpressionStatement(assigned), node);
  }

  /** What is declared under a name of its own becomes the variable's first value. */
  #publish({ text }: TypeScript.Identifier): TypeScript.Statement {
    const f = this.#factory;
    const slot = f.createPropertyAccessExpression(f.createIdentifier(variableObject(text)), "first");
    return f.createExpressionStatement(f.createAssignment(slot, f.createIdentifier(text)));
  }

  /** Of the names that the cell exports to the compiler, those of `import`s are still exported when it runs. */
  #onlyImports(node: TypeScript.ExportDeclaration): TypeScript.Statement[] {
    if (!node.exportClause || !ts.isNamedExports(node.exportClause)) return [node];
    const elements = node.exportClause.elements.filter(({ name }) => this.#isImport(name));
    if (elements.length === 0) return [];
    const f = this.#factory;
    const clause = f.updateNamedExports(node.exportClause, elements);
    return [f.updateExportDeclaration(node, node.modifiers, node.isTypeOnly, clause, undefined, undefined)];
  }

  #isImport(name: TypeScript.Identifier): boolean {
    const symbol = this.#checker.getExportSpecifierLocalTargetSymbol(name);
    const isAlias = symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    return isAlias && !symbol.declarations?.some(isNamespaceAlias);
  }
}

function isNamespaceAlias(node: TypeScript.Node): boolean {
  return ts.isImportEqualsDeclaration(node) && !ts.isExternalModuleReference(node.moduleReference);
}
