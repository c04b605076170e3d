import { HELPER } from "./interruptible-await";
import { LoopRewriter } from "./local-loops";
import { isAmbient, type NotebookVariables, variableObject } from "./notebook-variables";
import { type TypeScript, ts } from "./tslab";
import { type Usings, withResources } from "./using";
import { VariableAssignments } from "./variable-assignments";

type Around = (value: TypeScript.Expression) => TypeScript.Expression;
const asItIs: Around = (value) => value;

/**
 * Rewrites a cell before it is compiled, so that
 * - each top-level name is one variable for all cells (`__kernel$name.value`), whoever reads or writes it,
 * - the last expression's value is kept (`__kernel.last = …`),
 * - `import()` resolves from the notebook's folder (`__kernel.import(…)`).
 */
export function rewriteCell(
  checker: TypeScript.TypeChecker,
  variables: NotebookVariables,
  usings: Usings,
): TypeScript.TransformerFactory<TypeScript.SourceFile> {
  return (context) => {
    const { factory } = context;
    const loops = new LoopRewriter(checker, variables, factory);
    /** Goes around the values that the statement being visited declares. */
    let use: Around = asItIs;
    /** Functions and namespaces that what is visited is inside of. */
    let depth = 0;

    const helper = (name: string): TypeScript.PropertyAccessExpression =>
      factory.createPropertyAccessExpression(factory.createIdentifier(HELPER), name);

    const access = (name: TypeScript.Identifier): TypeScript.Expression => assignments.access(name, "value");
    const statement = (expression: TypeScript.Expression, from: TypeScript.Node): TypeScript.Statement =>
      ts.setTextRange(factory.createExpressionStatement(expression), from);

    const visitChildren = (node: TypeScript.Node): TypeScript.Node => ts.visitEachChild(node, visit, context);
    const expression = (node: TypeScript.Expression): TypeScript.Expression =>
      ts.visitNode(node, visit) as TypeScript.Expression;
    const assignments = new VariableAssignments(factory, loops, expression, () => {
      const around = use;
      use = asItIs;
      return around;
    });

    function visit(node: TypeScript.Node): TypeScript.Node | TypeScript.Node[] {
      if (ts.isExpressionWithTypeArguments(node)) return visitChildren(node);
      if (usings.size > 0 && ts.isBlock(node))
        return factory.updateBlock(node, visitStatements(node.statements));
      if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
        return node;
      if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node;
      if (ts.isShorthandPropertyAssignment(node)) return visitShorthand(node);
      if (ts.isIdentifier(node)) return isName(node) || !variables.isVariable(node) ? node : access(node);
      if (ts.isCallExpression(node)) return visitCall(node);
      if (ts.isTaggedTemplateExpression(node) && isVariable(node.tag))
        return factory.updateTaggedTemplateExpression(
          node,
          unbound(node.tag),
          node.typeArguments,
          ts.visitNode(node.template, visit) as TypeScript.TemplateLiteral,
        );
      if (hasOwnScope(node)) return visitScope(node);
      if (usings.size > 0 && ts.isVariableStatement(node) && usingOf(node) && !isTopLevel(node))
        return visitUsing(node);
      if (depth > 0) return visitChildren(node);
      if (ts.isVariableStatement(node)) return visitVariables(node);
      if (ts.isForStatement(node) || ts.isForInStatement(node) || ts.isForOfStatement(node))
        return loops.rewrite(node, () => visitLoop(node));
      if (ts.isWhileStatement(node) || ts.isDoStatement(node) || ts.isLabeledStatement(node))
        return loops.rewrite(node, () => loops.withSync(visitChildren(node) as TypeScript.Statement));
      return visitChildren(node);
    }

    function visitScope(node: TypeScript.Node): TypeScript.Node {
      depth++;
      const visited = visitChildren(node);
      depth--;
      return visited;
    }

    function visitStatements(statements: readonly TypeScript.Statement[]): TypeScript.Statement[] {
      return withResources(statements, factory, usingOf, (one, around) => {
        use = around;
        const visited = [visit(one) as TypeScript.Statement | TypeScript.Statement[]].flat();
        use = asItIs;
        return visited;
      });
    }

    function usingOf(statement: TypeScript.Statement): { isAsync: boolean } | undefined {
      return ts.isVariableStatement(statement) ? usings.get(statement.getStart()) : undefined;
    }

    /** A `using` of a block, which its own names stay in. */
    function visitUsing(node: TypeScript.VariableStatement): TypeScript.Statement {
      const around = use;
      use = asItIs;
      const declarations = node.declarationList.declarations.map((one) =>
        factory.updateVariableDeclaration(
          one,
          one.name,
          undefined,
          undefined,
          one.initializer &&
            around(assignments.named(one.name as TypeScript.Identifier, expression(one.initializer))),
        ),
      );
      const list = factory.updateVariableDeclarationList(node.declarationList, declarations);
      return factory.updateVariableStatement(node, undefined, list);
    }

    function isVariable(node: TypeScript.Node): node is TypeScript.Identifier {
      return ts.isIdentifier(node) && variables.isVariable(node);
    }

    function visitShorthand(node: TypeScript.ShorthandPropertyAssignment): TypeScript.Node {
      if (!variables.isVariable(node.name)) return visitChildren(node);
      const initializer = node.objectAssignmentInitializer;
      const value = initializer
        ? factory.createAssignment(access(node.name), assignments.named(node.name, expression(initializer)))
        : access(node.name);
      const key = factory.createIdentifier(node.name.text);
      return ts.setTextRange(factory.createPropertyAssignment(key, value), node);
    }

    function visitCall(node: TypeScript.CallExpression): TypeScript.Node {
      const [specifier] = node.arguments;
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword && specifier)
        return ts.setTextRange(
          factory.createCallExpression(helper("import"), undefined, [expression(specifier)]),
          node,
        );
      if (!isVariable(node.expression)) return visitChildren(node);
      const args = node.arguments.map(expression);
      return factory.updateCallExpression(node, unbound(node.expression), node.typeArguments, args);
    }

    /** `variable.value(…)` would hand the variable's object over as `this`. */
    function unbound(name: TypeScript.Identifier): TypeScript.Expression {
      const comma = factory.createComma(factory.createNumericLiteral(0), access(name));
      return ts.setTextRange(factory.createParenthesizedExpression(comma), name);
    }

    // ---- declarations

    function visitVariables(node: TypeScript.VariableStatement): TypeScript.Node | TypeScript.Node[] {
      const { declarationList } = node;
      if (declarationList.declarations.some(isAmbient) || !declaresVariables(declarationList))
        return visitChildren(node);
      return assignments.ofList(declarationList).map((one) => statement(one, one));
    }

    /** Whether names of the list are the notebook's: a `let` inside a block is its own, a `var` there is not. */
    function declaresVariables(list: TypeScript.VariableDeclarationList): boolean {
      if (list.parent.parent?.kind === ts.SyntaxKind.SourceFile && ts.isVariableStatement(list.parent))
        return true;
      return (list.flags & ts.NodeFlags.BlockScoped) === 0;
    }

    /** A loop outside functions; its head may declare or assign variables of the notebook. */
    function visitLoop(
      node: TypeScript.ForStatement | TypeScript.ForInStatement | TypeScript.ForOfStatement,
    ): TypeScript.Statement {
      const { initializer } = node;
      const isOurs =
        initializer && ts.isVariableDeclarationList(initializer) && declaresVariables(initializer);
      if (!isOurs) return loops.withSync(visitChildren(node) as TypeScript.Statement);
      const body = ts.visitNode(node.statement, visit) as TypeScript.Statement;
      if (ts.isForStatement(node)) {
        const all = assignments.ofList(initializer);
        const first =
          all.length > 0 ? all.reduce((left, right) => factory.createComma(left, right)) : undefined;
        const [condition, incrementor] = [node.condition, node.incrementor].map(
          (part) => part && expression(part),
        );
        return loops.withSync(factory.updateForStatement(node, first, condition, incrementor, body));
      }
      const head = assignments.pattern(initializer.declarations[0]!.name, "value");
      const source = expression(node.expression);
      return loops.withSync(
        ts.isForOfStatement(node)
          ? factory.updateForOfStatement(node, node.awaitModifier, head, source, body)
          : factory.updateForInStatement(node, head, source, body),
      );
    }

    // ---- the cell's own statements

    function visitTop(node: TypeScript.Statement, isLast: boolean): TypeScript.Statement[] {
      if (ts.isExportDeclaration(node)) return onlyImports(node);
      if (ts.isImportEqualsDeclaration(node)) return [visitAlias(node)];
      if (ts.isExpressionStatement(node)) {
        const value = expression(node.expression);
        return [statement(isLast ? factory.createAssignment(helper("last"), value) : value, node)];
      }
      const visited = [visit(node) as TypeScript.Statement | TypeScript.Statement[]].flat();
      const hasOwnName =
        ts.isClassDeclaration(node) || ts.isEnumDeclaration(node) || ts.isModuleDeclaration(node);
      if (!hasOwnName || !node.name || !ts.isIdentifier(node.name) || !variables.isDeclared(node.name.text))
        return visited;
      if (isAmbient(node)) return visited;
      return [...visited, publish(node.name)];
    }

    /** `import Short = Outer.Inner`, where `Outer` is a namespace of the notebook. */
    function visitAlias(node: TypeScript.ImportEqualsDeclaration): TypeScript.Statement {
      const { name, moduleReference, isTypeOnly } = node;
      if (ts.isExternalModuleReference(moduleReference) || isTypeOnly || !variables.isDeclared(name.text))
        return node;
      const value = (entity: TypeScript.EntityName): TypeScript.Expression =>
        ts.isIdentifier(entity)
          ? expression(entity)
          : factory.createPropertyAccessExpression(value(entity.left), entity.right.text);
      return statement(assignments.assign(name, "first", value(moduleReference)), node);
    }

    /** What is declared under a name of its own becomes the variable's first value. */
    function publish({ text }: TypeScript.Identifier): TypeScript.Statement {
      const object = factory.createIdentifier(variableObject(text));
      const slot = factory.createPropertyAccessExpression(object, "first");
      return factory.createExpressionStatement(
        factory.createAssignment(slot, factory.createIdentifier(text)),
      );
    }

    /** Functions are there before the cell's first line. */
    function hoisted(file: TypeScript.SourceFile): TypeScript.Statement[] {
      const functions = file.statements
        .filter(ts.isFunctionDeclaration)
        .filter(({ body, name }) => body && name);
      return functions.map(({ name }) => publish(name!));
    }

    /** Of the names that the cell exports to the compiler, those of `import`s are still exported when it runs. */
    function onlyImports(node: TypeScript.ExportDeclaration): TypeScript.Statement[] {
      if (!node.exportClause || !ts.isNamedExports(node.exportClause)) return [node];
      const elements = node.exportClause.elements.filter(({ name }) => isImport(name));
      if (elements.length === 0) return [];
      const clause = factory.updateNamedExports(node.exportClause, elements);
      return [
        factory.updateExportDeclaration(node, node.modifiers, node.isTypeOnly, clause, undefined, undefined),
      ];
    }

    function isImport(name: TypeScript.Identifier): boolean {
      const symbol = checker.getExportSpecifierLocalTargetSymbol(name);
      const isAlias = symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0;
      return isAlias && !symbol.declarations?.some(isNamespaceAlias);
    }

    return (file) => {
      const written = file.statements.filter(
        (one) => !ts.isExportDeclaration(one) && !ts.isEmptyStatement(one),
      );
      const last = written.at(-1);
      const top = (statements: TypeScript.Statement[]): TypeScript.Statement[] =>
        withResources(statements, factory, usingOf, (one, around) => {
          use = around;
          const visited = visitTop(one, one === last);
          use = asItIs;
          return visited;
        });
      const [outer, inner] = split(file.statements, usings.size > 0);
      return factory.updateSourceFile(file, [...hoisted(file), ...top(outer), ...top(inner)]);
    };
  };
}

