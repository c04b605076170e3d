import { type TypeScript, ts } from "./tslab";
import { type Usings, withResources } from "./using";

export type Around = (value: TypeScript.Expression) => TypeScript.Expression;
const asItIs: Around = (value) => value;

/** Statements among which `using` declares something that is disposed when they end. */
export class GuardedStatements {
  readonly #factory: TypeScript.NodeFactory;
  readonly #usings: Usings;
  /** Goes around the values that the statement being rewritten declares. */
  #use: Around = asItIs;

  constructor(factory: TypeScript.NodeFactory, usings: Usings) {
    this.#factory = factory;
    this.#usings = usings;
  }

  /** Does the cell say `using` anywhere? */
  get any(): boolean {
    return this.#usings.size > 0;
  }

  isUsing(statement: TypeScript.Node): statement is TypeScript.VariableStatement {
    return this.#kindOf(statement) !== undefined;
  }

  /** What goes around the values of the statement being rewritten; it is over then. */
  takeUse(): Around {
    const around = this.#use;
    this.#use = asItIs;
    return around;
  }

  rewrite(
    statements: readonly TypeScript.Statement[],
    rewriteOne: (statement: TypeScript.Statement) => TypeScript.Statement[],
  ): TypeScript.Statement[] {
    return withResources(
      statements,
      this.#factory,
      (one) => this.#kindOf(one),
      (one, around) => {
        this.#use = around;
        const rewritten = rewriteOne(one);
        this.#use = asItIs;
        return rewritten;
      },
    );
  }

  /**
   * The `using` of a block, which its own names stay in.
   *
   * @param rewriteValue rewrites the value that a name gets
   */
  inBlock(
    node: TypeScript.VariableStatement,
    rewriteValue: (name: TypeScript.Identifier, value: TypeScript.Expression) => TypeScript.Expression,
  ): TypeScript.Statement {
    const f = this.#factory;
    const around = this.takeUse();
    const declarations = node.declarationList.declarations.map((one) =>
      f.updateVariableDeclaration(
        one,
        one.name,
        undefined,
        undefined,
        one.initializer && around(rewriteValue(one.name as TypeScript.Identifier, one.initializer)),
      ),
    );
    const list = f.updateVariableDeclarationList(node.declarationList, declarations);
    return f.updateVariableStatement(node, undefined, list);
  }

  /** Imports and functions stay outside of what is guarded. */
  split(
    statements: readonly TypeScript.Statement[],
  ): [outer: TypeScript.Statement[], inner: TypeScript.Statement[]] {
    if (!this.any) return [[], [...statements]];
    const isOuter = (one: TypeScript.Statement): boolean =>
      ts.isFunctionDeclaration(one) || ts.isImportDeclaration(one) || ts.isExportDeclaration(one);
    return [statements.filter(isOuter), statements.filter((one) => !isOuter(one))];
  }

  #kindOf(statement: TypeScript.Node): { isAsync: boolean } | undefined {
    return ts.isVariableStatement(statement) ? this.#usings.get(statement.getStart()) : undefined;
  }
}
