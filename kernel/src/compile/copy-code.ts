import { withFirst } from "./loop-body";
import { localCopy, variableObject } from "./notebook-variables";
import { type TypeScript, ts } from "./tslab";

/** What an expression gave, while variables are brought up to date. */
const GIVEN = "__given";
/** The turns of a loop that calls nothing: after so many, its variables are brought up to date. */
const COUNT = "__count";
export const TURNS = 8192;
/** Where a loop that is cut into pieces ends, and where its piece does. */
const BOUND = "__loop$bound";
const END = "__loop$end";

/** The code of loops that read variables of the notebook from local copies. */
export class CopyCode {
  readonly #factory: TypeScript.NodeFactory;

  constructor(factory: TypeScript.NodeFactory) {
    this.#factory = factory;
  }

  /**
   * `{ let copy = variable.value; loop }`, and `variable.value = copy` at the end of a loop that calls nothing.
   *
   * @param late what gets its value at the end
   */
  withCopies(
    names: string[],
    late: string[],
    isPure: boolean,
    loop: TypeScript.Statement,
  ): TypeScript.Statement {
    const f = this.#factory;
    const guarded =
      late.length === 0
        ? loop
        : f.createTryStatement(
            f.createBlock([loop]),
            undefined,
            f.createBlock(this.#statements(this.stores(late))),
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
    return f.createBlock([f.createVariableStatement(undefined, list), guarded]);
  }

  /**
   * A loop whose body begins by bringing variables up to date, every so many turns.
   *
   * @param counter what each turn moves by 1; else the turns are counted
   */
  everySoOften(
    late: string[],
    loop: TypeScript.Statement,
    counter?: TypeScript.Expression,
  ): TypeScript.Statement {
    if (late.length === 0) return loop;
    const f = this.#factory;
    const turns = counter ?? f.createParenthesizedExpression(this.#nextCount());
    const rest = f.createParenthesizedExpression(
      f.createBitwiseAnd(turns, f.createNumericLiteral(TURNS - 1)),
    );
    const isDue = f.createStrictEquality(rest, f.createNumericLiteral(TURNS - 1));
    const stores = f.createIfStatement(isDue, f.createBlock(this.#statements(this.stores(late))));
    return withFirst([stores], loop, f);
  }

  /**
   * A loop in pieces of so many turns, after each of which variables are brought up to date; none of its turns is counted.
   *
   * ```
   * for (let i = 0;;) {
   *   const bound = size, end = i + 8192 < bound ? i + 8192 : bound;
   *   for (; i < end; i++) …
   *   if (i < end || !(end < bound)) break; // the first is true after a `break` in the loop
   *   variable.value = copy;
   * }
   * ```
   *
   * @param late what is brought up to date; where that is nothing, the loop stays as it is
   * @param loop its condition compares the counter with a bound that stays the same
   */
  inPieces(
    late: string[],
    loop: TypeScript.ForStatement | TypeScript.WhileStatement,
    counter: TypeScript.Identifier,
    direction: "up" | "down",
  ): TypeScript.Statement {
    if (late.length === 0) return loop;
    const f = this.#factory;
    const { initializer, condition, incrementor } = ts.isForStatement(loop)
      ? loop
      : { initializer: undefined, condition: loop.expression, incrementor: undefined };
    const { left, operatorToken, right } = condition as TypeScript.BinaryExpression;
    const [bound, end] = [f.createIdentifier(BOUND), f.createIdentifier(END)];
    const isUp = direction === "up";
    const isBefore = (one: TypeScript.Expression, other: TypeScript.Expression): TypeScript.Expression =>
      isUp ? f.createLessThan(one, other) : f.createGreaterThan(one, other);
    const piece = f.createNumericLiteral(TURNS);
    const next = isUp ? f.createAdd(counter, piece) : f.createSubtract(counter, piece);
    const constants = f.createVariableDeclarationList(
      [
        f.createVariableDeclaration(bound, undefined, undefined, right),
        f.createVariableDeclaration(
          end,
          undefined,
          undefined,
          f.createConditionalExpression(isBefore(next, bound), undefined, next, undefined, bound),
        ),
      ],
      ts.NodeFlags.Const,
    );
    const goesOn = f.createBinaryExpression(left, operatorToken, end);
    const isOver = f.createLogicalOr(
      goesOn,
      f.createLogicalNot(f.createParenthesizedExpression(isBefore(end, bound))),
    );
    const piecewise = f.createBlock([
      f.createVariableStatement(undefined, constants),
      f.createForStatement(undefined, goesOn, incrementor, loop.statement),
      f.createIfStatement(isOver, f.createBreakStatement()),
      ...this.#statements(this.stores(late)),
    ]);
    return ts.setTextRange(f.createForStatement(initializer, undefined, undefined, piecewise), loop);
  }

  /** `count = (count + 1) | 0` */
  #nextCount(): TypeScript.Expression {
    const f = this.#factory;
    const next = f.createAdd(f.createIdentifier(COUNT), f.createNumericLiteral(1));
    const whole = f.createBitwiseOr(f.createParenthesizedExpression(next), f.createNumericLiteral(0));
    return f.createAssignment(f.createIdentifier(COUNT), whole);
  }

  /** A loop whose body begins with something more. */
  withFirst(steps: TypeScript.Expression[], loop: TypeScript.Statement): TypeScript.Statement {
    return withFirst(this.#statements(steps), loop, this.#factory);
  }

  /** `(given = expression, …, given)` */
  followedBy(
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

  /** `++x` for `x++`, where nobody looks at what it gives. */
  prefix({ operator, operand }: TypeScript.PostfixUnaryExpression): TypeScript.Expression {
    return this.#factory.createPrefixUnaryExpression(operator, operand);
  }

  copy(name: string): TypeScript.Identifier {
    return this.#factory.createIdentifier(localCopy(name));
  }

  #valueOf(name: string): TypeScript.PropertyAccessExpression {
    const f = this.#factory;
    return f.createPropertyAccessExpression(f.createIdentifier(variableObject(name)), "value");
  }

  stores(names: string[]): TypeScript.Expression[] {
    return names.map((name) => this.store(name, this.copy(name)));
  }

  load(name: string): TypeScript.Expression {
    return this.#factory.createAssignment(this.copy(name), this.#valueOf(name));
  }

  store(name: string, value: TypeScript.Expression): TypeScript.Expression {
    return this.#factory.createAssignment(this.#valueOf(name), value);
  }

  #statements(steps: TypeScript.Expression[]): TypeScript.Statement[] {
    return steps.map((one) => this.#factory.createExpressionStatement(one));
  }
}
