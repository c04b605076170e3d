import { EventEmitter } from "node:events";
import type { CellContext } from "./cell-context";
import type { RunningCell } from "./running-cell";

/** Cells by event: the one that listened last. `null` is the one that made the emitter. */
type Owners = Map<unknown, RunningCell>;
type Listener = (...values: unknown[]) => unknown;

/**
 * Events that come from outside (a socket, a child, a worker) belong to the cell that listens to them, or that made
 * what emits them. Events that code emits belong to that code.
 */
export function followEvents(context: CellContext): void {
  const owners: WeakMap<object, Owners> = new WeakMap();
  const own = (emitter: object, event: unknown): void => {
    const cell = context.now();
    if (!cell) return;
    const known = owners.get(emitter) ?? new Map();
    owners.set(emitter, known.set(event, cell));
  };
  followEmitters(context, owners, own);
  followTargets(context);
}

function followEmitters(
  context: CellContext,
  owners: WeakMap<object, Owners>,
  own: (emitter: object, event: unknown) => void,
): void {
  const prototype = EventEmitter.prototype;
  const { emit } = prototype;
  prototype.emit = function (event, ...values) {
    const known = context.now() ? undefined : owners.get(this);
    const cell = known && (known.get(event) ?? known.get(null));
    return cell
      ? context.run(cell, () => emit.call(this, event, ...values))
      : emit.call(this, event, ...values);
  };
  for (const name of ["on", "addListener", "prependListener"] as const) {
    const add = prototype[name];
    prototype[name] = function (event, listener) {
      own(this, event);
      return add.call(this, event, listener);
    };
  }
  const made = EventEmitter as unknown as { init: (this: object, options?: object) => void };
  const { init } = made;
  made.init = function (options) {
    own(this, null);
    init.call(this, options);
  };
}

/** `EventTarget`s, such as message ports, call each listener in the cell that added it. */
function followTargets(context: CellContext): void {
  const { prototype } = EventTarget;
  const { addEventListener, removeEventListener } = prototype;
  /** What was added in place of a listener, in each cell. */
  const added: WeakMap<object, Map<RunningCell, Listener>> = new WeakMap();
  prototype.addEventListener = function (type, listener, options) {
    const cell = context.now();
    if (!cell || typeof listener !== "function") return addEventListener.call(this, type, listener, options);
    const known = added.get(listener) ?? new Map<RunningCell, Listener>();
    const inCell =
      known.get(cell) ??
      function (this: unknown, ...values: unknown[]): unknown {
        return context.run(context.now() ?? cell, () => (listener as Listener).apply(this, values));
      };
    added.set(listener, known.set(cell, inCell));
    return addEventListener.call(this, type, inCell, options);
  };
  prototype.removeEventListener = function (type, listener, options) {
    removeEventListener.call(this, type, listener, options);
    const known = typeof listener === "function" ? added.get(listener) : undefined;
    for (const inCell of known?.values() ?? []) removeEventListener.call(this, type, inCell, options);
  };
}
