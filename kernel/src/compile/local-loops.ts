import { type NotebookVariables, variableObject } from "./notebook-variables";
import { isPureLoop } from "./pure-loops";
import { type TypeScript, ts } from "./tslab";

/** Turns of a loop between which its variables are written back: what an interrupt leaves is at most as old. */
const SYNC_EVERY = 8192;
const COUNT = "__kernel_count";
const localName = (name: string): string => `__local$${name}`;

/**
 * Loops outside functions that call nothing keep the notebook's variables in local ones, as fast as V8 makes them, and
 * write them back at their end and now and then: nobody else can look at a variable while such a loop runs.
 */
export class LoopRewriter {
  readonly #checker: TypeScript.TypeChecker;
  readonly #variables: NotebookVariables;
  readonly #factory: TypeScript.NodeFactory;
  /** The variables of the loop that is being rewritten, and those of them that it assigns. */
  #current: { names: Set<string>; assigned: Set<string> } | null = null;

  constructor(
    checker: TypeScript.TypeChecker,
    variables: NotebookVariables,
    factory: TypeScript.NodeFactory,
  ) {
    this.#checker = checker;
    this.#variables = variables;
    this.#factory = factory;
  }

  /** The local variable that stands for one of the notebook where `name` is, if one does. */
  localOf({ text }: TypeScript.Identifier): TypeScript.Identifier | undefined {
    return this.#current?.names.has(text) ? this.#factory.createIdentifier(localName(text)) : undefined;
  }

  /** @param visit rewrites the loop itself */
  rewrite(node: TypeScript.Statement, visit: () => TypeScript.Statement): TypeScript.Statement {
    if (this.#current || !isPureLoop(node, this.#checker)) return visit();
    const used = this.#variablesIn(node);
    if (used.names.size === 0) return visit();
    this.#current = used;
    const loop = visit();
    this.#current = null;
    return ts.setTextRange(this.#withLocals(loop, used), node);
  }

  /** Adds the writing back to the body of a loop. */
  withSync(loop: TypeScript.Statement): TypeScript.Statement {
    if (!this.#current || this.#current.assigned.size === 0) return loop;
    const f = this.#factory;
    const body = (statement: TypeScript.Statement): TypeScript.Statement =>
      f.createBlock([this.#sync(), ...(ts.isBlock(statement) ? statement.statements : [statement])]);
    if (ts.isForStatement(loop))
      return f.updateForStatement(
        loop,
        loop.initializer,
        loop.condition,
        loop.incrementor,
        body(loop.statement),
      );
    if (ts.isForOfStatement(loop))
      return f.updateForOfStatement(loop, undefined, loop.initializer, loop.expression, body(loop.statement));
    if (ts.isWhileStatement(loop)) return f.updateWhileStatement(loop, loop.expression, body(loop.statement));
    if (ts.isDoStatement(loop)) return f.updateDoStatement(loop, body(loop.statement), loop.expression);
    return loop;
  }

  /** `if (++count === 8192) { count = 0; … }` */
  #sync(): TypeScript.Statement {
    const f = this.#factory;
    const count = f.createIdentifier(COUNT);
    const isDue = f.createStrictEquality(f.createPrefixIncrement(count), f.createNumericLiteral(SYNC_EVERY));
    const reset = f.createExpressionStatement(f.createAssignment(count, f.createNumericLiteral(0)));
    return f.createIfStatement(isDue, f.createBlock([reset, ...this.#writeBack(this.#current!.assigned)]));
  }

  #writeBack(names: Iterable<string>): TypeScript.Statement[] {
    const f = this.#factory;
    return [...names].map((name) =>
      f.createExpressionStatement(
        f.createAssignment(this.#valueOf(name), f.createIdentifier(localName(name))),
      ),
    );
  }

  #valueOf(name: string): TypeScript.PropertyAccessExpression {
    const f = this.#factory;
    return f.createPropertyAccessExpression(f.createIdentifier(variableObject(name)), "value");
  }

  /** `{ let s = ….value, count = 0; try { loop } finally { ….value = s; } }` */
  #withLocals(
    loop: TypeScript.Statement,
    { names, assigned }: { names: Set<string>; assigned: Set<string> },
  ): TypeScript.Statement {
    const f = this.#factory;
    const declare = (name: string, value: TypeScript.Expression): TypeScript.VariableDeclaration =>
      f.createVariableDeclaration(name, undefined, undefined, value);
    const locals = [...names].map((name) => declare(localName(name), this.#valueOf(name)));
    const list = f.createVariableDeclarationList(
      [...locals, declare(COUNT, f.createNumericLiteral(0))],
      ts.NodeFlags.Let,
    );
    const block = f.createBlock([loop]);
    const guarded =
      assigned.size === 0
        ? loop
        : f.createTryStatement(block, undefined, f.createBlock(this.#writeBack(assigned)));
    return f.createBlock([f.createVariableStatement(undefined, list), guarded]);
  }

  #variablesIn(loop: TypeScript.Node): { names: Set<string>; assigned: Set<string> } {
    const names = new Set<string>();
    const assigned = new Set<string>();
    const visit = (node: TypeScript.Node): void => {
      if (ts.isTypeNode(node)) return;
      if (ts.isIdentifier(node) && this.#variables.isVariable(node)) {
        names.add(node.text);
        if (isAssigned(node)) assigned.add(node.text);
      }
      ts.forEachChild(node, visit);
    };
    visit(loop);
    return { names, assigned };
  }
}

/** By the loops that call nothing, which have no patterns: through `=`, `+=`, `++`, or the head of a loop. */
function isAssigned(node: TypeScript.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent) || ts.isAsExpression(parent))
    return isAssigned(parent);
  if (ts.isBinaryExpression(parent)) return parent.left === node && isAssignment(parent.operatorToken.kind);
  if (ts.isForOfStatement(parent)) return parent.initializer === node;
  if (ts.isVariableDeclaration(parent)) return (parent.name as TypeScript.Node) === node;
  return ts.isPostfixUnaryExpression(parent) || isIncrement(parent);
}

function isAssignment(kind: TypeScript.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

function isIncrement(node: TypeScript.Node): boolean {
  if (!ts.isPrefixUnaryExpression(node)) return false;
  return node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
}
