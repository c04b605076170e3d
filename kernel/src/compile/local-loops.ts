import { isAssigned, targetsOf } from "./assignment-targets";
import { localCopy, type NotebookVariables, variableObject } from "./notebook-variables";
import { isPureLoop } from "./pure-loops";
import { type TypeScript, ts } from "./tslab";
import { runsLater, type VariableUses } from "./variable-uses";

/** What an expression gave, while variables are brought up to date. */
const GIVEN = "__given";
/** The turns of a loop that calls nothing: after so many, its variables are brought up to date. */
const COUNT = "__count";
const TURNS = 8192;

/** Where we are: the names that have a copy, and those of them that are brought up to date now and then. */
interface Place {
  copies: ReadonlySet<string>;
  deferred: ReadonlySet<string> | null;
}
const NO_LOOP: Place = { copies: new Set(), deferred: null };

/**
 * Loops read variables of the notebook from local copies, as fast as V8 makes them, where nobody else can change the
 * variable meanwhile.
 *
 * A loop that calls nothing has copies of all that it names; their variables get what it assigned at its end and every
 * 8,192 turns, which is what an interrupt leaves. A loop that calls something has copies of those that no function of
 * the notebook assigns and, where the loop assigns them itself, that no function reads; what it assigns goes to the
 * copy and at once to the variable.
 */
export class LocalLoops {
  readonly #checker: TypeScript.TypeChecker;
  readonly #variables: NotebookVariables;
  readonly #uses: VariableUses;
  readonly #factory: TypeScript.NodeFactory;
  #place: Place = NO_LOOP;

  constructor(
    checker: TypeScript.TypeChecker,
    variables: NotebookVariables,
    uses: VariableUses,
    factory: TypeScript.NodeFactory,
  ) {
    this.#checker = checker;
    this.#variables = variables;
    this.#uses = uses;
    this.#factory = factory;
  }

  /** The copy that stands for a variable where `name` is, if one does. */
  copyOf({ text }: TypeScript.Identifier): TypeScript.Identifier | undefined {
    return this.#place.copies.has(text) ? this.#copy(text) : undefined;
  }

  /** Rewrites what may run when the loop around it is over. */
  outside<Result>(work: () => Result): Result {
    return this.#at(NO_LOOP, work);
  }

