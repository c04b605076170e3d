/** Existing functions that are no answer of one's own, for each exercise, by the name a learner knows them under. */
export interface Borrowable {
  readonly [exercise: string]: { readonly borrowable?: { readonly [name: string]: () => unknown } };
}

type Callable = (...args: unknown[]) => unknown;

/**
 * Notes which existing functions are called while an answer is observed. The observer itself looks for their names in the
 * answer's text, where `lab["oneHot"]` and helper functions hide them.
 */
export class CallTracking {
  readonly #exercises: Borrowable;
  readonly #standIns = new Map<unknown, Callable>();
  readonly #called = new Set<unknown>();

  constructor(exercises: Borrowable) {
    this.#exercises = exercises;
  }

  /** Puts stand-ins that tell of their calls where these tables hold borrowable functions. */
  watch(tables: Iterable<unknown>): void {
    const functions = new Set(
      Object.values(this.#exercises).flatMap((exercise) => Object.values(all(exercise))),
    );
    for (const table of tables) {
      if (!isTable(table)) continue;
      for (const [key, { value, writable }] of Object.entries(Object.getOwnPropertyDescriptors(table)))
        if (writable === true && functions.has(value))
          Reflect.set(table, key, this.#standIn(value as Callable));
    }
  }

  /** Forgets what was called until now. */
  begin(): void {
    this.#called.clear();
  }

  /** The name of a function that the answer to this exercise may not leave its work to, if one was called. */
  called(exercise: string): string | null {
    const own = Object.entries(all(this.#exercises[exercise]));
    return own.find(([, borrowed]) => this.#called.has(borrowed))?.[0] ?? null;
  }

  #standIn(original: Callable): Callable {
    const known = this.#standIns.get(original);
    if (known !== undefined) return known;
    const called = this.#called;
    const standIn: Callable = new Proxy(original, {
      apply(target, self, args: unknown[]) {
        called.add(standIn);
        return Reflect.apply(target, self, args);
      },
    });
    this.#standIns.set(original, standIn);
    return standIn;
  }
}

/** Name → function, as it is found now. */
function all(exercise: Borrowable[string] | undefined): { [name: string]: unknown } {
  const entries = Object.entries(exercise?.borrowable ?? {});
  return Object.fromEntries(entries.map(([name, original]) => [name, original()]));
}

function isTable(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}
