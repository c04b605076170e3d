import type { CellContext } from "./cell-context";
import type { RunningCell } from "./running-cell";

/**
 * The cell that runs is the one that everything belongs to. What an earlier cell left behind is taken for the running
 * cell's: nothing tells them apart without V8's promise hooks.
 */
export function createSingleContext(): CellContext {
  let running: RunningCell | undefined;
  const now = (): RunningCell | undefined => (running?.isDone ? undefined : running);
  return {
    now,
    of: now,
    run: (cell, work) => {
      running = cell ?? running;
      return work();
    },
    blamed: now,
    leaveAll: () => {
      running = undefined;
    },
    follow: () => {},
  };
}
