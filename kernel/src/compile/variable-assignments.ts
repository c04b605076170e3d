import type { Around } from "./guarded-statements";
import type { LocalLoops } from "./local-loops";
import { variableObject } from "./notebook-variables";
import { type TypeScript, ts } from "./tslab";

/** Where a variable's first value is put, and where every other one. */
type Slot = "first" | "value";

/** Declarations of the notebook's variables as assignments to their objects. */
export class VariableAssignments {
  readonly #factory: TypeScript.NodeFactory;
  readonly #loops: LocalLoops;
  readonly #rewrite: Around;
  readonly #takeUse: () => Around;

  /**
   * @param rewrite rewrites an expression
   * @param takeUse gives what goes around the values of the statement being visited, and is over then
   */
  constructor(factory: TypeScript.NodeFactory, loops: LocalLoops, rewrite: Around, takeUse: () => Around) {
    this.#factory = factory;
    this.#loops = loops;
    this.#rewrite = rewrite;
    this.#takeUse = takeUse;
  }

  access(name: TypeScript.Identifier, slot: Slot): TypeScript.Expression {
    const f = this.#factory;
    const object = f.createIdentifier(variableObject(name.text));
    return ts.setTextRange(this.#loops.copyOf(name) ?? f.createPropertyAccessExpression(object, slot), name);
  }

  assign(name: TypeScript.Identifier, slot: Slot, value: TypeScript.Expression): TypeScript.Expression {
    return this.#factory.createAssignment(this.access(name, slot), this.named(name, value));
  }

  /** A function without a name of its own is called by the name of the variable it is first put into. */
  named(name: TypeScript.Identifier, value: TypeScript.Expression): TypeScript.Expression {
    if (!isAnonymousFunction(value)) return value;
    const f = this.#factory;
    const property = f.createPropertyAssignment(f.createIdentifier(name.text), value);
    const object = f.createParenthesizedExpression(f.createObjectLiteralExpression([property]));
    return f.createPropertyAccessExpression(object, name.text);
  }

  /** An assignment for each declaration of a list that has a value; `let x` has one, undefined. */
  ofList({ declarations, flags }: TypeScript.VariableDeclarationList): TypeScript.Expression[] {
    const f = this.#factory;
    const isVar = (flags & ts.NodeFlags.BlockScoped) === 0;
    const slot = isVar ? "value" : "first";
    const use = this.#takeUse();
    return declarations.flatMap(({ name, initializer }) => {
      if (!initializer && isVar) return [];
      const value = initializer ? use(this.#rewrite(initializer)) : f.createVoidZero();
      const assigned = ts.isIdentifier(name)
        ? this.assign(name, slot, value)
        : f.createAssignment(this.pattern(name, slot), value);
      const whole = ts.isObjectBindingPattern(name) ? f.createParenthesizedExpression(assigned) : assigned;
      return [ts.setTextRange(this.#loops.withStoresOf(name, whole), name.parent)];
    });
  }

  /** The pattern of a declaration as that of an assignment. */
  pattern(name: TypeScript.BindingName, slot: Slot): TypeScript.Expression {
    const f = this.#factory;
    if (ts.isIdentifier(name)) return this.access(name, slot);
    if (ts.isObjectBindingPattern(name))
      return f.createObjectLiteralExpression(name.elements.map((element) => this.#property(element, slot)));
    return f.createArrayLiteralExpression(
      name.elements.map((element) => {
        if (ts.isOmittedExpression(element)) return element;
        if (element.dotDotDotToken) return f.createSpreadElement(this.pattern(element.name, slot));
        return this.#target(element, slot);
      }),
    );
  }

  #property(element: TypeScript.BindingElement, slot: Slot): TypeScript.ObjectLiteralElementLike {
    const f = this.#factory;
    if (element.dotDotDotToken) return f.createSpreadAssignment(this.pattern(element.name, slot));
    const key = element.propertyName ?? f.createIdentifier((element.name as TypeScript.Identifier).text);
    const rewritten = ts.isComputedPropertyName(key)
      ? f.updateComputedPropertyName(key, this.#rewrite(key.expression))
      : key;
    return f.createPropertyAssignment(rewritten, this.#target(element, slot));
  }

  #target({ name, initializer }: TypeScript.BindingElement, slot: Slot): TypeScript.Expression {
    const place = this.pattern(name, slot);
    if (!initializer) return place;
    const value = this.#rewrite(initializer);
    return this.#factory.createAssignment(place, ts.isIdentifier(name) ? this.named(name, value) : value);
  }
}

function isAnonymousFunction(node: TypeScript.Expression): boolean {
  if (ts.isParenthesizedExpression(node)) return isAnonymousFunction(node.expression);
  return (
    ts.isArrowFunction(node) || ((ts.isFunctionExpression(node) || ts.isClassExpression(node)) && !node.name)
  );
}
