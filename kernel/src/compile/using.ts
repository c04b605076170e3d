import { HELPER } from "./interruptible-await";
import { type TypeScript, ts } from "./tslab";

/** What the rewritten code calls: it disposes what `using` declares, when its block ends. */
export interface Resources {
  use<Value>(value: Value): Value;
  /** The block has thrown. */
  fail(error: unknown): void;
  dispose(): void;
  disposeAsync(): Promise<void>;
}

/** Where `using` stands, and whether it is `await using`. */
export type Usings = Map<number, { isAsync: boolean }>;

/**
 * The compiler is older than `using`, and takes the word for an expression: it is read as `const` here, at the same
 * place and as long, and `withResources` does the rest.
 */
export function findUsings(file: TypeScript.SourceFile): Usings {
  const usings: Usings = new Map();
  const visit = (node: TypeScript.Node): void => {
    const statements = statementsOf(node);
    for (const [index, statement] of (statements ?? []).entries()) {
      const isAsync = ts.isExpressionStatement(statement) && ts.isAwaitExpression(statement.expression);
      if (isUsing(statement) && isDeclared(statement, statements![index + 1], file))
        usings.set(statement.getStart(file), { isAsync });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return usings;
}

/** The text with `const` in place of `using`, every other character at its place. */
export function replaceUsings(code: string, usings: Usings): string {
  return [...usings].reduce((text, [start, { isAsync }]) => {
    const length = isAsync ? /^await\s+using/.exec(text.slice(start))![0].length : "using".length;
    return text.slice(0, start) + "const".padEnd(length) + text.slice(start + length);
  }, code);
}

/**
 * `{ before; using x = f(); after }` as
 * `before; const resources = …; try { const x = resources.use(f()); after } catch … finally { resources.dispose() }`.
 *
 * @param isUsing whether a statement was `using`, and of which kind
 * @param rewrite rewrites one statement; `use` goes around the values of a `using`
 */
export function withResources(
  statements: readonly TypeScript.Statement[],
  factory: TypeScript.NodeFactory,
  isUsing: (statement: TypeScript.Statement) => { isAsync: boolean } | undefined,
  rewrite: (
    statement: TypeScript.Statement,
    use: (value: TypeScript.Expression) => TypeScript.Expression,
  ) => TypeScript.Statement[],
): TypeScript.Statement[] {
  const first = statements.findIndex((statement) => isUsing(statement));
  const plainly = (some: readonly TypeScript.Statement[]): TypeScript.Statement[] =>
    some.flatMap((one) => rewrite(one, (value) => value));
  if (first < 0) return plainly(statements);
  const at = statements[first]!;
  const isAsync = statements.some((statement) => isUsing(statement)?.isAsync);
  const name = factory.createUniqueName("resources");
  const call = (method: string, ...args: TypeScript.Expression[]): TypeScript.Expression =>
    factory.createCallExpression(factory.createPropertyAccessExpression(name, method), undefined, args);
  const create = factory.createCallExpression(
    factory.createPropertyAccessExpression(factory.createIdentifier(HELPER), "resources"),
    undefined,
    [],
  );
  const declare = factory.createVariableStatement(
    undefined,
    factory.createVariableDeclarationList(
      [factory.createVariableDeclaration(name, undefined, undefined, create)],
      ts.NodeFlags.Const,
    ),
  );
  const body = statements
    .slice(first)
    .flatMap((one) => rewrite(one, isUsing(one) ? (value) => call("use", value) : (value) => value));
  const error = factory.createUniqueName("error");
  const failed = factory.createBlock([factory.createExpressionStatement(call("fail", error))]);
  const end = isAsync
    ? ts.setTextRange(factory.createAwaitExpression(call("disposeAsync")), at)
    : call("dispose");
  const guarded = factory.createTryStatement(
    factory.createBlock(body),
    factory.createCatchClause(factory.createVariableDeclaration(error), failed),
    factory.createBlock([factory.createExpressionStatement(end)]),
  );
  return [...plainly(statements.slice(0, first)), declare, guarded];
}

function statementsOf(node: TypeScript.Node): readonly TypeScript.Statement[] | undefined {
  if (ts.isSourceFile(node) || ts.isBlock(node) || ts.isModuleBlock(node) || ts.isCaseOrDefaultClause(node))
    return node.statements;
  return undefined;
}

/** `using` or `await using`, as the compiler reads it. */
function isUsing(statement: TypeScript.Statement): boolean {
  if (!ts.isExpressionStatement(statement)) return false;
  const { expression } = statement;
  const word = ts.isAwaitExpression(expression) ? expression.expression : expression;
  return ts.isIdentifier(word) && word.text === "using";
}

/** Does `name = value` follow on the same line? */
function isDeclared(
  statement: TypeScript.Statement,
  next: TypeScript.Statement | undefined,
  file: TypeScript.SourceFile,
): boolean {
  if (!next || !ts.isExpressionStatement(next)) return false;
  const gap = file.text.slice(statement.end, next.getStart(file));
  return (
    /^[ \t]+$/.test(gap) &&
    /^[\p{ID_Start}$_][\p{ID_Continue}$]*\s*(=|:)/u.test(file.text.slice(next.getStart(file)))
  );
}
