/** What a worker needs to become one of the engine's threads. */
export interface WorkerData {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** The end of its stack, and the function that it runs with its argument; all of them addresses. */
  readonly stack: number;
  readonly run: number;
  readonly argument: number;
}

/** What native/src/platform-wasm.cc imports. */
export function engineImports(
  memory: WebAssembly.Memory | undefined,
  startThread: (run: number, argument: number) => void,
): WebAssembly.Imports {
  const now = (): number => 1000 * performance.now();
  return { env: { ...(memory === undefined ? {} : { memory }), now, startThread } };
}

/**
 * Makes this worker one of the engine's threads: it never returns, and ends with the worker.
 *
 * @public a page's worker calls it
 */
export function runThread({ module, memory, stack, run, argument }: WorkerData): void {
  const { exports } = new WebAssembly.Instance(
    module,
    engineImports(memory, () => undefined),
  );
  (exports["__stack_pointer"] as WebAssembly.Global).value = stack;
  (exports["enter"] as (run: number, argument: number) => void)(run, argument);
}
