import { engineImports, type WorkerData } from "./webassembly-thread";

/** What native/src/wasm.cc exports; addresses are numbers. */
export interface EngineExports {
  readonly memory?: WebAssembly.Memory;
  allocate(bytes: number): number;
  release(at: number): void;
  create(
    ...plan: [numbers: number, count: number, constants: number, count: number, threads: number]
  ): number;
  destroy(network: number): void;
  train(
    ...args: [
      ...data: [network: number, x: number, bytes: number, y: number, weights: number],
      ...steps: [rows: number, batch: number, steps: number, rate: number, results: number],
    ]
  ): number;
  infer(
    ...args: [
      ...data: [network: number, x: number, bytes: number, y: number],
      ...rows: [from: number, to: number, results: number, outputs: number],
    ]
  ): number;
  read(network: number, parameter: number, slot: number, to: number): void;
  write(network: number, parameter: number, slot: number, from: number): void;
  readSteps(network: number, to: number): void;
  begin(network: number, powersAndSteps: number, seed: number): void;
  results(network: number): number;
}

type Numbers = Float32Array | Int32Array;

const STACK = 2 ** 20;
/** Of shared memory, which has to be said beforehand: 2 GiB, as in tools/set-up/native-sources.mjs. */
const MOST_PAGES = 2 ** 15;
const FIRST_PAGES = 2 ** 6;

/** An instance of the engine's module and the memory that it works in. */
export class WebAssemblyMemory {
  private constructor(
    readonly engine: EngineExports,
    private readonly memory: WebAssembly.Memory,
  ) {}

  /** @param start starts a thread; where there is none, the caller does everything */
  static async of(
    module: WebAssembly.Module,
    start: (data: WorkerData) => void = () => undefined,
  ): Promise<WebAssemblyMemory> {
    const shared = WebAssembly.Module.imports(module).some(({ kind }) => kind === "memory")
      ? new WebAssembly.Memory({ initial: FIRST_PAGES, maximum: MOST_PAGES, shared: true })
      : undefined;
    const startThread = (run: number, argument: number): void =>
      start({ module, memory: shared!, stack: engine.allocate(STACK) + STACK, run, argument });
    const instance = await WebAssembly.instantiate(module, engineImports(shared, startThread));
    const engine = instance.exports as unknown as EngineExports;
    return new WebAssemblyMemory(engine, shared ?? engine.memory!);
  }

  /** Room for so many bytes, until it is released. */
  allocate(bytes: number): number {
    const at = this.engine.allocate(bytes);
    if (at === 0) throw new Error(`There are no ${bytes} bytes of memory left for the native engine.`);
    return at;
  }

  release(at: number): void {
    this.engine.release(at);
  }

  /** A copy of these numbers, until it is released. */
  put(numbers: Numbers): number {
    const at = this.allocate(numbers.byteLength);
    const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
    new Uint8Array(this.memory.buffer, at, bytes.length).set(bytes);
    return at;
  }

  /** Floats from this address on, as they lie there; to be used at once, since memory that grows moves. */
  floats(at: number, count: number): Float32Array {
    return new Float32Array(this.memory.buffer, at, count);
  }

  /** Copies floats from this address on. */
  get(at: number, to: Float32Array): Float32Array {
    to.set(this.floats(at, to.length));
    return to;
  }

  /** Runs code with copies of numbers, and with room for results, for as long. */
  with<T>(numbers: readonly (Numbers | undefined)[], use: (...addresses: number[]) => T): T {
    const addresses: number[] = [];
    try {
      for (const some of numbers) addresses.push(some === undefined ? 0 : this.put(some));
      return use(...addresses);
    } finally {
      for (const at of addresses) this.release(at);
    }
  }
}
