import type * as tf from "@tensorflow/tfjs-node";

type WithData = { dataId: object };

/** A backend's note about a tensor; those who want its numbers read some of its fields. */
type Note = { refCount: number };
type Fields = Record<string, unknown>;

/** How a backend of tfjs keeps a variable's numbers. `Value` is what they are fetched as. */
export interface VariableStore<Value> {
  /** The fields of a note that are read by everyone who wants the tensor's numbers. */
  readonly fields: readonly string[];
  /** Nothing where the tensor is gone. */
  noteOf(dataId: object): Note | undefined;
  /** Copies a variable's value to memory of its own; after `b.assign(a)` tfjs lets both lie in the same. */
  separate(variable: tf.Variable): void;
  /** Makes `value` what the fields, those of a note, lead to. */
  put(fields: Fields, value: Value): void;
  /** Frees a value that nobody wants. */
  drop(value: Value): void;
}

/**
 * tfjs variables whose values live elsewhere while steps run there: in a session, or in the native engine.
 *
 * Nothing is copied after a step. The backend's note about such a variable fetches the current values when it is read:
 * so whoever reads the variable — `getWeights`, `save`, `predict`, a callback — sees them.
 */
export class HeldVariables<Value> {
  private readonly held = new Map<tf.Variable, object>();
  private readonly current = new Map<tf.Variable, Fields>();
  private stale = false;

  /** @param fetch gets the values of all variables, in the order of `variables` */
  constructor(
    private readonly store: VariableStore<Value>,
    readonly variables: readonly tf.Variable[],
    private readonly fetch: () => Value[],
  ) {}

  /**
   * The variables that somebody else wrote since the last step: the session must be given their values.
   * A variable whose memory somebody shares (a clone, a reshape) is cut loose, so that the other keeps the value it saw.
   */
  written(): tf.Variable[] {
    return this.variables.filter((variable) => {
      const held = this.held.get(variable);
      if (held === undefined) return true;
      const own = held === (variable as WithData).dataId && this.store.noteOf(held)?.refCount === 1;
      if (!own) this.letGo(variable, held);
      return !own;
    });
  }

  /** From now on these variables' values live elsewhere, where they have just been put. */
  hold(variables: readonly tf.Variable[]): void {
    for (const variable of variables) {
      this.store.separate(variable); // what shares it must not change with it, and whoever held it before must notice
      const { dataId } = variable as WithData;
      const note = this.store.noteOf(dataId)! as unknown as Fields;
      this.current.set(variable, Object.fromEntries(this.store.fields.map((field) => [field, note[field]])));
      this.held.set(variable, dataId);
      for (const field of this.store.fields)
        Object.defineProperty(note, field, {
          configurable: true,
          enumerable: true,
          get: () => this.read(variable, field),
        });
    }
  }

  /** The values changed. */
  stepped(): void {
    this.stale = true;
  }

  /** Gives all values back to tfjs; where they lived may go. */
  release(): void {
    for (const [variable, dataId] of this.held) this.letGo(variable, dataId);
  }

  private read(variable: tf.Variable, field: string): unknown {
    if (this.stale) this.refresh();
    return this.current.get(variable)![field];
  }

  private refresh(): void {
    this.stale = false;
    for (const [index, value] of this.fetch().entries()) {
      const variable = this.variables[index]!;
      const dataId = this.held.get(variable);
      if (dataId === undefined || this.store.noteOf(dataId) === undefined) this.store.drop(value);
      else this.store.put(this.current.get(variable)!, value);
    }
  }

  private letGo(variable: tf.Variable, dataId: object): void {
    const note = this.store.noteOf(dataId);
    for (const field of note === undefined ? [] : this.store.fields)
      Object.defineProperty(note, field, {
        configurable: true,
        enumerable: true,
        writable: true,
        value: this.read(variable, field),
      });
    this.held.delete(variable);
  }
}

/** Whether somebody holds this memory, so that its value changes though nobody assigns to the variable. */
export function isHeld(store: VariableStore<never>, dataId: object): boolean {
  const note = store.noteOf(dataId);
  return note !== undefined && Object.getOwnPropertyDescriptor(note, store.fields[0]!)?.get !== undefined;
}
