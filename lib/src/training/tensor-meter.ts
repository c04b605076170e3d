import { join, sep } from "node:path";
import * as tf from "@tensorflow/tfjs-node";
import { counted, say } from "../widgets/shared/say";

/** A tensor that came and did not go. */
export interface LeakedTensor {
  readonly shape: readonly number[];
  readonly dtype: tf.DataType;
  /** Bytes of its elements. */
  readonly bytes: number;
  /** Where it was made, as far as JavaScript's call stack tells; empty where it does not. */
  readonly madeAt: string;
}

export interface TensorReport {
  readonly leaked: readonly LeakedTensor[];
  /** Bytes of all of them. */
  readonly bytes: number;
  /** The same in words. */
  readonly text: string;
}

/** The bookkeeping inside tfjs that every tensor passes when it comes and when it goes. */
interface Engine {
  trackTensor(tensor: tf.Tensor, backend: unknown): void;
  disposeTensor(tensor: tf.Tensor): void;
}

/**
 * Watches which tensors are made and not disposed of, from now until `stop` is called.
 *
 * A tensor's memory is not JavaScript's and is not collected: whatever is made outside `tf.tidy` stays until `dispose`.
 *
 * @returns `stop`, which ends the watch and returns the tensors that are still there
 *
 * @example
 * const meter = tensorMeter();
 * const scaled = images.div(255);
 * console.log(meter.stop().text);
 * // 1 tensor (188.16 MB) was made and not disposed of:
 * //   float32 [60000, 784], 188.16 MB, made at Cell [3], line 2, column 23
 * // Wrap the code in tf.tidy(() => …), or call dispose() on what is no longer needed.
 */
export function tensorMeter(): { stop(): TensorReport } {
  const engine = tf.engine() as unknown as Engine;
  const { trackTensor, disposeTensor } = engine;
  const alive = new Map<number, LeakedTensor>();
  engine.trackTensor = function (tensor, backend): void {
    trackTensor.call(this, tensor, backend);
    const { shape, dtype, size } = tensor;
    const bytes = dtype === "string" ? 0 : size * tf.util.bytesPerElement(dtype);
    alive.set(tensor.id, { shape, dtype, bytes, madeAt: origin() });
  };
  engine.disposeTensor = function (tensor): void {
    alive.delete(tensor.id);
    disposeTensor.call(this, tensor);
  };
  return {
    stop(): TensorReport {
      Object.assign(engine, { trackTensor, disposeTensor });
      return report([...alive.values()]);
    },
  };
}

function report(leaked: LeakedTensor[]): TensorReport {
  const bytes = leaked.reduce((sum, tensor) => sum + tensor.bytes, 0);
  if (leaked.length === 0) return { leaked, bytes, text: say("Every tensor that was made was disposed of.") };
  const head = { tensors: counted(leaked.length, "tensor"), size: inUnits(bytes) };
  const lines = leaked
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, 10)
    .map(({ dtype, shape, bytes: own, madeAt }) => {
      const tensor = `  ${dtype} [${shape.join(", ")}], ${inUnits(own)}`;
      return madeAt === "" ? tensor : say("{tensor}, made at {place}", { tensor, place: madeAt });
    });
  if (leaked.length > lines.length)
    lines.push(`  ${say("… and {count} smaller ones", { count: leaked.length - lines.length })}`);
  return {
    leaked,
    bytes,
    text: [
      leaked.length === 1
        ? say("{tensors} ({size}) was made and not disposed of:", head)
        : say("{tensors} ({size}) were made and not disposed of:", head),
      ...lines,
      say("Wrap the code in tf.tidy(() => …), or call dispose() on what is no longer needed."),
    ].join("\n"),
  };
}

function inUnits(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(2)} MB`;
}

/** This package's folder: what it calls itself is not where a learner's tensor was made. */
const PACKAGE: string = join(__dirname, "../..") + sep;

/**
 * A line of a call stack: `at name (place)` or `at place`, where a place is `file:2:23`, or in a notebook
 * `Cell [3], line 2, column 23`; files' names may hold blanks and brackets.
 */
const FRAME = /^\s*at (?:.*? \((?<inner>.+\d)\)|(?:async )?(?<bare>.+\d))$/;

/** The innermost caller outside of libraries, however deep tfjs calls itself. */
function origin(): string {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = Number.POSITIVE_INFINITY;
  const stack = new Error().stack ?? "";
  Error.stackTraceLimit = stackTraceLimit;
  for (const line of stack.split("\n")) {
    const groups = FRAME.exec(line)?.groups;
    const place = groups?.inner ?? groups?.bare;
    if (place !== undefined && !isLibrary(place)) return place;
  }
  return "";
}

function isLibrary(place: string): boolean {
  return place.startsWith(PACKAGE) || place.startsWith("node:") || /[\\/]node_modules[\\/]/.test(place);
}
