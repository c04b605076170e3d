import { KeyboardInterrupt } from "../run/keyboard-interrupt";

type Fit = (this: Model, ...args: unknown[]) => Promise<unknown>;

interface Model {
  stopTraining: boolean;
  isTraining: boolean;
  fit: Fit;
  fitDataset: Fit;
}

/** What `@tensorflow/tfjs-layers` exports, as far as it matters here. */
export interface Layers {
  LayersModel: { prototype: Model };
}

/** The signal of the cell whose fit trains a model, or trained it last. */
const signals: WeakMap<Model, AbortSignal> = new WeakMap();

/**
 * An interrupt stops `model.fit` at the next batch, with weights and history so far: models listen to the cell's
 * signal. A fit whose JavaScript was terminated, in a callback that loops, could not say that it ended: the next one
 * does.
 */
export function stopTrainingOnInterrupt(layers: Layers): Layers {
  const { prototype } = layers.LayersModel;
  prototype.fit = listening(prototype.fit);
  prototype.fitDataset = listening(prototype.fitDataset);
  return layers;
}

function listening(fit: Fit): Fit {
  return async function (...args) {
    const signal = (globalThis as Record<symbol, unknown>)[Symbol.for("Jupyter.interrupt")] as
      | AbortSignal
      | undefined;
    const before = signals.get(this)?.reason as unknown;
    if (before instanceof KeyboardInterrupt && before.terminated) this.isTraining = false;
    if (signal) signals.set(this, signal);
    const stop = (): void => {
      this.stopTraining = true;
    };
    signal?.addEventListener("abort", stop);
    try {
      return await fit.apply(this, args);
    } finally {
      signal?.removeEventListener("abort", stop);
    }
  };
}
