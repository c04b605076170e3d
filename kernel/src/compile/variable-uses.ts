import { isAssigned } from "./assignment-targets";
import {
  ALL_VARIABLES,
  type EarlierVariables,
  type NotebookVariables,
  type Use,
  type Uses,
} from "./notebook-variables";
import { type TypeScript, ts } from "./tslab";

/**
 * What functions and classes of the notebook do with its variables: whoever calls something may find these variables
 * read or changed, and no others.
 */
export class VariableUses {
  /** By those of this cell. */
  readonly ofCell: Uses = new Map();
  /** Variables of earlier cells that get another value when the cell runs. */
  readonly assigned: Set<string> = new Set();
  readonly #variables: NotebookVariables;
  readonly #earlier: EarlierVariables;

  constructor(cell: TypeScript.SourceFile, variables: NotebookVariables, earlier: EarlierVariables) {
    this.#variables = variables;
    this.#earlier = earlier;
    this.#visit(cell, false);
  }

  /** What a call may do with a variable, at worst. An imported name may lead to another value any time. */
  of(name: string): Use | undefined {
    if (
      this.#earlier.useOf(ALL_VARIABLES) ||
      this.ofCell.has(ALL_VARIABLES) ||
      this.#variables.isImport(name)
    )
      return "writes";
    const own = this.ofCell.get(name);
    if (own === "writes" || this.#variables.isDeclared(name)) return own;
    return this.#earlier.useOf(name) ?? own;
  }

  #visit(node: TypeScript.Node, isInFunction: boolean): void {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    if (ts.isIdentifier(node)) this.#note(node, isInFunction);
    const isInside = isInFunction || runsLater(node);
    ts.forEachChild(node, (child) => this.#visit(child, isInside));
  }

  #note(name: TypeScript.Identifier, isInFunction: boolean): void {
    const { text } = name;
    if (text === ALL_VARIABLES) this.ofCell.set(ALL_VARIABLES, "writes");
    if (!isInFunction) {
      if (isAssigned(name) && !this.#variables.isDeclared(text) && this.#variables.isVariable(name))
        this.assigned.add(text);
      return;
    }
    if (this.ofCell.get(text) === "writes" || !this.#variables.isVariable(name)) return;
    this.ofCell.set(text, isAssigned(name) ? "writes" : "reads");
  }
}

/** Has a node parts that may run when what surrounds it is over? */
export function runsLater(node: TypeScript.Node): boolean {
  return ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isModuleDeclaration(node);
}
