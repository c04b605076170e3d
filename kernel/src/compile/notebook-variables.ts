import { internals, type TypeScript, ts } from "./tslab";

/** What compiled code calls the variable `name`: an object, `run/variables.ts`. */
export const variableObject = (name: string): string => `${PREFIX}${name}`;
const PREFIX = "__kernel$";
/** What it calls the copy that a loop reads, `local-loops.ts`. */
export const localCopy = (name: string): string => `__local$${name}`;

/** V8's messages quote compiled code; here they speak of names again. */
export function withoutVariableObjects(message: string): string {
  return message.replace(
    /\(0 ?, (?:__kernel\$([\p{ID_Continue}$]+)\.value|__local\$([\p{ID_Continue}$]+))\)|__kernel\$([\p{ID_Continue}$]+)\.value|__local\$([\p{ID_Continue}$]+)/gu,
    "$1$2$3$4",
  );
}

/** What functions do with a variable, at worst. */
export type Use = "reads" | "writes";
export type Uses = Map<string, Use>;
/** Among `Uses`: an author who looks at `exports` may read and write them all. */
export const ALL_VARIABLES = "exports";

/** The variables that earlier cells made. */
export interface EarlierVariables {
  /** Whether there is one of that name: `declare const x` in a cell made none. */
  has(name: string): boolean;
  /** What functions of these cells do with it. */
  useOf(name: string): Use | undefined;
  /** All of it: each name in order, with what functions do with it. */
  known(): [name: string, use: Use | undefined][];
}

/** Names of a compiled cell that are variables of the notebook. */
export interface CellVariables {
  /** Made by this cell. */
  declared: Set<string>;
  /** Those of them that are `var`: they are there, undefined, from the cell's first line. */
  hoisted: Set<string>;
  /** Made by earlier cells, and named in this one. */
  used: Set<string>;
}

/**
 * The top-level names of one cell and of those before it: each is one object, `{ value }`, to every cell, function and
 * timer that names it.
 */
export class NotebookVariables {
  readonly names: CellVariables = { declared: new Set(), hoisted: new Set(), used: new Set() };
  readonly #checker: TypeScript.TypeChecker;
  readonly #own: Map<string, TypeScript.Symbol>;
  readonly #earlier: Map<string, TypeScript.Symbol>;

  /** @param declarations those of the earlier cells */
  constructor(
    checker: TypeScript.TypeChecker,
    cell: TypeScript.SourceFile,
    declarations: TypeScript.SourceFile,
    earlier: EarlierVariables,
  ) {
    this.#checker = checker;
    this.#own = byName(cell, (symbol) => declaresValue(symbol, checker));
    this.#earlier = byName(declarations, ({ name }) => earlier.has(name));
    for (const [name, { flags }] of this.#own) {
      this.names.declared.add(name);
      if (flags & ts.SymbolFlags.FunctionScopedVariable) this.names.hoisted.add(name);
    }
  }

  /** Does the cell declare `name` as a value? */
  isDeclared(name: string): boolean {
    return this.#own.has(name);
  }

  /** Is it a name that an `import` declares, here or in an earlier cell? */
  isImport(name: string): boolean {
    const symbol = this.#own.get(name) ?? this.#earlier.get(name);
    return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  }

  /** Does an identifier, as an expression, stand for a variable of the notebook? */
  isVariable(node: TypeScript.Identifier): boolean {
    const name = node.text;
    const [own, earlier] = [this.#own.get(name), this.#earlier.get(name)];
    if (!own && !earlier) return false;
    const symbol = ts.isShorthandPropertyAssignment(node.parent)
      ? this.#checker.getShorthandAssignmentValueSymbol(node.parent)
      : this.#checker.getSymbolAtLocation(node);
    if (symbol && symbol === own) return !isInside(node, own);
    if (!symbol || symbol !== earlier) return false;
    this.names.used.add(name);
    return true;
  }
}

function byName(
  file: TypeScript.SourceFile,
  isOne: (symbol: TypeScript.Symbol) => boolean,
): Map<string, TypeScript.Symbol> {
  const symbols = [...(internals(file).locals?.values() ?? [])].filter(isOne);
  return new Map(symbols.map((symbol) => [symbol.name, symbol]));
}

/** Not a type, nor what is only said to exist (`declare const x`). */
function declaresValue(symbol: TypeScript.Symbol, checker: TypeScript.TypeChecker): boolean {
  const { flags, declarations = [] } = symbol;
  if (flags & ts.SymbolFlags.Alias) {
    const target = checker.getAliasedSymbol(symbol);
    return (target.flags & ts.SymbolFlags.Value) !== 0 || target.declarations === undefined;
  }
  return (flags & ts.SymbolFlags.Value) !== 0 && !declarations.every(isAmbient);
}

/** Is it only said to exist (`declare const x`)? */
export function isAmbient(node: TypeScript.Declaration): boolean {
  return (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Ambient) !== 0;
}

/** A class, an enum and a namespace have their own name inside, before there is a variable. */
function isInside(node: TypeScript.Node, { declarations = [] }: TypeScript.Symbol): boolean {
  return declarations.some(
    (declaration) =>
      (ts.isClassDeclaration(declaration) ||
        ts.isEnumDeclaration(declaration) ||
        ts.isModuleDeclaration(declaration)) &&
      declaration.pos <= node.pos &&
      node.end <= declaration.end,
  );
}
