import type * as tf from "@tensorflow/tfjs-node";
import type { CallbackLike, Logs } from "../graph/tfjs-internals";
import { t } from "../i18n";
import type { FitParams } from "./step-watcher";
import { validationLast } from "./validation-last";

interface Progress extends CallbackLike {
  params: FitParams;
  begun: number;
}

/** tfjs-node's progress bar, which tfjs adds to every fit that is not silent. */
const { ProgbarLogger } = require("@tensorflow/tfjs-node/dist/callbacks") as {
  ProgbarLogger: { prototype: Progress };
};

export function isProgressBar(callback: unknown): boolean {
  return callback instanceof (ProgbarLogger as unknown as new () => Progress);
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
  Object.assign(ProgbarLogger.prototype, {
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
    `${seconds.toFixed(1)} s`,
  ];
  for (const [name, value] of validationLast(logs)) {
    const number = typeof value === "number" ? value : (await (value as tf.Scalar).data())[0]!;
    parts.push(
      `${name} ${Math.abs(number) < 1e-3 && number !== 0 ? number.toExponential(2) : number.toFixed(4)}`,
    );
  }
  return parts.join(" · ");
}
