/** What a cell fails with that calls `process.exit`. */
class ProcessExit extends Error {
  override name = "ProcessExit";

  constructor() {
    super("process.exit() would end the kernel, and all variables with it: it has ended this cell alone.");
  }
}

/** From now on `process.exit` ends the code that calls it, as `sys.exit` does in a notebook of Python. */
export function refuseExit(): void {
  process.exit = () => {
    throw new ProcessExit();
  };
}
