import { type AwaitPlace, HELPER, type InterruptibleAwait } from "../compile/interruptible-await";
import { cellNow } from "./cell-context";

/** What compiled code awaits through, so that an interrupt reaches it. */
export const awaitOrInterrupt: InterruptibleAwait = { poll, wait, iterate };

/** Helper files find the kernel among the global names. */
export function publishAwaitOrInterrupt(): void {
  Object.defineProperty(globalThis, HELPER, { value: awaitOrInterrupt, configurable: true });
}

function poll(): void {
  cellNow()?.poll();
}

function wait(value: unknown, place: AwaitPlace): unknown {
  const cell = cellNow();
  return cell ? cell.wait(value, place) : value;
}

async function* iterate(
  source: AsyncIterable<unknown> | Iterable<unknown>,
  place: AwaitPlace,
): AsyncGenerator<unknown> {
  const iterator =
    (source as AsyncIterable<unknown>)[Symbol.asyncIterator]?.() ??
    (source as Iterable<unknown>)[Symbol.iterator]();
  try {
    for (;;) {
      const { done, value } = (await wait(iterator.next(), place)) as IteratorResult<unknown>;
      if (done) return;
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}