/** Where something is disposed at the end, imports and functions stay outside of what is guarded. */
function split(
  statements: readonly TypeScript.Statement[],
  isGuarded: boolean,
): [outer: TypeScript.Statement[], inner: TypeScript.Statement[]] {
  if (!isGuarded) return [[], [...statements]];
  const isOuter = (one: TypeScript.Statement): boolean =>
    ts.isFunctionDeclaration(one) || ts.isImportDeclaration(one) || ts.isExportDeclaration(one);
  return [statements.filter(isOuter), statements.filter((one) => !isOuter(one))];
}

function isTopLevel(node: TypeScript.Node): boolean {
  return ts.isSourceFile(node.parent);
}

/** Does it have `var`s of its own? */
function hasOwnScope(node: TypeScript.Node): boolean {
  return ts.isFunctionLike(node) || ts.isClassStaticBlockDeclaration(node) || ts.isModuleDeclaration(node);
}

function isNamespaceAlias(node: TypeScript.Node): boolean {
  return ts.isImportEqualsDeclaration(node) && !ts.isExternalModuleReference(node.moduleReference);
}

/** A name that something has or is declared by, not an expression. */
function isName(node: TypeScript.Identifier): boolean {
  const { parent } = node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node || parent.name === node;
  return "name" in parent && parent.name === node && !ts.isShorthandPropertyAssignment(parent);
}
