import { HELPER } from "./interruptible-await";
import { withFirst } from "./loop-body";
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
  function visit(node: TypeScript.Node): TypeScript.Node {
    const visited = ts.visitEachChild(node, visit, context);
    return ts.isIterationStatement(visited, false) ? withFirst([poll()], visited, factory) : visited;
  }

  return (source) => ts.visitEachChild(source, visit, context);
};
