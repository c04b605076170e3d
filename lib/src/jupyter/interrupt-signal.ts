/** The running cell's wish to be stopped, if the kernel passes one on. */
export function interruptSignal(): AbortSignal | undefined {
  return (globalThis as { [key: symbol]: unknown })[Symbol.for("Jupyter.interrupt")] as
    | AbortSignal
    | undefined;
}
