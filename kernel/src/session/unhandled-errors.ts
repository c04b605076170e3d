import { cellNow, cellOf, cellOfError } from "../run/cell-context";
import { KeyboardInterrupt } from "../run/keyboard-interrupt";
import type { RunningCell } from "../run/running-cell";

/**
 * Errors that nothing handles: they are reported on the cell that started the work, and end nothing.
 *
 * @param report publishes an error on a cell that is done, or on none
 */
export function catchUnhandledErrors(report: (error: unknown, cell: RunningCell | undefined) => void): void {
  const take = (error: unknown, cell: RunningCell | undefined): void => {
    if (error instanceof KeyboardInterrupt) return;
    if (cell && !cell.isDone && !cell.unhandled) cell.unhandled = { error };
    else report(error, cell);
  };
  process.on("uncaughtException", (error) => take(error, cellOfError(error)));
  process.on("unhandledRejection", (reason, promise) => take(reason, cellOf(promise) ?? cellNow()));
}
