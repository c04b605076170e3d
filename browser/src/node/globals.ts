/** What Node has and a worker has not. To be imported before everything else. */
import { Buffer } from "buffer";
import { format } from "node-inspect-extracted";

type Work = (...values: unknown[]) => void;

/** A timer as Node gives it; `clearTimeout` takes it for its number. */
class Timer {
  readonly #id: number;

  constructor(id: number) {
    this.#id = id;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  hasRef(): boolean {
    return true;
  }

  [Symbol.toPrimitive](): number {
    return this.#id;
  }
}

const scope = globalThis as unknown as Record<string, unknown>;

for (const name of ["setTimeout", "setInterval"]) {
  const plain = (scope[name] as (...args: unknown[]) => number).bind(globalThis);
  scope[name] = (...args: unknown[]) => new Timer(plain(...args));
}

/** `setTimeout` waits 4 ms after a few turns; a message comes at once. */
const immediates = new Map<number, () => void>();
const { port1, port2 } = new MessageChannel();
let nextImmediate = 1;
port1.onmessage = ({ data }: MessageEvent<number>) => {
  const work = immediates.get(data);
  immediates.delete(data);
  work?.();
};
scope["setImmediate"] = (work: Work, ...values: unknown[]) => {
  const id = nextImmediate++;
  immediates.set(id, () => work(...values));
  port2.postMessage(id);
  return new Timer(id);
};
scope["clearImmediate"] = (timer: Timer | undefined) => immediates.delete(Number(timer));

interface TextStream {
  isTTY: boolean;
  columns: number;
  on(): void;
  write(text: string): boolean;
}
const stream = (): TextStream => ({ isTTY: false, columns: 80, on: () => {}, write: () => true });
const stdout = stream();
const stderr = stream();

/** Node's copies into any bytes, the package's into its own alone. */
const { copy } = Buffer.prototype;
Buffer.prototype.copy = function (target: Uint8Array, ...range: number[]): number {
  return copy.call(this, Buffer.from(target.buffer, target.byteOffset, target.byteLength), ...range);
};
scope["Buffer"] = Buffer;
scope["process"] = {
  env: {} as Record<string, string>,
  version: "v20.19.0", // whose types cells see
  versions: {},
  browser: true, // tslab's compiler looks for Node otherwise
  platform: "browser",
  arch: "wasm32",
  pid: 1,
  ppid: 0,
  argv: [],
  execArgv: [],
  stdout,
  stderr,
  cwd: () => "/lab/work",
  hrtime: Object.assign(() => [0, 0], { bigint: () => BigInt(Math.round(performance.now() * 1e6)) }),
  nextTick: (work: Work, ...values: unknown[]) => queueMicrotask(() => work(...values)),
  memoryUsage: () => ({ heapUsed: 0 }),
  emitWarning: () => {},
  on: listenToErrors,
};

function listenToErrors(event: string, handle: Work): void {
  if (event === "uncaughtException")
    self.addEventListener("error", (found) => {
      found.preventDefault();
      handle(found.error ?? new Error(found.message));
    });
  if (event === "unhandledRejection")
    self.addEventListener("unhandledrejection", (found) => {
      found.preventDefault();
      handle(found.reason, found.promise);
    });
}

// tfjs would wait for frames between batches, and a hidden tab has none
scope["requestAnimationFrame"] = undefined;

const print =
  (to: TextStream) =>
  (...values: unknown[]): void =>
    void to.write(
      `${" ".repeat(indentation)}${format(...values).replaceAll("\n", `\n${" ".repeat(indentation)}`)}\n`,
    );
let indentation = 0;
Object.assign(console, {
  ...Object.fromEntries(["log", "info", "debug"].map((name) => [name, print(stdout)])),
  ...Object.fromEntries(["warn", "error", "trace"].map((name) => [name, print(stderr)])),
  group: (...values: unknown[]) => {
    if (values.length > 0) console.log(...values);
    indentation += 2;
  },
  groupEnd: () => {
    indentation = Math.max(0, indentation - 2);
  },
});
