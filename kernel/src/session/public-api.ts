import { cellNow } from "../run/cell-context";
import type { NameVersion } from "./cell-versions";
import type { Comm, CommOptions } from "./comms";

export interface DisplayOptions {
  metadata?: object;
  displayId?: string;
  update?: boolean;
}

/** What libraries find under `globalThis[Symbol.for("Jupyter.kernel")]`. */
export interface KernelApi {
  /** Shows a mime bundle below the cell. */
  display(data: Record<string, unknown>, options?: DisplayOptions): void;
  /** Empties the cell's output, now or when the next output comes. */
  clearOutput(wait?: boolean): void;
  /** Asks the reader for a line of text. */
  input(prompt?: string): Promise<string>;
  /** Whether a top-level name's value is what its cell says now, or undefined for a name that no cell has declared. */
  versionOf(name: string): NameVersion | undefined;
  comms: {
    open(target: string, data?: object, options?: CommOptions): Comm;
    register(target: string, handler: (comm: Comm, data: unknown) => void): void;
  };
}

/**
 * Publishes the kernel to the code it runs:
 * `Symbol.for("Jupyter.kernel")` is the API, `Symbol.for("Jupyter.interrupt")` the running cell's `AbortSignal`,
 * `input` and `display` are global functions.
 */
export function publishApi(
  api: KernelApi,
  displayValue: (value: unknown) => void,
  takeRunningSignal: () => AbortSignal | undefined,
): void {
  const define = (name: string | symbol, attributes: PropertyDescriptor): void => {
    Object.defineProperty(globalThis, name, { configurable: true, ...attributes });
  };
  define(Symbol.for("Jupyter.kernel"), { value: api });
  define(Symbol.for("Jupyter.interrupt"), { get: () => cellNow()?.takeSignal() ?? takeRunningSignal() });
  define("input", { value: api.input, writable: true });
  define("display", { value: displayValue, writable: true });
}
