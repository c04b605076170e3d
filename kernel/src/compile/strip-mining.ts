import { isAssigned, isTarget, targetsOf } from "./assignment-targets";
import { type TypeScript, ts } from "./tslab";

/** How a loop ends whose turns can be counted beforehand: `counter < bound`, and what both are. */
export interface CountedLoop {
  readonly counter: TypeScript.Identifier;
  readonly direction: "up" | "down";
  /** How many turns there are at most, where that is written in the loop. */
  readonly turns: number;
}

/** A loop of `for` or `while`: what decides on each turn, what moves on to the next, and all else that runs in a turn. */
interface Parts {
  readonly condition: TypeScript.Expression;
  readonly step: TypeScript.Expression;
  readonly rest: readonly TypeScript.Node[];
}

/**
 * `for (…; counter < bound; counter++)`, `while (counter > bound) { counter--; … }`, where nothing else changes the counter
 * and nothing the bound: such a loop can be strip-mined, which is to say cut into pieces of so many turns, so that no turn has
 * to be counted.
 *
 * @param loop calls nothing
 */
export function countedLoop(
  loop: TypeScript.Statement,
  checker: TypeScript.TypeChecker,
): CountedLoop | undefined {
  const parts = ts.isLabeledStatement(loop.parent) ? undefined : partsOf(loop);
  if (!parts || !ts.isBinaryExpression(parts.condition)) return undefined;
  const { left: counter, right: bound, operatorToken } = parts.condition;
  const direction = directionOf(operatorToken.kind);
  if (!direction || !ts.isIdentifier(counter) || !moves(parts.step, counter, direction)) return undefined;
  if (parts.rest.some((part) => assigns(part, counter)) || !isInvariant(bound, parts, checker))
    return undefined;
  if (![counter, bound].every((one) => isNumber(one, checker))) return undefined;
  return { counter, direction, turns: Math.abs(numberOf(bound) - startOf(loop, counter)) };
}

function partsOf(loop: TypeScript.Statement): Parts | undefined {
  if (ts.isForStatement(loop)) {
    const { condition, incrementor: step, statement } = loop;
    return condition && step && { condition, step, rest: [statement] };
  }
  if (!ts.isWhileStatement(loop) || !ts.isBlock(loop.statement) || holdsBreak(loop.statement))
    return undefined;
  const { expression: condition, statement: block } = loop;
  const steps = block.statements.filter(ts.isExpressionStatement).map((one) => one.expression);
  const name = ts.isBinaryExpression(condition) && ts.isIdentifier(condition.left) && condition.left.text;
  const step = name ? steps.find((one) => targetsOf(one).includes(name)) : undefined;
  return step && { condition, step, rest: block.statements.filter((one) => one !== step.parent) };
}

/** A `break` may come before or after the counter has moved. */
function holdsBreak(node: TypeScript.Node): boolean {
  return ts.isBreakStatement(node) || (ts.forEachChild(node, holdsBreak) ?? false);
}

function directionOf(operator: TypeScript.SyntaxKind): CountedLoop["direction"] | undefined {
  if (operator === ts.SyntaxKind.LessThanToken || operator === ts.SyntaxKind.LessThanEqualsToken) return "up";
  if (operator === ts.SyntaxKind.GreaterThanToken || operator === ts.SyntaxKind.GreaterThanEqualsToken)
    return "down";
  return undefined;
}

/** `counter++` or `counter += 2`, and downwards. */
function moves(
  node: TypeScript.Expression,
  counter: TypeScript.Identifier,
  direction: CountedLoop["direction"],
): boolean {
  const isCounter = (one: TypeScript.Node): boolean => ts.isIdentifier(one) && one.text === counter.text;
  const isUp = direction === "up";
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const wanted = isUp ? ts.SyntaxKind.PlusPlusToken : ts.SyntaxKind.MinusMinusToken;
    return isCounter(node.operand) && node.operator === wanted;
  }
  if (!ts.isBinaryExpression(node)) return false;
  const wanted = isUp ? ts.SyntaxKind.PlusEqualsToken : ts.SyntaxKind.MinusEqualsToken;
  return isCounter(node.left) && node.operatorToken.kind === wanted && numberOf(node.right) >= 1;
}

/** Is a number the same in all turns of a loop? */
function isInvariant(node: TypeScript.Expression, loop: Parts, checker: TypeScript.TypeChecker): boolean {
  const isSame = (one: TypeScript.Expression): boolean => isInvariant(one, loop, checker);
  const parts = [loop.condition, loop.step, ...loop.rest];
  if (ts.isNumericLiteral(node)) return true;
  if (ts.isIdentifier(node)) return !parts.some((part) => assigns(part, node));
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)) return isSame(node.expression);
  if (ts.isBinaryExpression(node)) return !isTarget(node.left) && isSame(node.left) && isSame(node.right);
  if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression)) return false;
  const mayGrow = checker.getTypeAtLocation(node.expression).symbol?.name === "Array";
  return isSame(node.expression) && !(mayGrow && parts.some(assignsElements));
}

function assigns(node: TypeScript.Node, name: TypeScript.Identifier): boolean {
  if (ts.isIdentifier(node)) return node.text === name.text && isAssigned(node);
  return ts.forEachChild(node, (child) => assigns(child, name)) ?? false;
}

function assignsElements(node: TypeScript.Node): boolean {
  if (ts.isElementAccessExpression(node) && isTarget(node)) return true;
  return ts.forEachChild(node, assignsElements) ?? false;
}

function isNumber(node: TypeScript.Expression, checker: TypeScript.TypeChecker): boolean {
  return (checker.getTypeAtLocation(node).flags & ts.TypeFlags.NumberLike) !== 0;
}

/** The number that is written there, or NaN. */
function numberOf(node: TypeScript.Expression | undefined): number {
  return node && ts.isNumericLiteral(node) ? Number(node.text) : Number.NaN;
}

function startOf(loop: TypeScript.Statement, counter: TypeScript.Identifier): number {
  const initializer = ts.isForStatement(loop) ? loop.initializer : undefined;
  if (!initializer || !ts.isVariableDeclarationList(initializer)) return Number.NaN;
  const isCounter = ({ name }: TypeScript.VariableDeclaration): boolean =>
    ts.isIdentifier(name) && name.text === counter.text;
  return numberOf(initializer.declarations.find(isCounter)?.initializer);
}
