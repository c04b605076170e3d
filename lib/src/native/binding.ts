import type { TensorMemory } from "./tensor-memory";

/** A network inside the engine; it is freed when nothing holds this object, or by `destroy`. */
export interface NetworkHandle {
  readonly __network: never;
}

/** The functions of native/src/addon.cc, which `webassembly-engine.ts` has for a page. */
export interface NativeBinding {
  /** The variants of the engine that this processor runs, the fastest first. */
  variants(): string[];
  /** Nothing where the numbers describe no network, or the memory does not suffice. */
  create(
    variant: string,
    numbers: Int32Array,
    constants: Float32Array,
    threads: number,
  ): NetworkHandle | undefined;
  destroy(network: NetworkHandle): void;
  /** Takes a step on each batch of `rows`; `slots` are those of data, targets and weights of rows, 0 for none. */
  train(
    network: NetworkHandle,
    slots: Int32Array,
    rows: Int32Array,
    batch: number,
    rate: number,
  ): Float32Array;
  /** Loss and metrics of rows from..to; fills `outputs`, where given, with what the network says about them. */
  infer(
    network: NetworkHandle,
    slots: Int32Array,
    from: number,
    to: number,
    outputs?: Float32Array,
  ): Float32Array;
  read(network: NetworkHandle, parameter: number, slot: number, to: Float32Array): void;
  write(network: NetworkHandle, parameter: number, slot: number, tensorSlot: number): void;
  /** Powers of beta1 and beta2, and a count of steps. */
  readSteps(network: NetworkHandle): Float32Array;
  begin(network: NetworkHandle, powersAndSteps: Float32Array, seed: number): void;
  newSlot(): number;
  releaseSlot(slot: number): void;
  dropSlot(slot: number): void;
  /** Gives the system back what was freed, where the C library keeps it; not in a page. */
  trimMemory?(): void;
}

/** The engine, loaded. */
export interface NativeEngine {
  readonly binding: NativeBinding;
  /** Which of its variants runs. */
  readonly variant: string;
  readonly threads: number;
  readonly memory: TensorMemory;
  /** Whether TensorFlow's graphs are there, to take what they do faster. */
  readonly besideGraphs: boolean;
}
