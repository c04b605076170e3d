import { StringDecoder } from "node:string_decoder";
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
    const decode = createDecoder();
    const write = (
      chunk: string | Uint8Array,
      encoding?: BufferEncoding | WriteCallback,
      callback?: WriteCallback,
    ): boolean => {
      const parent = cellNow()?.parent ?? fallback();
      const text = decode(chunk, typeof encoding === "string" ? encoding : "utf8", parent);
      if (text) print(name, parent, text);
      const done = typeof encoding === "function" ? encoding : callback;
      if (done) callSoon(done);
      return true;
    };
    stream.on("error", () => {}); // the console adds and removes one for every line otherwise
    Object.defineProperty(stream, "isTTY", { value: false, configurable: true });
    stream.write = write as typeof stream.write;
    stream.end = ((...args: Parameters<typeof write>) => {
      const [chunk] = args;
      if (typeof chunk === "function") callSoon(chunk as WriteCallback);
      else if (chunk !== undefined && chunk !== null) write(...args);
      return stream; // which goes on: it is all cells'
    }) as typeof stream.end;
  }
}

/** Turns chunks into text. A character whose bytes come in two chunks of one cell is put together. */
function createDecoder(): (chunk: string | Uint8Array, encoding: BufferEncoding, parent: number) => string {
  const decoder = new StringDecoder("utf8");
  let decoding = 0;
  return (chunk, encoding, parent) => {
    const isText = typeof chunk === "string" && /^(utf-?8|utf-?16le|ucs-?2)$/i.test(encoding);
    const rest = isText || decoding !== parent ? decoder.end() : "";
    decoding = parent;
    if (isText) return rest + chunk;
    return rest + decoder.write(Buffer.from(chunk as string, encoding));
  };
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
