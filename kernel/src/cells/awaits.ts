import { type TypeScript, ts } from "../tslab";
import { cellNow } from "./cell-context";

/** The name under which compiled code reaches the kernel. */
export const HELPER = "__kernel";

/** An interrupt reaches every `await` (`await __kernel.wait(…)`) and `for await` of what is compiled with this. */
export const rewriteAwaits: TypeScript.TransformerFactory<TypeScript.SourceFile> = (context) => {
  const { factory } = context;
  const call = (name: keyof Awaits, argument: TypeScript.Expression): TypeScript.CallExpression => {
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

/** What the rewritten code calls. */
export interface Awaits {
  /** `value`, or the interrupt when that comes first. */
  wait(value: unknown): unknown;
  /** `for await` over `source` that ends with an interrupt. */
  iterate(source: AsyncIterable<unknown> | Iterable<unknown>): AsyncIterable<unknown>;
}

export const awaits: Awaits = { wait: (value) => cellNow()?.wait(value) ?? value, iterate };

/** Helper files find the kernel among the global names. */
export function publishAwaits(): void {
  Object.defineProperty(globalThis, HELPER, { value: awaits, configurable: true });
}

async function* iterate(source: AsyncIterable<unknown> | Iterable<unknown>): AsyncGenerator<unknown> {
  const iterator =
    (source as AsyncIterable<unknown>)[Symbol.asyncIterator]?.() ??
    (source as Iterable<unknown>)[Symbol.iterator]();
  try {
    for (;;) {
      const cell = cellNow();
      const { done, value } = (await (cell
        ? cell.wait(iterator.next())
        : iterator.next())) as IteratorResult<unknown>;
      if (done) return;
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}
