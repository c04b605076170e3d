import { cellNow } from "../run/cell-context";
import type { StreamName } from "../transport/output-ring";

type Print = (name: StreamName, parent: number, text: string) => void;
type WriteCallback = (error?: Error | null) => void;

/**
 * What a cell prints goes to the cell, also long after it ended; `fallback` names the request that other output belongs
 * to. No stream claims to be a terminal: progress bars that would redraw a line stay silent.
 */
export function redirectStreams(print: Print, fallback: () => number): void {
  for (const name of ["stdout", "stderr"] as const) {
    const stream = process[name];
    const write = (
      chunk: string | Uint8Array,
      encoding?: BufferEncoding | WriteCallback,
      callback?: WriteCallback,
    ): boolean => {
      const text = typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8");
      print(name, cellNow()?.parent ?? fallback(), text);
      const done = typeof encoding === "function" ? encoding : callback;
      if (done) callSoon(done);
      return true;
    };
    stream.on("error", () => {}); // the console adds and removes one for every line otherwise
    Object.defineProperty(stream, "isTTY", { value: false, configurable: true });
    stream.write = write as typeof stream.write;
  }
}

/** Callbacks of written text, and how often each is due. The console passes one and the same with every line. */
const due: Map<WriteCallback, number> = new Map();

/** In the next tick. A loop that prints a million lines before there is one must not leave a million ticks behind. */
function callSoon(callback: WriteCallback): void {
  if (due.size === 0) process.nextTick(callDue);
  due.set(callback, (due.get(callback) ?? 0) + 1);
}

function callDue(): void {
  const now = [...due];
  due.clear();
  for (const [callback, times] of now) for (let i = 0; i < times; i++) callback();
}
