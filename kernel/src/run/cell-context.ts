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
  run<Result>(cell: RunningCell | undefined, work: () => Result): Result;
  /** The cell whose callback has just thrown `error`, if it is known. */
  blamed(error: unknown): RunningCell | undefined;
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

/** The cell that an error belongs to which nobody has caught. */
export function cellOfError(error: unknown): RunningCell | undefined {
  return context.blamed(error) ?? context.now();
}

export function leaveAllCells(): void {
  context.leaveAll();
}

export function followAsyncWork(): void {
  context.follow();
}
