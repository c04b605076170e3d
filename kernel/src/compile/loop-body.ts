import { type TypeScript, ts } from "./tslab";

/** A loop whose body begins with something more; any other statement as it is. */
export function withFirst(
  first: readonly TypeScript.Statement[],
  loop: TypeScript.Statement,
  f: TypeScript.NodeFactory,
): TypeScript.Statement {
  const body = (statement: TypeScript.Statement): TypeScript.Statement =>
    f.createBlock([...first, ...(ts.isBlock(statement) ? statement.statements : [statement])]);
  if (first.length === 0) return loop;
  if (ts.isForStatement(loop)) {
    const { initializer, condition, incrementor, statement } = loop;
    return f.updateForStatement(loop, initializer, condition, incrementor, body(statement));
  }
  if (ts.isForOfStatement(loop)) {
    const { awaitModifier, initializer, expression, statement } = loop;
    return f.updateForOfStatement(loop, awaitModifier, initializer, expression, body(statement));
  }
  if (ts.isForInStatement(loop))
    return f.updateForInStatement(loop, loop.initializer, loop.expression, body(loop.statement));
  if (ts.isWhileStatement(loop)) return f.updateWhileStatement(loop, loop.expression, body(loop.statement));
  if (ts.isDoStatement(loop)) return f.updateDoStatement(loop, body(loop.statement), loop.expression);
  return loop;
}
