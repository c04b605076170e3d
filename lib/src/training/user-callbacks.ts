import * as tf from "@tensorflow/tfjs-node";

interface Given {
  readonly callbacks?: object | readonly object[];
}

/**
 * The arguments of `fit`, their callbacks such that lists may hold both kinds, plain objects and those of tfjs, and early
 * stopping may watch "val_accuracy".
 *
 * tfjs's types allow such lists; it judges the whole list by its first member and fails on the others ("getMonitorValue is not
 * a function"). And it records accuracy as "acc", so that early stopping on Keras's name never stops (both tfjs 4.22).
 *
 * @param recorded what `fit` records of each batch: "loss", and the metrics by tfjs's names
 */
export function withAcceptedCallbacks(args: unknown, recorded: readonly string[] = []): unknown {
  const { callbacks } = (args ?? {}) as Given;
  if (callbacks == null) return args;
  const list = [callbacks].flat();
  for (const callback of list) if (callback instanceof tf.EarlyStopping) watchRecorded(callback, recorded);
  if (!list.some(isOfTfjs)) return args;
  const { yieldEvery } = args as tf.ModelFitArgs;
  return {
    ...(args as object),
    callbacks: list.map((callback) =>
      isOfTfjs(callback) ? callback : new tf.CustomCallback(callback, yieldEvery ?? "auto"),
    ),
  };
}

function isOfTfjs(callback: unknown): boolean {
  return callback instanceof BaseCallback;
}

const BaseCallback = Object.getPrototypeOf(tf.CustomCallback) as new () => object;

function watchRecorded(callback: tf.EarlyStopping, recorded: readonly string[]): void {
  const watching = callback as unknown as { monitor: string };
  const name = watching.monitor.replace(/accuracy$/, "acc");
  if (
    recorded.includes(name.replace(/^val_/, "")) &&
    !recorded.includes(watching.monitor.replace(/^val_/, ""))
  )
    watching.monitor = name;
}
