import { promisify } from "node:util";
import { promiseHooks } from "node:v8";
import type { CellContext } from "./cell-context";
import { forgetTimer, rememberTimer } from "./cell-timers";
import { followCallbackFunctions } from "./followed-callbacks";
import { followEvents } from "./followed-events";
import type { RunningCell } from "./running-cell";

/**
 * An `AsyncLocalStorage` would do, but Node's async hooks keep a stack that an interrupt corrupts: Node 20 then ends
 * the process, whatever its options say. V8's own promise hooks have no such stack.
 */
let active: RunningCell | undefined;
const startedBy: WeakMap<object, RunningCell> = new WeakMap();

/** The cell is carried across every `await` and timer. */
export const followedContext: CellContext = {
  now: () => active,
  of: (promise) => startedBy.get(promise),
  run: runIn,
  leaveAll: () => {
    active = undefined;
  },
  blamed: (error) => (lastThrown?.error === error ? lastThrown?.cell : undefined),
  follow,
};

/** What was thrown last out of a callback, and the cell that it belongs to: nobody caught it, perhaps. */
let lastThrown: { error: unknown; cell: RunningCell | undefined } | undefined;

function runIn<Result>(cell: RunningCell | undefined, work: () => Result): Result {
  const before = active;
  active = cell;
  try {
    return work();
  } catch (error) {
    lastThrown = { error, cell };
    throw error;
  } finally {
    active = before;
  }
}

function follow(): void {
  promiseHooks.createHook({
    init: (promise) => {
      if (active) startedBy.set(promise, active);
    },
    before: (promise) => {
      active = startedBy.get(promise);
    },
    after: () => {
      active = undefined;
    },
  });
  followCallbacks(globalThis, "setTimeout", "once");
  followCallbacks(globalThis, "setInterval", "again");
  followCallbacks(globalThis, "setImmediate", "once");
  for (const name of ["clearTimeout", "clearInterval", "clearImmediate"]) forgetCleared(name);
  followCallbacks(globalThis, "queueMicrotask");
  followCallbacks(process, "nextTick");
  followEvents(followedContext);
  followCallbackFunctions(followedContext);
}

type Schedule = (callback: (...values: unknown[]) => unknown, ...rest: unknown[]) => unknown;

/** @param fires how often the timer calls back, if it is a timer */
function followCallbacks<Name extends string>(owner: object, name: Name, fires?: "once" | "again"): void {
  const schedule = (owner as Record<Name, Schedule & { [promisify.custom]?: unknown }>)[name];
  const follow: Schedule = (callback, ...rest) => {
    const cell = active;
    if (!cell || typeof callback !== "function") return schedule.call(owner, callback, ...rest);
    const inCell = (...values: unknown[]): void => {
      if (fires === "once") forgetTimer(scheduled as NodeJS.Timeout);
      runIn(cell, () => callback(...values));
    };
    const scheduled = schedule.call(owner, inCell, ...rest);
    if (fires) rememberTimer(cell, scheduled as NodeJS.Timeout);
    return scheduled;
  };
  Object.assign(follow, { [promisify.custom]: schedule[promisify.custom] });
  Object.defineProperty(owner, name, { value: follow, configurable: true, writable: true });
}

function forgetCleared(name: string): void {
  const owner = globalThis as unknown as Record<string, (timer: unknown) => void>;
  const clear = owner[name]!;
  const follow = (timer: unknown): void => {
    if (typeof timer === "object" && timer !== null) forgetTimer(timer as NodeJS.Timeout);
    clear(timer);
  };
  Object.defineProperty(owner, name, { value: follow, configurable: true, writable: true });
}
