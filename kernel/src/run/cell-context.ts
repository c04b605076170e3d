import type { RunningCell } from "./running-cell";

/**
 * Which cell the code now running belongs to. Two implementations: `followed-context.ts` carries the cell across every
 * `await`, timer and event; `single-context.ts`, for places without V8's promise hooks, takes the cell that runs.
 */
export interface CellContext {
  now(): RunningCell | undefined;
  /** The cell that created a promise. */
  of(promise: object): RunningCell | undefined;
  /** Runs `work` as part of `cell`. */
  run(cell: RunningCell | undefined, work: () => void): void;
  /** After the running JavaScript was terminated, nothing runs. */
  leaveAll(): void;
  /** Makes what cells start carry its cell along. To be called once. */
  follow(): void;
}

let context: CellContext;

export function useCellContext(chosen: CellContext): void {
  context = chosen;
}

export function cellNow(): RunningCell | undefined {
  return context.now();
}

export function cellOf(promise: object): RunningCell | undefined {
  return context.of(promise);
}

export function runInCell(cell: RunningCell | undefined, work: () => void): void {
  context.run(cell, work);
}

export function leaveAllCells(): void {
  context.leaveAll();
}

export function followAsyncWork(): void {
  context.follow();
}
