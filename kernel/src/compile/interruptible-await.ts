import { type TypeScript, ts } from "./tslab";

/** The name under which compiled code reaches the kernel. */
export const HELPER = "__kernel";

/**
 * Where code awaits: `3:7` in a cell, `helper.ts:3:7` in a helper file, `3:7 load` in a function of that name, `3:7 ` in
 * one without; lines and columns count from 1.
 */
export type AwaitPlace = string;

/** What the rewritten code calls. */
export interface InterruptibleAwait {
  /** Throws where the running cell shall stop: see `interruptible-loop.ts`. */
  poll(): void;
  /** `value`, or the interrupt when that comes first. */
  wait(value: unknown, place: AwaitPlace): unknown;
  /** `for await` over `source` that ends with an interrupt. */
  iterate(source: AsyncIterable<unknown> | Iterable<unknown>, place: AwaitPlace): AsyncIterable<unknown>;
}

/**
 * An interrupt reaches every `await` (`await __kernel.wait(…)`) and `for await` of what is compiled with this.
 *
 * @param placeOf names the place of an `await` from its line and column, counted from 0
 */
export const makeAwaitsInterruptible =
  (
    placeOf: (line: number, column: number) => AwaitPlace,
  ): TypeScript.TransformerFactory<TypeScript.SourceFile> =>
  (context) => {
    const { factory } = context;
    let file: TypeScript.SourceFile;
    /** Names of the functions around what is visited. */
    const functions: string[] = [];
    const call = (
      name: "wait" | "iterate",
      argument: TypeScript.Expression,
      at: TypeScript.Node,
    ): TypeScript.CallExpression => {
      const { line, character } = file.getLineAndCharacterOfPosition(ts.getOriginalNode(at).getStart(file));
      const inFunction = functions.length > 0 ? ` ${functions.at(-1)}` : "";
      const place = factory.createStringLiteral(placeOf(line, character) + inFunction);
      const helper = factory.createPropertyAccessExpression(factory.createIdentifier(HELPER), name);
      return ts.setTextRange(factory.createCallExpression(helper, undefined, [argument, place]), argument);
    };

    function visit(node: TypeScript.Node): TypeScript.Node {
      if (!ts.isFunctionLike(node)) return rewrite(node);
      functions.push(functionName(ts.getOriginalNode(node)));
      const visited = ts.visitEachChild(node, visit, context);
      functions.pop();
      return visited;
    }

    function rewrite(node: TypeScript.Node): TypeScript.Node {
      const visited = ts.visitEachChild(node, visit, context);
      if (ts.isAwaitExpression(visited))
        return factory.updateAwaitExpression(visited, call("wait", visited.expression, node));
      if (!ts.isForOfStatement(visited) || !visited.awaitModifier) return visited;
      const { awaitModifier, initializer, expression, statement } = visited;
      const iterable = call("iterate", expression, node);
      return factory.updateForOfStatement(visited, awaitModifier, initializer, iterable, statement);
    }

    return (source) => {
      file = ts.getOriginalNode(source) as TypeScript.SourceFile;
      return ts.visitEachChild(source, visit, context);
    };
  };

/** The name that a function was given where it was written, or that of what it was written for. */
function functionName(node: TypeScript.Node): string {
  for (const named of [node, node.parent] as { name?: TypeScript.Node }[])
    if (named?.name && ts.isIdentifier(named.name)) return named.name.text;
  return "";
}
