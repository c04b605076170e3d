type Fit = (this: Model, ...args: unknown[]) => Promise<unknown>;

interface Model {
  stopTraining: boolean;
  fit: Fit;
  fitDataset: Fit;
}

/** What `@tensorflow/tfjs-layers` exports, as far as it matters here. */
export interface Layers {
  LayersModel: { prototype: Model };
}

/**
 * An interrupt stops `model.fit` at the next batch, with weights and history so far: models listen to the cell's
 * signal.
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
