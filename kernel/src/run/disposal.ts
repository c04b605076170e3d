import type { Resources } from "../compile/using";

type Dispose = () => unknown;

/** Two errors at once: that of a block, and that of ending what it used. */
class SuppressedError extends Error {
  override name = "SuppressedError";

  constructor(
    readonly error: unknown,
    readonly suppressed: unknown,
  ) {
    super("An error was suppressed during disposal.");
  }
}

/** What one block declares with `using`: disposed in reverse order when it ends, whatever happens. */
export function createResources(): Resources {
  const disposals: Dispose[] = [];
  let failure: { error: unknown } | null = null;
  const fail = (error: unknown): void => {
    failure = { error: failure ? new SuppressedError(error, failure.error) : error };
  };
  const end = (): void => {
    if (failure) throw failure.error;
  };
  return {
    use: (value) => {
      if (value !== null && value !== undefined) disposals.push(disposalOf(value as object));
      return value;
    },
    fail,
    dispose: () => {
      for (const dispose of disposals.reverse())
        try {
          dispose();
        } catch (error) {
          fail(error);
        }
      end();
    },
    disposeAsync: async () => {
      for (const dispose of disposals.reverse())
        try {
          await dispose();
        } catch (error) {
          fail(error);
        }
      end();
    },
  };
}

function disposalOf(value: object): Dispose {
  const { asyncDispose, dispose } = Symbol as unknown as { asyncDispose: symbol; dispose: symbol };
  const methods = value as Record<symbol, unknown>;
  const method = methods[dispose] ?? methods[asyncDispose];
  if (typeof method !== "function")
    throw new TypeError("A value declared with `using` needs a method Symbol.dispose.");
  return () => method.call(value);
}
