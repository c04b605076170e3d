import {
  ALL_VARIABLES,
  type CellVariables,
  type EarlierVariables,
  type Use,
  type Uses,
} from "../compile/notebook-variables";

/** A top-level name of the notebook, to all who read or write it. */
export interface Variable {
  /** Throws until there is a first value. */
  value: unknown;
  /** Where its declaration puts the first value. */
  set first(value: unknown);
}

/** The variables of all cells, by name. */
export class Variables implements EarlierVariables {
  readonly #current: Map<string, Variable> = new Map();
  /** Those that the running cell, or the one before, declares. */
  #declared: Map<string, Variable> = new Map();
  /** What functions do with them. */
  readonly #uses: WeakMap<Variable, Use> = new WeakMap();
  #areAllUsed = false;
  /** `exports`, as compiled cells see it: `import`s put their names there, and an author may look. */
  readonly exports: Record<string, unknown> = this.#createExports();

  has(name: string): boolean {
    return this.#current.has(name);
  }

  useOf(name: string): Use | undefined {
    if (this.#areAllUsed) return "writes";
    const variable = this.#current.get(name);
    return variable && this.#uses.get(variable);
  }

  known(): [name: string, use: Use | undefined][] {
    return [...this.#current.keys()].sort().map((name) => [name, this.useOf(name)]);
  }

  /**
   * A cell begins that declares these names: new variables, which take the place of earlier ones once they have a
   * value.
   *
   * @param isRenewal the variables that there are get new values instead: a helper file was edited
   */
  startCell({ declared, hoisted, uses }: CellVariables & { uses: Uses }, isRenewal = false): void {
    const variable = (name: string): Variable => (isRenewal && this.#current.get(name)) || this.#create(name);
    this.#declared = new Map([...declared].map((name) => [name, variable(name)]));
    for (const name of hoisted) setValue(this.get(name), undefined);
    this.#noteUses(uses);
  }

  /** What compiled code of the cell that begins means by `name`. */
  get(name: string): Variable {
    return this.#declared.get(name) ?? this.#current.get(name) ?? this.#create(name);
  }

  /** The cell has ended: a `var` is a variable from now on, unless the cell failed before it gave it a value. */
  endCell({ hoisted }: CellVariables, isOk: boolean): void {
    for (const name of hoisted) {
      const variable = this.get(name);
      if (isOk || variable.value !== undefined) this.#current.set(name, variable);
    }
  }

  /** Has the running cell, or the one before, given a name its value? */
  wasSet(name: string): boolean {
    const variable = this.#declared.get(name);
    return variable !== undefined && this.#current.get(name) === variable;
  }

  #noteUses(uses: Uses): void {
    if (uses.has(ALL_VARIABLES)) this.#areAllUsed = true;
    for (const [name, use] of uses) {
      const variable = this.get(name);
      if (this.#uses.get(variable) !== "writes") this.#uses.set(variable, use);
    }
  }

  #create(name: string): Variable {
    return createVariable(name, (variable) => this.#current.set(name, variable));
  }

  #createExports(): Record<string, unknown> {
    const define = (name: string, attributes: PropertyDescriptor): boolean => {
      if (name === "__esModule") return true;
      const variable = this.get(name);
      if (attributes.get) Object.defineProperty(variable, "value", { ...attributes, ...SHOWN });
      else setValue(variable, attributes.value);
      this.#current.set(name, variable);
      return true;
    };
    return new Proxy<Record<string, unknown>>(
      {},
      {
        get: (_, name) => this.#current.get(String(name))?.value,
        set: (_, name, value) => define(String(name), { value }),
        defineProperty: (_, name, { get, value }) => define(String(name), get ? { get } : { value }),
      },
    );
  }
}

/**
 * Each variable is an object of a class of its own: V8 then knows of each what kind of value it has, and a number that
 * changes in a loop stays where it is.
 */
function createVariable(name: string, onFirst: (variable: Variable) => void): Variable {
  const tooEarly = (): never => {
    throw new ReferenceError(`Cannot access '${name}' before initialization`);
  };
  class NotebookVariable {
    set first(value: unknown) {
      setValue(this as unknown as Variable, value);
      onFirst(this as unknown as Variable);
    }
  }
  Object.defineProperty(NotebookVariable.prototype, "value", { get: tooEarly, set: tooEarly });
  return new NotebookVariable() as unknown as Variable;
}

const SHOWN = { enumerable: true, configurable: true };

function setValue(variable: Variable, value: unknown): void {
  Object.defineProperty(variable, "value", { value, writable: true, ...SHOWN });
}

// V8 keeps such a descriptor's numbers as fractions if a fraction comes first, and a loop over whole numbers is slower by half
// then: so something else comes first.
setValue({} as Variable, null);
