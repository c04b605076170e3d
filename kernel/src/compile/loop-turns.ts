import { isAssigned, targetsOf } from "./assignment-targets";
import { type TypeScript, ts } from "./tslab";

/** Is there a loop inside of a loop? */
export function holdsLoop(loop: TypeScript.Node): boolean {
  const isLoop = (node: TypeScript.Node): boolean => ts.isIterationStatement(node, false) || holdsLoop(node);
  return ts.forEachChild(loop, isLoop) ?? false;
}

/** `i` of `for (let i = 0; …; i++)`: a whole number that every turn moves by 1, and nothing else does. */
export function counterOf(loop: TypeScript.Statement): TypeScript.Identifier | undefined {
  if (!ts.isForStatement(loop)) return undefined;
  const { initializer, condition, incrementor, statement } = loop;
  const counter = initializer && incrementor && moved(incrementor);
  if (!counter || !startsWhole(initializer, counter.text)) return undefined;
  const others = [condition, statement].filter((part) => part !== undefined);
  return others.some((part) => assigns(part, counter.text)) ? undefined : counter;
}

function moved(node: TypeScript.Expression): TypeScript.Identifier | undefined {
  const isOne = ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node);
  return isOne && ts.isIdentifier(node.operand) && targetsOf(node).length > 0 ? node.operand : undefined;
}

function startsWhole(head: TypeScript.ForInitializer, name: string): boolean {
  if (ts.isVariableDeclarationList(head))
    return head.declarations.some((one) => targetsOf(one.name).includes(name) && isWhole(one.initializer));
  return ts.isBinaryExpression(head) && targetsOf(head).includes(name) && isWhole(head.right);
}

/** A number as it is written, the length of an array or text, or one less. */
function isWhole(node: TypeScript.Expression | undefined): boolean {
  if (!node) return false;
  if (ts.isNumericLiteral(node)) return /^\d{1,9}$/.test(node.text);
  if (ts.isBinaryExpression(node))
    return node.operatorToken.kind === ts.SyntaxKind.MinusToken && isWhole(node.left) && isWhole(node.right);
  return ts.isPropertyAccessExpression(node) && node.name.text === "length";
}

function assigns(node: TypeScript.Node, name: string): boolean {
  if (ts.isIdentifier(node)) return node.text === name && isAssigned(node);
  return ts.forEachChild(node, (child) => assigns(child, name)) ?? false;
}
