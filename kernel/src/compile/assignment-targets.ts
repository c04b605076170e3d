import { type TypeScript, ts } from "./tslab";

/** Does a name stand where it gets a value: left of `=`, `+=`, beside `++`, in a pattern, in the head of a loop? */
export function isAssigned(name: TypeScript.Identifier): boolean {
  const { parent } = name;
  if (ts.isVariableDeclaration(parent) || ts.isBindingElement(parent)) return parent.name === name;
  return isTarget(name);
}

/** Does an expression stand where something gets a value? So does `a = 1` in `[a = 1] = …`: a name with its default. */
export function isTarget(node: TypeScript.Node): boolean {
  const { parent } = node;
  switch (parent.kind) {
    case ts.SyntaxKind.PostfixUnaryExpression:
      return true;
    case ts.SyntaxKind.PrefixUnaryExpression:
      return isIncrement(parent as TypeScript.PrefixUnaryExpression);
    case ts.SyntaxKind.BinaryExpression:
      return (
        isAssignment(parent as TypeScript.BinaryExpression) &&
        (parent as TypeScript.BinaryExpression).left === node
      );
    case ts.SyntaxKind.ForInStatement:
    case ts.SyntaxKind.ForOfStatement:
      return (parent as TypeScript.ForInOrOfStatement).initializer === node;
    case ts.SyntaxKind.PropertyAssignment:
      return (parent as TypeScript.PropertyAssignment).initializer === node && isTarget(parent.parent);
    case ts.SyntaxKind.ShorthandPropertyAssignment:
      return (parent as TypeScript.ShorthandPropertyAssignment).name === node && isTarget(parent.parent);
    case ts.SyntaxKind.ParenthesizedExpression:
    case ts.SyntaxKind.NonNullExpression:
    case ts.SyntaxKind.AsExpression:
    case ts.SyntaxKind.SatisfiesExpression:
    case ts.SyntaxKind.TypeAssertionExpression:
    case ts.SyntaxKind.ArrayLiteralExpression:
    case ts.SyntaxKind.SpreadElement:
    case ts.SyntaxKind.SpreadAssignment:
      return isTarget(parent.kind === ts.SyntaxKind.SpreadAssignment ? parent.parent : parent);
    default:
      return false;
  }
}

function isAssignment({ operatorToken: { kind } }: TypeScript.BinaryExpression): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

function isIncrement({ operator }: TypeScript.PrefixUnaryExpression): boolean {
  return operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
}

/** The names that get a value on the left of `=`, beside `++`, or in a declaration: those of patterns, too. */
export function targetsOf(node: TypeScript.Node): string[] {
  if (ts.isIdentifier(node)) return [node.text];
  if (ts.isBinaryExpression(node)) return isAssignment(node) ? targetsOf(node.left) : [];
  if (ts.isPrefixUnaryExpression(node)) return isIncrement(node) ? targetsOf(node.operand) : [];
  if (ts.isPostfixUnaryExpression(node)) return targetsOf(node.operand);
  if (ts.isVariableDeclarationList(node)) return node.declarations.flatMap(({ name }) => targetsOf(name));
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(targetsOf);
  if (ts.isObjectLiteralExpression(node)) return node.properties.flatMap(targetsOf);
  if (ts.isObjectBindingPattern(node) || ts.isArrayBindingPattern(node))
    return [...node.elements].flatMap(targetsOf);
  if (ts.isBindingElement(node) || ts.isShorthandPropertyAssignment(node)) return targetsOf(node.name);
  if (ts.isPropertyAssignment(node)) return targetsOf(node.initializer);
  if (
    ts.isParenthesizedExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isTypeAssertionExpression(node) ||
    ts.isSpreadElement(node) ||
    ts.isSpreadAssignment(node)
  )
    return targetsOf(node.expression);
  return [];
}
