import * as tf from "@tensorflow/tfjs-node";
import { formatBytes, plural, t } from "../i18n";
import { origin } from "./origin";
import { watchTensors } from "./watch-tensors";

/** A meter that nobody stops must not slow all that follows: after so many tensors it asks no longer where they are made. */
const MOST_TRACES = 50_000;

/** Where tensors were made; a variable passes by again whenever it is assigned to. */
const places = new WeakMap<tf.Tensor, string>();

/** A tensor that came and did not go. */
export interface LeakedTensor {
  readonly shape: readonly number[];
  readonly dtype: tf.DataType;
  /** Bytes of its elements. */
  readonly bytes: number;
  /** Where it was made, as far as JavaScript's call stack tells; empty where it does not, and after 50,000 tensors. */
  readonly madeAt: string;
}

export interface TensorReport {
  readonly leaked: readonly LeakedTensor[];
  /** Bytes of all of them. */
  readonly bytes: number;
  /** The same in words. */
  readonly text: string;
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
  const alive = new Map<number, LeakedTensor>();
  let traces = 0;
  const stopWatching = watchTensors({
    made(tensor) {
      const { shape, dtype, size, id } = tensor;
      const bytes = dtype === "string" ? 0 : size * tf.util.bytesPerElement(dtype);
      const madeAt = places.get(tensor) ?? (traces++ < MOST_TRACES ? origin() : "");
      places.set(tensor, madeAt);
      alive.set(id, { shape, dtype, bytes, madeAt });
    },
    disposedOf({ id }) {
      alive.delete(id);
    },
  });
  return {
    stop(): TensorReport {
      stopWatching();
      return report([...alive.values()]);
    },
  };
}

function report(leaked: LeakedTensor[]): TensorReport {
  const bytes = leaked.reduce((sum, tensor) => sum + tensor.bytes, 0);
  if (leaked.length === 0) return { leaked, bytes, text: t("Every tensor that was made was disposed of.") };
  const head = { tensors: plural(leaked.length, "tensor"), size: formatBytes(bytes) };
  const lines = leaked
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, 10)
    .map(({ dtype, shape, bytes: own, madeAt }) => {
      const tensor = `  ${dtype} [${shape.join(", ")}], ${formatBytes(own)}`;
      return madeAt === "" ? tensor : t("{tensor}, made at {place}", { tensor, place: madeAt });
    });
  if (leaked.length > lines.length)
    lines.push(`  ${t("… and {count} smaller ones", { count: leaked.length - lines.length })}`);
  return {
    leaked,
    bytes,
    text: [
      leaked.length === 1
        ? t("{tensors} ({size}) was made and not disposed of:", head)
        : t("{tensors} ({size}) were made and not disposed of:", head),
      ...lines,
      t("Wrap the code in tf.tidy(() => …), or call dispose() on what is no longer needed."),
    ].join("\n"),
  };
}
