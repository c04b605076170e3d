import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";

/** A network inside the engine; it is freed when nothing holds this object, or by `destroy`. */
export interface NetworkHandle {
  readonly __network: never;
}

/** The functions of native/src/addon.cc. */
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
}

/** The engine, loaded. */
export interface NativeEngine {
  readonly binding: NativeBinding;
  /** Which of its variants runs. */
  readonly variant: string;
  readonly threads: number;
}

const file = join(__dirname, "..", "..", "..", "native", "build", "engine.node");

let loaded: NativeBinding | string | undefined;

/**
 * The engine, or why there is none, as the end of a sentence. `LAB_NATIVE=off` switches it off, `LAB_NATIVE=portable` (or
 * another variant's name) takes that variant; `LAB_THREADS` says how many threads it has.
 */
export function nativeEngine(): NativeEngine | string {
  const wish = process.env["LAB_NATIVE"];
  if (wish === "off") return "LAB_NATIVE=off switches it off";
  loaded ??= load();
  if (typeof loaded === "string") return loaded;
  const variants = loaded.variants();
  const variant = wish === undefined || wish === "on" ? variants[0]! : wish;
  if (!variants.includes(variant))
    return `LAB_NATIVE is "${wish}", and here it may be off, on, ${variants.join(", ")}`;
  return { binding: loaded, variant, threads: threads() };
}

function load(): NativeBinding | string {
  if (!existsSync(file)) return "it was not compiled: npm run setup does it where there is a C++ compiler";
  try {
    return require(file) as NativeBinding;
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split("\n");
    return `it does not load (${reason}): npm run setup compiles it anew`;
  }
}

function threads(): number {
  const given = Number(process.env["LAB_THREADS"] || process.env["TF_NUM_INTRAOP_THREADS"] || 0);
  return Number.isInteger(given) && given > 0 ? given : availableParallelism();
}