  /**
   * `{ let copy = variable.value; loop }`
   *
   * @param visit rewrites the loop itself
   */
  rewrite(
    node: TypeScript.Statement,
    isInFunction: boolean,
    visit: () => TypeScript.Statement,
  ): TypeScript.Statement {
    const { copies, deferred } = this.#place;
    if (deferred) return this.#counting(visit());
    const { names, assigned, isPure } = this.#planFor(node, isInFunction);
    const all = new Set([...copies, ...names]);
    const late = isPure ? [...assigned].filter((name) => all.has(name)) : [];
    if (names.length + late.length === 0) return visit();
    const loop = isPure
      ? this.#at({ copies: all, deferred: new Set(late) }, () => this.#counting(visit()))
      : this.#at({ copies: all, deferred: null }, visit);
    const f = this.#factory;
    const guarded =
      late.length === 0
        ? loop
        : f.createTryStatement(
            f.createBlock([loop]),
            undefined,
            f.createBlock(this.#stores(late).map((one) => f.createExpressionStatement(one))),
          );
    const declare = (name: string, value?: TypeScript.Expression): TypeScript.VariableDeclaration =>
      f.createVariableDeclaration(name, undefined, undefined, value);
    const list = f.createVariableDeclarationList(
      [
        ...names.map((name) => declare(localCopy(name), this.#valueOf(name))),
        isPure ? declare(COUNT, f.createNumericLiteral(0)) : declare(GIVEN),
      ],
      ts.NodeFlags.Let,
    );
    return ts.setTextRange(f.createBlock([f.createVariableStatement(undefined, list), guarded]), node);
  }

  /** `if (((count = (count + 1) | 0) & 8191) === 0) { … }` at the beginning of a loop's body */
  #counting(loop: TypeScript.Statement): TypeScript.Statement {
    const late = [...(this.#place.deferred ?? [])];
    if (late.length === 0) return loop;
    const f = this.#factory;
    const next = f.createBitwiseOr(
      f.createParenthesizedExpression(f.createAdd(f.createIdentifier(COUNT), f.createNumericLiteral(1))),
      f.createNumericLiteral(0),
    );
    const counted = f.createParenthesizedExpression(f.createAssignment(f.createIdentifier(COUNT), next));
    const rest = f.createParenthesizedExpression(
      f.createBitwiseAnd(counted, f.createNumericLiteral(TURNS - 1)),
    );
    const stores = f.createIfStatement(
      f.createStrictEquality(rest, f.createNumericLiteral(0)),
      f.createBlock(this.#stores(late).map((one) => f.createExpressionStatement(one))),
    );
    return this.#withFirst([stores], loop);
  }

  /** A loop whose body begins with something more. */
  #withFirst(first: TypeScript.Statement[], loop: TypeScript.Statement): TypeScript.Statement {
    const f = this.#factory;
    const body = (statement: TypeScript.Statement): TypeScript.Statement =>
      f.createBlock([...first, ...(ts.isBlock(statement) ? statement.statements : [statement])]);
    if (first.length === 0) return loop;
    if (ts.isForStatement(loop)) {
      const { initializer, condition, incrementor, statement } = loop;
      return f.updateForStatement(loop, initializer, condition, incrementor, body(statement));
    }
    if (ts.isForOfStatement(loop)) {
      const { awaitModifier, initializer, expression, statement } = loop;
      return f.updateForOfStatement(loop, awaitModifier, initializer, expression, body(statement));
    }
    if (ts.isForInStatement(loop))
      return f.updateForInStatement(loop, loop.initializer, loop.expression, body(loop.statement));
    if (ts.isWhileStatement(loop)) return f.updateWhileStatement(loop, loop.expression, body(loop.statement));
    if (ts.isDoStatement(loop)) return f.updateDoStatement(loop, body(loop.statement), loop.expression);
    return loop;
  }

  /** What the head of `for (x of …)` assigns is there at the beginning of its body. */
  withHead<Loop extends TypeScript.ForInOrOfStatement>(node: Loop, rewritten: Loop): TypeScript.Statement {
    const stores = this.#storesOf(targetsOf(node.initializer));
    return this.#withFirst(
      stores.map((one) => this.#factory.createExpressionStatement(one)),
      rewritten,
    );
  }

  /**
   * An assignment to copies, and to their variables.
   *
   * @param node as it was written
   * @param rewritten assigns the copies
   */
  withStores(node: TypeScript.Expression, rewritten: TypeScript.Expression): TypeScript.Expression {
    const names = targetsOf(node);
    const stores = this.#storesOf(names);
    if (stores.length === 0) return rewritten;
    if (ts.isPostfixUnaryExpression(rewritten) && isUnused(node)) {
      const { operand, operator } = rewritten;
      return this.#store(names[0]!, this.#factory.createPrefixUnaryExpression(operator, operand));
    }
    if (ts.isPrefixUnaryExpression(node) || (ts.isBinaryExpression(node) && ts.isIdentifier(node.left)))
      return this.#store(names[0]!, rewritten);
    return this.#followedBy(stores, rewritten, !isUnused(node));
  }

  /** The same for a `var` with its value. */
  withStoresOf(name: TypeScript.BindingName, assigned: TypeScript.Expression): TypeScript.Expression {
    const stores = this.#storesOf(targetsOf(name));
    return stores.length === 0 ? assigned : this.#followedBy(stores, assigned, false);
  }

  /** An `await`, after which copies are made anew: other cells may have run. */
  withCopiesAnew(node: TypeScript.AwaitExpression): TypeScript.Expression {
    if (this.#place.copies.size === 0) return node;
    const f = this.#factory;
    const anew = [...this.#place.copies].map((name) =>
      f.createAssignment(this.#copy(name), this.#valueOf(name)),
    );
    return this.#followedBy(anew, node, true);
  }

  /** `(given = expression, …, given)` */
  #followedBy(
    steps: TypeScript.Expression[],
    expression: TypeScript.Expression,
    isUsed: boolean,
  ): TypeScript.Expression {
    const f = this.#factory;
    const given = f.createIdentifier(GIVEN);
    const first = isUsed ? f.createAssignment(given, expression) : expression;
    const all = [first, ...steps, ...(isUsed ? [given] : [])];
    return f.createParenthesizedExpression(all.reduce((left, right) => f.createComma(left, right)));
  }

  #at<Result>(place: Place, work: () => Result): Result {
    const outer = this.#place;
    this.#place = place;
    const result = work();
    this.#place = outer;
    return result;
  }

  #copy(name: string): TypeScript.Identifier {
    return this.#factory.createIdentifier(localCopy(name));
  }

  #valueOf(name: string): TypeScript.PropertyAccessExpression {
    const f = this.#factory;
    return f.createPropertyAccessExpression(f.createIdentifier(variableObject(name)), "value");
  }

  /** Those of `names` that have a copy, into their variables: unless that is done now and then. */
  #storesOf(names: string[]): TypeScript.Expression[] {
    if (this.#place.deferred) return [];
    return this.#stores(names.filter((name) => this.#place.copies.has(name)));
  }

  #stores(names: string[]): TypeScript.Expression[] {
    return names.map((name) => this.#store(name, this.#copy(name)));
  }

  #store(name: string, value: TypeScript.Expression): TypeScript.Expression {
    return this.#factory.createAssignment(this.#valueOf(name), value);
  }

  /** What to make copies of for a loop, and what it assigns. */
  #planFor(
    node: TypeScript.Statement,
    isInFunction: boolean,
  ): { names: string[]; assigned: Set<string>; isPure: boolean } {
    const nothing = { names: [], assigned: new Set<string>(), isPure: false };
    const loop = ts.isLabeledStatement(node) ? node.statement : node;
    if (!ts.isIterationStatement(loop, false)) return nothing;
    const isPure = isPureLoop(loop, this.#checker);
    if (!isPure && (isInFunction || (ts.isForOfStatement(loop) && loop.awaitModifier))) return nothing;
    const { names, assigned } = this.#variablesIn(loop);
    const isAlone = (name: string): boolean => {
      const use = this.#uses.of(name);
      return use === undefined || (use === "reads" && !assigned.has(name));
    };
    const { copies } = this.#place;
    const added = [...names].filter((name) => !copies.has(name) && (isPure || isAlone(name)));
    return { names: added, assigned, isPure };
  }

  #variablesIn(loop: TypeScript.Node): { names: Set<string>; assigned: Set<string> } {
    const names = new Set<string>();
    const assigned = new Set<string>();
    const visit = (node: TypeScript.Node): void => {
      if (ts.isTypeNode(node) || runsLater(node)) return;
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

/** Does nobody look at what an expression gives? */
function isUnused(node: TypeScript.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isUnused(parent);
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.CommaToken)
    return parent.left === node || isUnused(parent);
  return ts.isExpressionStatement(parent) || (ts.isForStatement(parent) && parent.condition !== node);
}
