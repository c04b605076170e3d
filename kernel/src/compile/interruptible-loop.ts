import { HELPER } from "./interruptible-await";
import { type TypeScript, ts } from "./tslab";

/**
 * Each turn of a loop asks whether it may go on (`__kernel.poll()`): for places where nobody can end JavaScript from
 * outside.
 */
export const makeLoopsInterruptible: TypeScript.TransformerFactory<TypeScript.SourceFile> = (context) => {
  const { factory } = context;
  const poll = (): TypeScript.Statement =>
    factory.createExpressionStatement(
      factory.createCallExpression(
        factory.createPropertyAccessExpression(factory.createIdentifier(HELPER), "poll"),
        undefined,
        [],
      ),
    );
  const polling = (body: TypeScript.Statement): TypeScript.Statement =>
    factory.createBlock([poll(), ...(ts.isBlock(body) ? body.statements : [body])], true);

  function visit(node: TypeScript.Node): TypeScript.Node {
    const loop = ts.visitEachChild(node, visit, context);
    if (ts.isForStatement(loop))
      return factory.updateForStatement(
        loop,
        loop.initializer,
        loop.condition,
        loop.incrementor,
        polling(loop.statement),
      );
    if (ts.isForOfStatement(loop)) {
      const { awaitModifier, initializer, expression, statement } = loop;
      return factory.updateForOfStatement(loop, awaitModifier, initializer, expression, polling(statement));
    }
    if (ts.isForInStatement(loop))
      return factory.updateForInStatement(loop, loop.initializer, loop.expression, polling(loop.statement));
    if (ts.isWhileStatement(loop))
      return factory.updateWhileStatement(loop, loop.expression, polling(loop.statement));
    if (ts.isDoStatement(loop))
      return factory.updateDoStatement(loop, polling(loop.statement), loop.expression);
    return loop;
  }

  return (source) => ts.visitEachChild(source, visit, context);
};
