import { withFirst } from "./loop-body";
import { localCopy, variableObject } from "./notebook-variables";
import { type TypeScript, ts } from "./tslab";

/** What an expression gave, while variables are brought up to date. */
const GIVEN = "__given";
/** The turns of a loop that calls nothing: after so many, its variables are brought up to date. */
const COUNT = "__count";
const TURNS = 8192;

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

  /** `if (((count = (count + 1) | 0) & 8191) === 0) { … }` at the beginning of a loop's body */
  counted(late: string[], loop: TypeScript.Statement): TypeScript.Statement {
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
      f.createBlock(this.#statements(this.stores(late))),
    );
    return withFirst([stores], loop, f);
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
