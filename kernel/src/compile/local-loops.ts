import { isAssigned, isTarget, targetsOf } from "./assignment-targets";
import { CopyCode, TURNS } from "./copy-code";
import { counterOf, holdsLoop } from "./loop-turns";
import type { NotebookVariables } from "./notebook-variables";
import { isPureLoop } from "./pure-loops";
import { countedLoop } from "./strip-mining";
import { type TypeScript, ts } from "./tslab";
import { runsLater, type VariableUses } from "./variable-uses";

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
 * A loop that calls nothing has copies of all that it names; their variables get what it assigned at its end, every
 * 8,192 turns and before each loop inside of it, which is what an interrupt leaves. A loop that calls something has
 * copies of those that no function of the notebook assigns and, where the loop assigns them itself, that no function
 * reads; what it assigns goes to the copy and at once to the variable.
 */
export class LocalLoops {
  readonly #checker: TypeScript.TypeChecker;
  readonly #variables: NotebookVariables;
  readonly #uses: VariableUses;
  readonly #code: CopyCode;
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
    this.#code = new CopyCode(factory);
  }

  /** The copy that stands for a variable where `name` is, if one does. */
  copyOf({ text }: TypeScript.Identifier): TypeScript.Identifier | undefined {
    return this.#place.copies.has(text) ? this.#code.copy(text) : undefined;
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
    if (deferred) return this.#deferring(node, visit());
    const { names, assigned, isPure } = this.#planFor(node, isInFunction);
    const all = new Set([...copies, ...names]);
    const late = isPure ? [...assigned].filter((name) => all.has(name)) : [];
    if (names.length + late.length === 0) return visit();
    const loop = isPure
      ? this.#at({ copies: all, deferred: new Set(late) }, () => this.#deferring(node, visit()))
      : this.#at({ copies: all, deferred: null }, visit);
    return ts.setTextRange(this.#code.withCopies(names, late, isPure, loop), node);
  }

  /** A loop that calls nothing. One around another one brings variables up to date in every turn. */
  #deferring(node: TypeScript.Statement, loop: TypeScript.Statement): TypeScript.Statement {
    const late = [...(this.#place.deferred ?? [])];
    if (holdsLoop(node)) return this.#code.withFirst(this.#code.stores(late), loop);
    const counted = countedLoop(node, this.#checker);
    if (counted && counted.turns <= TURNS) return loop;
    if (counted && (ts.isForStatement(loop) || ts.isWhileStatement(loop))) {
      const isVariable = this.#variables.isVariable(counted.counter);
      const name = (isVariable && this.copyOf(counted.counter)) || counted.counter;
      return this.#code.inPieces(late, loop, name, counted.direction);
    }
    const counter = counterOf(node);
    const moved = counter && this.#variables.isVariable(counter) ? this.copyOf(counter) : counter;
    return this.#code.everySoOften(late, loop, moved);
  }

  /** What the head of `for (x of …)` assigns is there at the beginning of its body. */
  withHead<Loop extends TypeScript.ForInOrOfStatement>(node: Loop, rewritten: Loop): TypeScript.Statement {
    const stores = this.#storesOf(targetsOf(node.initializer));
    return this.#code.withFirst(stores, rewritten);
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
    if (stores.length === 0 || isTarget(node)) return rewritten;
    if (ts.isPostfixUnaryExpression(rewritten) && isUnused(node))
      return this.#code.store(names[0]!, this.#code.prefix(rewritten));
    if (ts.isPrefixUnaryExpression(node) || (ts.isBinaryExpression(node) && ts.isIdentifier(node.left)))
      return this.#code.store(names[0]!, rewritten);
    return this.#code.followedBy(stores, rewritten, !isUnused(node));
  }

  /** The same for a `var` with its value. */
  withStoresOf(name: TypeScript.BindingName, assigned: TypeScript.Expression): TypeScript.Expression {
    const stores = this.#storesOf(targetsOf(name));
    return stores.length === 0 ? assigned : this.#code.followedBy(stores, assigned, false);
  }

  /** An `await`, after which copies are made anew: other cells may have run. */
  withCopiesAnew(node: TypeScript.AwaitExpression): TypeScript.Expression {
    if (this.#place.copies.size === 0) return node;
    const anew = [...this.#place.copies].map((name) => this.#code.load(name));
    return this.#code.followedBy(anew, node, true);
  }

  #at<Result>(place: Place, work: () => Result): Result {
    const outer = this.#place;
    this.#place = place;
    const result = work();
    this.#place = outer;
    return result;
  }

  /** Those of `names` that have a copy, into their variables: unless that is done now and then. */
  #storesOf(names: string[]): TypeScript.Expression[] {
    if (this.#place.deferred) return [];
    return this.#code.stores(names.filter((name) => this.#place.copies.has(name)));
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
