import { type TypeScript, ts } from "./tslab";

/**
 * Removes `exports.a = exports.b = void 0` from the compiled cell: a cell that fails before it imports a name leaves
 * the name's earlier value as it was.
 */
export const keepEarlierValues: TypeScript.TransformerFactory<TypeScript.SourceFile> = (context) => (file) =>
  context.factory.updateSourceFile(
    file,
    file.statements.filter(
      (statement) =>
        !(statement.pos < 0 && ts.isExpressionStatement(statement) && clears(statement.expression)),
    ),
  );

function clears(expression: TypeScript.Expression): boolean {
  if (!ts.isBinaryExpression(expression) || expression.operatorToken.kind !== ts.SyntaxKind.EqualsToken)
    return false;
  return ts.isVoidExpression(expression.right) || clears(expression.right);
}
