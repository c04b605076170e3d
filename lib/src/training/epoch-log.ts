import type * as tf from "@tensorflow/tfjs-node";
import { type CallbackLike, type Logs, progressBarClass } from "../graph/tfjs-internals";
import { formatFixed, formatMetric, formatSignificant, plural, t, translateName } from "../i18n";
import { showsItself } from "../jupyter/display";
import type { FitParams } from "./step-watcher";

interface Progress extends CallbackLike {
  params: FitParams;
  begun: number;
}

/** tfjs-node's progress bar, which tfjs adds to every fit that is not silent. */
const ProgressBar = progressBarClass();

export function isProgressBar(callback: unknown): boolean {
  return callback instanceof (ProgressBar as unknown as new () => Progress);
}

const drawn = new WeakSet<FitParams>();

/** No lines for the `fit` that these parameters belong to: something else shows how it goes. */
export function silenceEpochs(params: FitParams): void {
  drawn.add(params);
}

/**
 * Lets `fit` print one line an epoch on standard output in place of tfjs-node's bar, which redraws itself on standard
 * error: in a notebook that is a red block, and in a graded one a failure.
 */
export function printEpochs(): void {
  const nothing = async (): Promise<void> => {};
  Object.assign(ProgressBar.prototype, {
    onTrainBegin: nothing,
    onTrainEnd: nothing,
    onBatchBegin: nothing,
    onBatchEnd: nothing,
    async onEpochBegin(this: Progress): Promise<void> {
      this.begun = performance.now();
    },
    async onEpochEnd(this: Progress, epoch: number, logs: Logs): Promise<void> {
      if (drawn.has(this.params)) return;
      const seconds = (performance.now() - this.begun) / 1000;
      console.log(await epochLine(epoch, this.params.epochs, seconds, logs));
    },
  });
}

/** For example `Epoch 2 of 5 · 1.3 s · loss 0.1046 · acc 0.9689 · val_loss 0.1213 · val_acc 0.9641`. */
export async function epochLine(epoch: number, epochs: number, seconds: number, logs: Logs): Promise<string> {
  const parts = [
    t("Epoch {number} of {last}", { number: epoch + 1, last: epochs }),
    `${formatFixed(seconds, 1)} s`,
  ];
  const values: [string, number][] = [];
  for (const [name, value] of validationLast(logs))
    values.push([name, typeof value === "number" ? value : (await (value as tf.Scalar).data())[0]!]);
  if (values.some(([, number]) => Number.isNaN(number)))
    return [...parts, t("the network gives NaN: make it anew, with a smaller learning rate")].join(" · ");
  const metrics = values.map(([name, number]) => `${translateName(name)} ${formatMetric(number)}`);
  return [...parts, ...metrics].join(" · ");
}

/**
 * Lets a history show itself in one line where `await model.fit(…)` is the last thing of a cell:
 * `History of 6 epochs: loss 0.336 → 0.033, acc 0.907 → 0.99`.
 */
export function showInOneLine(history: tf.History): tf.History {
  return showsItself(history, () => ({ "text/plain": oneLine(history) }));
}

function oneLine({ epoch, history }: tf.History): string {
  const changes = validationLast(history).map(([name, values]) => {
    const [first, last] = [values[0], values.at(-1)].map((value) => formatSignificant(Number(value)));
    const metric = translateName(name);
    return values.length > 1 ? `${metric} ${first} → ${last}` : `${metric} ${first}`;
  });
  return t("History of {epochs}: {changes}", {
    epochs: plural(epoch.length, "epoch"),
    changes: changes.join(", "),
  });
}

/** The entries of logs or of a history: what validation says comes after what training says. */
function validationLast<Value>(logs: Readonly<Record<string, Value>>): [name: string, value: Value][] {
  const place = ([name]: [string, Value]): number => Number(name.startsWith("val_"));
  return Object.entries(logs).sort((a, b) => place(a) - place(b));
}
