interface Timer {
  hasRef(): boolean;
}

/** Timers that have yet to fire, by the cell that started them. */
const waiting: Map<object, Set<Timer>> = new Map();
const startedBy: WeakMap<Timer, object> = new WeakMap();

export function rememberTimer(cell: object, timer: Timer): void {
  const timers = waiting.get(cell) ?? new Set();
  waiting.set(cell, timers.add(timer));
  startedBy.set(timer, cell);
}

/** A timer has fired for the last time, or was cleared. */
export function forgetTimer(timer: Timer): void {
  const cell = startedBy.get(timer);
  const timers = cell && waiting.get(cell);
  timers?.delete(timer);
  if (cell && timers?.size === 0) waiting.delete(cell);
}

/**
 * Clears what an interrupted cell, or without one all earlier cells, left waiting. A timer that would not keep a
 * process alive (`unref`) is a library's housekeeping and stays.
 */
export function clearTimers(cell?: object): void {
  const timers = cell ? [...(waiting.get(cell) ?? [])] : [...waiting.values()].flatMap((some) => [...some]);
  for (const timer of timers) {
    if (!timer.hasRef()) continue;
    clearTimeout(timer as NodeJS.Timeout); // an interval, too
    clearImmediate(timer as NodeJS.Immediate);
    forgetTimer(timer);
  }
}
