import type { NativeBinding, NetworkHandle } from "./binding";
import type { EngineExports, WebAssemblyMemory } from "./webassembly-memory";

/** A network, until it is destroyed or nobody has this object any more. */
interface Held {
  network: number;
}

/** The functions of native/src/addon.cc by the engine's WebAssembly module. Slots hold copies. */
export class WebAssemblyBinding implements NativeBinding {
  private readonly slots = new Map<number, number>();
  private readonly lost = new FinalizationRegistry((network: number) => this.engine.destroy(network));
  private readonly engine: EngineExports;

  constructor(private readonly memory: WebAssemblyMemory) {
    this.engine = memory.engine;
  }

  variants(): string[] {
    return ["WebAssembly"];
  }

  create(
    _variant: string,
    numbers: Int32Array,
    constants: Float32Array,
    threads: number,
  ): NetworkHandle | undefined {
    const network = this.memory.with([numbers, constants], (at, constantsAt) =>
      this.engine.create(at!, numbers.length, constantsAt!, constants.length, threads),
    );
    if (network === 0) return undefined;
    const held: Held = { network };
    this.lost.register(held, network, held);
    return held as unknown as NetworkHandle;
  }

  destroy(handle: NetworkHandle): void {
    const held = handle as unknown as Held;
    if (held.network === 0) return;
    this.lost.unregister(held);
    this.engine.destroy(held.network);
    held.network = 0;
  }

  train(
    handle: NetworkHandle,
    slots: Int32Array,
    rows: Int32Array,
    batch: number,
    rate: number,
  ): Float32Array {
    const network = networkOf(handle);
    const steps = Math.floor(rows.length / batch);
    const results = new Float32Array(steps * this.engine.results(network));
    const [x, y, weights] = this.dataOf(slots);
    return this.memory.with([rows, results], (rowsAt, to) => {
      const args = [rowsAt!, batch, steps, rate, to!] as const;
      checkMemory(this.engine.train(network, x!, 0, y!, weights!, ...args));
      return this.memory.get(to!, results);
    });
  }

  infer(
    handle: NetworkHandle,
    slots: Int32Array,
    from: number,
    to: number,
    outputs?: Float32Array,
  ): Float32Array {
    const network = networkOf(handle);
    const results = new Float32Array(this.engine.results(network));
    const [x, y] = this.dataOf(slots);
    return this.memory.with([results, outputs], (resultsAt, outputsAt) => {
      checkMemory(this.engine.infer(network, x!, 0, y!, from, to, resultsAt!, outputsAt!));
      if (outputs !== undefined) this.memory.get(outputsAt!, outputs);
      return this.memory.get(resultsAt!, results);
    });
  }

  read(handle: NetworkHandle, parameter: number, slot: number, to: Float32Array): void {
    this.memory.with([to], (at) => {
      this.engine.read(networkOf(handle), parameter, slot, at!);
      this.memory.get(at!, to);
    });
  }

  write(handle: NetworkHandle, parameter: number, slot: number, tensorSlot: number): void {
    this.engine.write(networkOf(handle), parameter, slot, this.slots.get(tensorSlot)!);
  }

  readSteps(handle: NetworkHandle): Float32Array {
    const steps = new Float32Array(3);
    return this.memory.with([steps], (at) => {
      this.engine.readSteps(networkOf(handle), at!);
      return this.memory.get(at!, steps);
    });
  }

  begin(handle: NetworkHandle, powersAndSteps: Float32Array, seed: number): void {
    this.memory.with([powersAndSteps], (at) => this.engine.begin(networkOf(handle), at!, seed));
  }

  newSlot(): number {
    let slot = 1;
    while (this.slots.has(slot)) slot++;
    this.slots.set(slot, 0);
    return slot;
  }

  /** Room for so many numbers, which the engine reads under this slot; `write` puts them there, without a copy between. */
  fill(slot: number, count: number, write: (to: Float32Array) => void): void {
    this.releaseSlot(slot);
    const at = this.memory.allocate(count * Float32Array.BYTES_PER_ELEMENT);
    this.slots.set(slot, at);
    write(this.memory.floats(at, count));
  }

  releaseSlot(slot: number): void {
    const at = this.slots.get(slot) ?? 0;
    if (at === 0) return;
    this.memory.release(at);
    this.slots.set(slot, 0);
  }

  dropSlot(slot: number): void {
    this.releaseSlot(slot);
    this.slots.delete(slot);
  }

  private dataOf(slots: Int32Array): number[] {
    return Array.from(slots, (slot) => this.slots.get(slot) ?? 0);
  }
}

function networkOf(handle: NetworkHandle): number {
  const { network } = handle as unknown as Held;
  if (network === 0) throw new Error("This network of the native engine was freed already.");
  return network;
}

function checkMemory(done: number): void {
  if (done === 0) throw new Error("There is not enough memory for so large a batch.");
}
