import { type TypeScript, ts } from "./tslab";

/** The name under which compiled code reaches the kernel. */
export const HELPER = "__kernel";

/** What the rewritten code calls. */
export interface InterruptibleAwait {
  /** `value`, or the interrupt when that comes first. */
  wait(value: unknown): unknown;
  /** `for await` over `source` that ends with an interrupt. */
  iterate(source: AsyncIterable<unknown> | Iterable<unknown>): AsyncIterable<unknown>;
}

/** An interrupt reaches every `await` (`await __kernel.wait(…)`) and `for await` of what is compiled with this. */
export const makeAwaitsInterruptible: TypeScript.TransformerFactory<TypeScript.SourceFile> = (context) => {
  const { factory } = context;
  const call = (
    name: keyof InterruptibleAwait,
    argument: TypeScript.Expression,
  ): TypeScript.CallExpression => {
    const helper = factory.createPropertyAccessExpression(factory.createIdentifier(HELPER), name);
    return ts.setTextRange(factory.createCallExpression(helper, undefined, [argument]), argument);
  };

  function visit(node: TypeScript.Node): TypeScript.Node {
    const visited = ts.visitEachChild(node, visit, context);
    if (ts.isAwaitExpression(visited))
      return factory.updateAwaitExpression(visited, call("wait", visited.expression));
    if (!ts.isForOfStatement(visited) || !visited.awaitModifier) return visited;
    const { awaitModifier, initializer, expression, statement } = visited;
    const iterable = call("iterate", expression);
    return factory.updateForOfStatement(visited, awaitModifier, initializer, iterable, statement);
  }

  return (file) => ts.visitEachChild(file, visit, context);
};
