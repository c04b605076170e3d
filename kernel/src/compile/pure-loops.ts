import { type TypeScript, ts } from "./tslab";

const ARRAYS = new Set([
  "Array",
  "ReadonlyArray",
  "Int8Array",
  "Uint8Array",
  "Uint8ClampedArray",
  "Int16Array",
  "Uint16Array",
  "Int32Array",
  "Uint32Array",
  "Float32Array",
  "Float64Array",
]);
/** Objects of the language whose functions call nobody back. */
const PURE_OBJECTS = new Set(["Math", "Number"]);

/**
 * Is a statement a loop (perhaps with a label) during which no other code can run? It calls nothing but `Math`, reads
 * no property that could be a getter, and computes with numbers, texts and truth values alone.
 */
export function isPureLoop(node: TypeScript.Statement, checker: TypeScript.TypeChecker): boolean {
  const loop = ts.isLabeledStatement(node) ? node.statement : node;
  return ts.isIterationStatement(loop, false) && !ts.isForInStatement(loop) && isPure(loop, checker);
}

function isPure(node: TypeScript.Node, checker: TypeScript.TypeChecker): boolean {
  const isPureChild = (child: TypeScript.Node): boolean => isPure(child, checker);
  if (ts.isTypeNode(node)) return true;
  if (ts.isCallExpression(node)) return isPureCall(node, checker) && node.arguments.every(isPureChild);
  if (ts.isPropertyAccessExpression(node)) return isPureProperty(node, checker);
  if (ts.isElementAccessExpression(node) && !isArray(node.expression, checker)) return false;
  if (ts.isForOfStatement(node) && (node.awaitModifier || !isArray(node.expression, checker))) return false;
  if (ts.isVariableDeclaration(node) && !ts.isIdentifier(node.name)) return false;
  if (ts.isBinaryExpression(node) && !isPureOperation(node, checker)) return false;
  if (isUnary(node) && !isPrimitive(checker.getTypeAtLocation(node.operand))) return false;
  if (!isHarmless(node)) return false;
  return !ts.forEachChild(node, (child) => !isPureChild(child));
}

function isHarmless(node: TypeScript.Node): boolean {
  switch (node.kind) {
    case ts.SyntaxKind.Identifier:
    case ts.SyntaxKind.NumericLiteral:
    case ts.SyntaxKind.BigIntLiteral:
    case ts.SyntaxKind.StringLiteral:
    case ts.SyntaxKind.NoSubstitutionTemplateLiteral:
    case ts.SyntaxKind.TrueKeyword:
    case ts.SyntaxKind.FalseKeyword:
    case ts.SyntaxKind.NullKeyword:
    case ts.SyntaxKind.ParenthesizedExpression:
    case ts.SyntaxKind.NonNullExpression:
    case ts.SyntaxKind.AsExpression:
    case ts.SyntaxKind.ConditionalExpression:
    case ts.SyntaxKind.ElementAccessExpression:
    case ts.SyntaxKind.BinaryExpression:
    case ts.SyntaxKind.PrefixUnaryExpression:
    case ts.SyntaxKind.PostfixUnaryExpression:
    case ts.SyntaxKind.VariableStatement:
    case ts.SyntaxKind.VariableDeclarationList:
    case ts.SyntaxKind.VariableDeclaration:
    case ts.SyntaxKind.ExpressionStatement:
    case ts.SyntaxKind.EmptyStatement:
    case ts.SyntaxKind.IfStatement:
    case ts.SyntaxKind.Block:
    case ts.SyntaxKind.ForStatement:
    case ts.SyntaxKind.ForOfStatement:
    case ts.SyntaxKind.WhileStatement:
    case ts.SyntaxKind.DoStatement:
    case ts.SyntaxKind.LabeledStatement:
    case ts.SyntaxKind.BreakStatement:
    case ts.SyntaxKind.ContinueStatement:
      return true;
    default:
      return ts.isToken(node);
  }
}

function isUnary(
  node: TypeScript.Node,
): node is TypeScript.PrefixUnaryExpression | TypeScript.PostfixUnaryExpression {
  return ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node);
}

function isPureOperation(
  { left, right, operatorToken: { kind } }: TypeScript.BinaryExpression,
  checker: TypeScript.TypeChecker,
): boolean {
  if (kind === ts.SyntaxKind.InKeyword || kind === ts.SyntaxKind.InstanceOfKeyword) return false;
  if (kind === ts.SyntaxKind.EqualsToken) {
    return ts.isIdentifier(left) || ts.isElementAccessExpression(left);
  }
  return [left, right].every((side) => isPrimitive(checker.getTypeAtLocation(side)));
}

function isPureCall(
  { expression, questionDotToken }: TypeScript.CallExpression,
  checker: TypeScript.TypeChecker,
): boolean {
  return !questionDotToken && ts.isPropertyAccessExpression(expression) && isOfLanguage(expression, checker);
}

/** The length of an array or text, or a part of `Math`. */
function isPureProperty(node: TypeScript.PropertyAccessExpression, checker: TypeScript.TypeChecker): boolean {
  if (isOfLanguage(node, checker)) return true;
  return node.name.text === "length" && isArray(node.expression, checker) && isPure(node.expression, checker);
}

function isOfLanguage(
  { expression }: TypeScript.PropertyAccessExpression,
  checker: TypeScript.TypeChecker,
): boolean {
  if (!ts.isIdentifier(expression) || !PURE_OBJECTS.has(expression.text)) return false;
  const declarations = checker.getSymbolAtLocation(expression)?.declarations ?? [];
  return (
    declarations.length > 0 &&
    declarations.every((node) => /\/lib\.[^/]*d\.ts$/.test(node.getSourceFile().fileName))
  );
}

function isArray(node: TypeScript.Expression, checker: TypeScript.TypeChecker): boolean {
  const type = checker.getTypeAtLocation(node);
  return (type.flags & ts.TypeFlags.StringLike) !== 0 || ARRAYS.has(type.symbol?.name);
}

const PRIMITIVE = (): number =>
  ts.TypeFlags.NumberLike |
  ts.TypeFlags.StringLike |
  ts.TypeFlags.BooleanLike |
  ts.TypeFlags.BigIntLike |
  ts.TypeFlags.Null |
  ts.TypeFlags.Undefined;

function isPrimitive(type: TypeScript.Type): boolean {
  const parts = type.isUnion() ? type.types : [type];
  return parts.every(({ flags }) => (flags & PRIMITIVE()) !== 0);
}
