/** What a cell fails with that calls `process.exit`. */
class ProcessExit extends Error {
  override name = "ProcessExit";

  constructor() {
    super("process.exit() ended this cell; the kernel and its variables stay.");
  }
}

/** From now on `process.exit` ends the code that calls it, not the kernel: as `sys.exit` in a notebook of Python. */
export function refuseExit(): void {
  process.exit = () => {
    throw new ProcessExit();
  };
}
