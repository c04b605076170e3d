import { HELPER } from "./interruptible-await";
import { internals, type TypeScript, ts } from "./tslab";

/**
 * Rewrites a cell before it is compiled, so that
 * - names of earlier cells are read from and written to `exports`,
 * - the last expression's value is kept (`__kernel.last = …`),
 * - `import()` resolves from the notebook's folder (`__kernel.import(…)`).
 */
export function rewriteCell(
  checker: TypeScript.TypeChecker,
  earlier: TypeScript.SourceFile,
): TypeScript.TransformerFactory<TypeScript.SourceFile> {
  const earlierNames = internals(earlier).locals ?? new Map<string, TypeScript.Symbol>();

  return (context) => {
    const { factory } = context;
    const helper = (name: string): TypeScript.PropertyAccessExpression =>
      factory.createPropertyAccessExpression(factory.createIdentifier(HELPER), name);
    const exported = (name: TypeScript.Identifier): TypeScript.Expression =>
      ts.setTextRange(
        factory.createPropertyAccessExpression(
          factory.createIdentifier("exports"),
          factory.createIdentifier(name.text),
        ),
        name,
      );
    const visitChildren = (node: TypeScript.Node): TypeScript.Node => ts.visitEachChild(node, visit, context);

    function visit(node: TypeScript.Node): TypeScript.Node {
      if (ts.isExpressionWithTypeArguments(node)) return visitChildren(node);
      if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
        return node;
      if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node;
      if (ts.isShorthandPropertyAssignment(node)) return visitShorthand(node);
      if (ts.isIdentifier(node)) return isEarlier(node) ? exported(node) : node;
      if (ts.isCallExpression(node)) return visitCall(node);
      return visitChildren(node);
    }

    function expression(node: TypeScript.Expression): TypeScript.Expression {
      return ts.visitNode(node, visit) as TypeScript.Expression;
    }

    function visitShorthand(node: TypeScript.ShorthandPropertyAssignment): TypeScript.Node {
      if (
        checker.getShorthandAssignmentValueSymbol(node) !== earlierNames.get(node.name.text) ||
        !named(node.name)
      )
        return visitChildren(node);
      const value = node.objectAssignmentInitializer
        ? factory.createAssignment(exported(node.name), expression(node.objectAssignmentInitializer))
        : exported(node.name);
      return ts.setTextRange(
        factory.createPropertyAssignment(factory.createIdentifier(node.name.text), value),
        node,
      );
    }

    function visitCall(node: TypeScript.CallExpression): TypeScript.Node {
      const [specifier] = node.arguments;
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword && specifier)
        return ts.setTextRange(
          factory.createCallExpression(helper("import"), undefined, [expression(specifier)]),
          node,
        );
      // `exports.f(…)` would hand `exports` over as `this`
      if (ts.isIdentifier(node.expression) && isEarlier(node.expression)) {
        const bare = factory.createParenthesizedExpression(
          factory.createComma(factory.createNumericLiteral(0), exported(node.expression)),
        );
        const args = node.arguments.map(expression);
        return factory.updateCallExpression(
          node,
          ts.setTextRange(bare, node.expression),
          node.typeArguments,
          args,
        );
      }
      return visitChildren(node);
    }

    function named(node: TypeScript.Identifier): boolean {
      return earlierNames.has(node.text);
    }

    function isEarlier(node: TypeScript.Identifier): boolean {
      if (!named(node) || isPropertyName(node)) return false;
      return checker.getSymbolAtLocation(node) === earlierNames.get(node.text);
    }

    return (file) => factory.updateSourceFile(file, keepLast(visitChildren(file) as TypeScript.SourceFile));

    function keepLast(file: TypeScript.SourceFile): TypeScript.Statement[] {
      const statements = [...file.statements];
      let at = statements.length - 1;
      while (at >= 0 && (ts.isExportDeclaration(statements[at]!) || ts.isEmptyStatement(statements[at]!)))
        at--;
      const last = statements[at];
      if (!last || !ts.isExpressionStatement(last)) return statements;
      const kept = factory.createExpressionStatement(
        factory.createAssignment(helper("last"), last.expression),
      );
      statements[at] = ts.setTextRange(kept, last);
      return statements;
    }
  };
}

function isPropertyName(node: TypeScript.Identifier): boolean {
  const { parent } = node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  return (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;
}

/**
 * Removes `exports.a = exports.b = void 0` from the compiled cell: a cell that fails before it redeclares a name leaves
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
