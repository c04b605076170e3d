import * as tf from "@tensorflow/tfjs-node";
import type { Examples } from "./examples";

const usual: tf.ModelFitArgs = { epochs: 12, batchSize: 128, validationSplit: 0.1 };

/** Compiles a model that is not compiled yet. */
const compiled = (model: tf.LayersModel, changes: Partial<tf.ModelCompileArgs> = {}): tf.LayersModel => {
  if (model.optimizer === undefined)
    model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"], ...changes });
  return model;
};

/** Variables of a notebook: photographs that the function is not given, ten classes. */
const notebook = {
  images: tf.zeros<tf.Rank.R4>([400, 32, 32, 3]),
  labels: tf.ones<tf.Rank.R2>([400, 10]),
};

/** The rows of a tensor in another order. */
const reordered = <T extends tf.Tensor>(tensor: T, order: readonly number[]): T =>
  tf.gather(tensor, tf.tensor1d([...order], "int32"));
const byClass = (labels: tf.Tensor2D): number[] => {
  const classes = Array.from(labels.argMax(1).dataSync());
  return classes.map((_, row) => row).sort((a, b) => (classes[a] ?? 0) - (classes[b] ?? 0));
};
const shifted = (count: number): number[] => Array.from({ length: count }, (_, row) => (row + 1) % count);

export const trainChallenge: Examples<"trainChallenge"> = {
  exercise: "trainChallenge",
  correct: {
    "the usual": async (model, images, labels) => {
      if (model.optimizer === undefined) {
        model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
      }
      return await model.fit(images, labels, { epochs: 12, batchSize: 128, validationSplit: 0.1 });
    },
    "no await before the promise returned": (model, images, labels) =>
      compiled(model).fit(images, labels, usual),
    "compiled again with the same optimizer": async (model, images, labels) => {
      model.compile({
        optimizer: model.optimizer ?? tf.train.adam(0.002),
        loss: "categoricalCrossentropy",
        metrics: ["accuracy"],
      });
      return model.fit(images, labels, usual);
    },
    "asked with an exclamation mark": async (model, images, labels) => {
      if (!model.optimizer)
        model.compile({ optimizer: "adam", loss: ["categoricalCrossentropy"], metrics: ["acc"] });
      return model.fit(images, labels, usual);
    },
    "a line for each epoch": async (model, images, labels) => {
      const lines: string[] = [];
      const onEpochEnd = async (epoch: number, logs?: tf.Logs): Promise<void> => {
        lines.push(`${epoch}: ${logs?.["val_loss"]}`);
      };
      return compiled(model).fit(images, labels, { ...usual, callbacks: [{ onEpochEnd }] });
    },
    "a clock": async (model, images, labels) => {
      const end = Date.now() + 60_000;
      const onBatchEnd = async (): Promise<void> => {
        if (Date.now() > end) model.stopTraining = true;
      };
      return compiled(model).fit(images, labels, { ...usual, callbacks: { onBatchEnd } });
    },
    "images and labels in lists": async (model, images, labels) =>
      compiled(model).fit([images], [labels], usual),
    "shuffled by hand, together": async (model, images, labels) => {
      const order = shifted(labels.shape[0]);
      return compiled(model).fit(reordered(images, order), reordered(labels, order), usual);
    },
    "the options in a variable": async (model, images, labels) => {
      const options = { ...usual };
      return compiled(model).fit(images, labels, options);
    },
    "a promise handed on": (model, images, labels) =>
      Promise.resolve(compiled(model))
        .then((ready) => ready.fit(images, labels, usual))
        .then((history) => history),
  },
  wrong: {
    "trial.stopsEarly": [
      async (model, images, labels) => {
        const callbacks = [tf.callbacks.earlyStopping({ monitor: "val_loss", patience: 20 })];
        return compiled(model).fit(images, labels, { ...usual, callbacks });
      },
      async (model, images, labels) => {
        const onEpochEnd = async (epoch: number): Promise<void> => {
          if (epoch === 4) model.stopTraining = true;
        };
        return compiled(model).fit(images, labels, { ...usual, callbacks: { onEpochEnd } });
      },
    ],
    "training.frozen": [
      async (model, images, labels) => {
        for (const layer of model.layers) layer.trainable = false;
        model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
        return model.fit(images, labels, usual);
      },
    ],
    "training.fits": [
      async (model, images, labels) => {
        await compiled(model).fit(images, labels, usual);
        return model.fit(images, labels, usual);
      },
    ],
    "trial.epochs": [
      (model, images, labels) => compiled(model).fit(images, labels, { ...usual, epochs: 30 }),
    ],
    "training.foreignRows": [
      async (model) => compiled(model).fit(notebook.images, notebook.labels, usual),
      async (model, _, labels) => compiled(model).fit(notebook.images.slice(0, 60), labels, usual),
      async (model, images, labels) =>
        compiled(model).fit(
          tf.concat([images.slice(0, 30), tf.randomUniform<tf.Rank.R4>([30, 4, 4, 3])]),
          labels,
          usual,
        ),
    ],
    "training.scaledImages": [
      async (model, images, labels) => compiled(model).fit(images.div(255), labels, usual),
    ],
    "training.mispaired": [
      async (model, images, labels) =>
        compiled(model).fit(images, reordered(labels, shifted(labels.shape[0])), usual),
      async (model, images, labels) =>
        compiled(model).fit(reordered(images, shifted(labels.shape[0])), labels, usual),
    ],
    "training.sorted": [
      async (model, images, labels) => {
        const order = byClass(labels);
        return compiled(model).fit(reordered(images, order), reordered(labels, order), usual);
      },
    ],
    "training.notAwaited": [
      async (model, images, labels) => {
        void compiled(model).fit(images, labels, usual);
        return model.history as tf.History;
      },
    ],
    recompiled: [
      async (model, images, labels) => {
        model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
        return model.fit(images, labels, usual);
      },
    ],
    "training.squaredError": [
      async (model, images, labels) =>
        compiled(model, { loss: "meanSquaredError" }).fit(images, labels, usual),
    ],
    "training.binaryCrossEntropy": [
      async (model, images, labels) =>
        compiled(model, { loss: "binaryCrossentropy" }).fit(images, labels, usual),
    ],
    "training.validatesOnTraining": [
      async (model, images, labels) =>
        compiled(model).fit(images, labels, { epochs: 3, validationData: [images, labels] }),
    ],
    "training.optimizer": [
      async (model, images, labels) => compiled(model, { optimizer: "rmsprop" }).fit(images, labels, usual),
    ],
    "training.noFit": [
      async (model) => {
        compiled(model);
        return new tf.History();
      },
    ],
    "training.rows": [
      async (model, images, labels) => compiled(model).fit(images.slice(0, 40), labels.slice(0, 40), usual),
    ],
    "training.validation": [
      async (model, images, labels) => compiled(model).fit(images, labels, { epochs: 3 }),
      async (model, images, labels) =>
        compiled(model).fit(images, labels, { epochs: 3, validationSplit: 0.2 }),
    ],
    "training.epochs": [
      async (model, images, labels) =>
        compiled(model).fit(images, labels, { epochs: 1, validationSplit: 0.1 }),
    ],
    "training.history": [
      async (model, images, labels) => {
        await compiled(model).fit(images, labels, usual);
        return undefined as never;
      },
    ],
    "property.notImplemented": [
      () => {
        throw new Error("not implemented yet");
      },
    ],
    neverCompiled: [(model, images, labels) => model.fit(images, labels, usual)],
  },
};
