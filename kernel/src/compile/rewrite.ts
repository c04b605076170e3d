import { GuardedStatements } from "./guarded-statements";
import { HELPER } from "./interruptible-await";
import { LocalLoops } from "./local-loops";
import { isAmbient, type NotebookVariables } from "./notebook-variables";
import { TopLevel } from "./top-level";
import { type TypeScript, ts } from "./tslab";
import type { Usings } from "./using";
import { VariableAssignments } from "./variable-assignments";
import { runsLater, type VariableUses } from "./variable-uses";

/**
 * Rewrites a cell before it is compiled, so that
 * - each top-level name is one variable for all cells (`__kernel$name.value`), whoever reads or writes it,
 * - the last expression's value is kept (`__kernel.last = …`),
 * - `import()` resolves from the notebook's folder (`__kernel.import(…)`).
 */
export function rewriteCell(
  checker: TypeScript.TypeChecker,
  variables: NotebookVariables,
  uses: VariableUses,
  usings: Usings,
): TypeScript.TransformerFactory<TypeScript.SourceFile> {
  return (context) => {
    const { factory } = context;
    const loops = new LocalLoops(checker, variables, uses, factory);
    const guarded = new GuardedStatements(factory, usings);
    const assignments = new VariableAssignments(factory, loops, expression, () => guarded.takeUse());
    const topLevel = new TopLevel(checker, variables, assignments, factory, statements, expression);
    /** Functions, classes and namespaces that what is visited is inside of. */
    let depth = 0;

    function visitChildren<Kind extends TypeScript.Node>(node: Kind): Kind {
      return ts.visitEachChild(node, visit, context);
    }
    function expression(node: TypeScript.Expression): TypeScript.Expression {
      return ts.visitNode(node, visit) as TypeScript.Expression;
    }
    function statements(node: TypeScript.Statement): TypeScript.Statement[] {
      return [visit(node) as TypeScript.Statement | TypeScript.Statement[]].flat();
    }

    function visit(node: TypeScript.Node): TypeScript.Node | TypeScript.Node[] {
      if (ts.isExpressionWithTypeArguments(node)) return visitChildren(node);
      if (guarded.any && ts.isBlock(node))
        return factory.updateBlock(node, guarded.rewrite(node.statements, statements));
      if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
        return node;
      if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node;
      if (runsLater(node)) return visitScope(node);
      if (ts.isExpression(node)) return visitExpression(node);
      if (ts.isShorthandPropertyAssignment(node)) return visitShorthand(node);
      if (guarded.isUsing(node) && !ts.isSourceFile(node.parent)) return visitUsing(node);
      if (depth === 0 && ts.isVariableStatement(node)) return visitVariables(node);
      if (ts.isIterationStatement(node, false) || ts.isLabeledStatement(node))
        return loops.rewrite(node, depth > 0, () => visitLoop(node));
      return visitChildren(node);
    }

    function visitScope(node: TypeScript.Node): TypeScript.Node {
      depth++;
      const visited = loops.outside(() => visitChildren(node));
      depth--;
      return visited;
    }

    // ---- expressions

    function visitExpression(node: TypeScript.Expression): TypeScript.Node {
      if (ts.isIdentifier(node))
        return isName(node) || !variables.isVariable(node) ? node : assignments.access(node, "value");
      if (ts.isCallExpression(node)) return visitCall(node);
      if (ts.isTaggedTemplateExpression(node) && isVariable(node.tag)) {
        const template = ts.visitNode(node.template, visit) as TypeScript.TemplateLiteral;
        return factory.updateTaggedTemplateExpression(node, unbound(node.tag), node.typeArguments, template);
      }
      if (ts.isAwaitExpression(node)) return loops.withCopiesAnew(visitChildren(node));
      if (
        ts.isBinaryExpression(node) ||
        ts.isPrefixUnaryExpression(node) ||
        ts.isPostfixUnaryExpression(node)
      )
        return loops.withStores(node, visitChildren<TypeScript.Expression>(node));
      return visitChildren(node);
    }

    function isVariable(node: TypeScript.Node): node is TypeScript.Identifier {
      return ts.isIdentifier(node) && variables.isVariable(node);
    }

    function visitShorthand(node: TypeScript.ShorthandPropertyAssignment): TypeScript.Node {
      if (!variables.isVariable(node.name)) return visitChildren(node);
      const initializer = node.objectAssignmentInitializer;
      const place = assignments.access(node.name, "value");
      const value = initializer
        ? factory.createAssignment(place, assignments.named(node.name, expression(initializer)))
        : place;
      const key = factory.createIdentifier(node.name.text);
      return ts.setTextRange(factory.createPropertyAssignment(key, value), node);
    }

    function visitCall(node: TypeScript.CallExpression): TypeScript.Node {
      const [specifier] = node.arguments;
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword && specifier) {
        const helper = factory.createPropertyAccessExpression(factory.createIdentifier(HELPER), "import");
        const call = factory.createCallExpression(helper, undefined, [expression(specifier)]);
        return ts.setTextRange(call, node);
      }
      if (!isVariable(node.expression)) return visitChildren(node);
      const args = node.arguments.map(expression);
      return factory.updateCallExpression(node, unbound(node.expression), node.typeArguments, args);
    }

    /** `variable.value(…)` would hand the variable's object over as `this`. */
    function unbound(name: TypeScript.Identifier): TypeScript.Expression {
      const comma = factory.createComma(factory.createNumericLiteral(0), assignments.access(name, "value"));
      return ts.setTextRange(factory.createParenthesizedExpression(comma), name);
    }

    // ---- statements

    function visitUsing(node: TypeScript.VariableStatement): TypeScript.Statement {
      return guarded.inBlock(node, (name, value) => assignments.named(name, expression(value)));
    }

    function visitVariables(node: TypeScript.VariableStatement): TypeScript.Node | TypeScript.Node[] {
      const { declarationList } = node;
      if (declarationList.declarations.some(isAmbient) || !declaresVariables(declarationList))
        return visitChildren(node);
      return assignments
        .ofList(declarationList)
        .map((one) => ts.setTextRange(factory.createExpressionStatement(one), one));
    }

    /** Whether names of the list are the notebook's: a `let` inside a block is its own, a `var` there is not. */
    function declaresVariables(list: TypeScript.VariableDeclarationList): boolean {
      if (depth > 0) return false;
      if (list.parent.parent?.kind === ts.SyntaxKind.SourceFile && ts.isVariableStatement(list.parent))
        return true;
      return (list.flags & ts.NodeFlags.BlockScoped) === 0;
    }

    /** A loop's head may declare or assign variables of the notebook. */
    function visitLoop(node: TypeScript.Statement): TypeScript.Statement {
      if (ts.isForStatement(node)) return visitFor(node);
      if (!ts.isForInStatement(node) && !ts.isForOfStatement(node)) return visitChildren(node);
      const { initializer } = node;
      const isOurs = ts.isVariableDeclarationList(initializer) && declaresVariables(initializer);
      const head = isOurs
        ? assignments.pattern(initializer.declarations[0]!.name, "value")
        : (ts.visitNode(initializer, visit) as TypeScript.ForInitializer);
      const source = expression(node.expression);
      const body = ts.visitNode(node.statement, visit) as TypeScript.Statement;
      return ts.isForOfStatement(node)
        ? loops.withHead(node, factory.updateForOfStatement(node, node.awaitModifier, head, source, body))
        : loops.withHead(node, factory.updateForInStatement(node, head, source, body));
    }

    function visitFor(node: TypeScript.ForStatement): TypeScript.Statement {
      const { initializer } = node;
      if (!initializer || !ts.isVariableDeclarationList(initializer) || !declaresVariables(initializer))
        return visitChildren(node);
      const all = assignments.ofList(initializer);
      const first =
        all.length > 0 ? all.reduce((left, right) => factory.createComma(left, right)) : undefined;
      const [condition, incrementor] = [node.condition, node.incrementor].map(
        (part) => part && expression(part),
      );
      const body = ts.visitNode(node.statement, visit) as TypeScript.Statement;
      return factory.updateForStatement(node, first, condition, incrementor, body);
    }

    return (file) => {
      const written = file.statements.filter(
        (one) => !ts.isExportDeclaration(one) && !ts.isEmptyStatement(one),
      );
      const last = written.at(-1);
      const top = (some: TypeScript.Statement[]): TypeScript.Statement[] =>
        guarded.rewrite(some, (one) => topLevel.rewrite(one, one === last));
      const [outer, inner] = guarded.split(file.statements);
      return factory.updateSourceFile(file, [...topLevel.hoisted(file), ...top(outer), ...top(inner)]);
    };
  };
}

/** A name that something has or is declared by, not an expression. */
function isName(node: TypeScript.Identifier): boolean {
  const { parent } = node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node || parent.name === node;
  return "name" in parent && parent.name === node && !ts.isShorthandPropertyAssignment(parent);
}
