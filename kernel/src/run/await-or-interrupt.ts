import { HELPER, type InterruptibleAwait } from "../compile/interruptible-await";
import { cellNow } from "./cell-context";

/** What compiled code awaits through, so that an interrupt reaches it. */
export const awaitOrInterrupt: InterruptibleAwait = {
  wait: (value) => cellNow()?.wait(value) ?? value,
  iterate,
};

/** Helper files find the kernel among the global names. */
export function publishAwaitOrInterrupt(): void {
  Object.defineProperty(globalThis, HELPER, { value: awaitOrInterrupt, configurable: true });
}

async function* iterate(source: AsyncIterable<unknown> | Iterable<unknown>): AsyncGenerator<unknown> {
  const iterator =
    (source as AsyncIterable<unknown>)[Symbol.asyncIterator]?.() ??
    (source as Iterable<unknown>)[Symbol.iterator]();
  try {
    for (;;) {
      const cell = cellNow();
      const { done, value } = (await (cell
        ? cell.wait(iterator.next())
        : iterator.next())) as IteratorResult<unknown>;
      if (done) return;
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}
