/** Until then what was collected has been freed: tensors by their finalizers, array buffers by V8's own thread. */
const SETTLED_MS = 200;

/** Held here: a registry that nothing reaches is collected itself, and calls nobody. */
const registries: FinalizationRegistry<undefined>[] = [];

/** Calls back after each of JavaScript's full collections; those that follow within a fifth of a second count as one. */
export function afterCollections(callback: () => void): void {
  let waiting = false;
  const collected = new FinalizationRegistry<undefined>(() => {
    collected.register({}, undefined);
    if (waiting) return;
    waiting = true;
    const timer = setTimeout(() => {
      waiting = false;
      callback();
    }, SETTLED_MS);
    timer.unref?.();
  });
  collected.register({}, undefined);
  registries.push(collected);
}
