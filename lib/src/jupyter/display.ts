import type { MimeBundle } from "./mime";

export interface DisplayOptions {
  readonly displayId?: string;
  readonly update?: boolean;
}

/** A way to put a mime bundle into the running cell's output. */
export interface Jupyter {
  display(bundle: MimeBundle, options?: DisplayOptions): void;
}

/** The kernel this code runs in: the lab's own, stock tslab, or none. */
export function jupyter(): Jupyter | undefined {
  return labKernel() ?? stockTslab();
}

function labKernel(): Jupyter | undefined {
  const kernel = (globalThis as Record<symbol, unknown>)[Symbol.for("Jupyter.kernel")] as
    | { display(bundle: MimeBundle, options?: DisplayOptions): void }
    | undefined;
  if (!kernel) return undefined;
  return { display: (bundle, options) => kernel.display(bundle, options) };
}

type WriteDisplayData = (content: object, update: boolean) => void;

/**
 * tslab's public `display.raw` sends one mime type in each message; what it calls underneath takes a whole bundle.
 * That function exists in the module cache only where stock tslab runs cells, and asking the cache starts nothing.
 */
function stockTslab(): Jupyter | undefined {
  const loaded = Object.values(require.cache).find((module) =>
    /[\\/]tslab[\\/]dist[\\/]jupyter\.js$/.test(module?.id ?? ""),
  );
  const write = loaded?.exports?.lastWriteDisplayData as WriteDisplayData | null | undefined;
  if (!write) return undefined;
  return {
    display: (data, { displayId, update = false } = {}) =>
      write({ data, metadata: {}, transient: { display_id: displayId } }, update),
  };
}

/** Lets `value` show itself where it is the last thing of a cell, as what `bundle` returns then. */
export function showsItself<Value extends object>(value: Value, bundle: () => MimeBundle): Value {
  return Object.defineProperty(value, Symbol.for("Jupyter.display"), { configurable: true, value: bundle });
}

/** What the lab's kernel shows of an error in place of its stack: these lines. */
export function tracebackOf(error: Error, lines: readonly string[]): void {
  Object.defineProperty(error, Symbol.for("Jupyter.traceback"), { value: lines });
}
