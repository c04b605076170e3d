import * as tf from "@tensorflow/tfjs-node";
import type { Examples } from "./examples";

const compiled = (model: tf.LayersModel, changes: Partial<tf.ModelCompileArgs> = {}): void => {
  model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"], ...changes });
};
const usual: tf.ModelFitArgs = { epochs: 3, batchSize: 128, validationSplit: 0.1 };

/** Variables of a notebook, which have nothing to do with what the function is given: 784 pixels, ten classes. */
const notebook = {
  images: tf.zeros<tf.Rank.R2>([500, 784]),
  labels: tf.ones<tf.Rank.R2>([500, 10]),
};

/** The rows of a matrix in another order. */
const reordered = (matrix: tf.Tensor2D, order: readonly number[]): tf.Tensor2D =>
  tf.gather(matrix, tf.tensor1d([...order], "int32"));
const byClass = (labels: tf.Tensor2D): number[] => {
  const classes = Array.from(labels.argMax(1).dataSync());
  return classes.map((_, row) => row).sort((a, b) => (classes[a] ?? 0) - (classes[b] ?? 0));
};

export const trainMlp: Examples<"trainMlp"> = {
  exercise: "trainMlp",
  correct: {
    "the usual": async (model, images, labels) => {
      compiled(model);
      return await model.fit(images, labels, usual);
    },
    "no await before the promise returned": (model, images, labels) => {
      compiled(model);
      return model.fit(images, labels, usual);
    },
    "a tenth held back by hand": async (model, images, labels) => {
      compiled(model);
      const { validationSplit: _, ...options } = usual;
      const validationData: [tf.Tensor, tf.Tensor] = [images.slice(54), labels.slice(54)];
      return model.fit(images.slice(0, 54), labels.slice(0, 54), { ...options, validationData });
    },
    "an optimizer object": async (model, images, labels) => {
      compiled(model, { optimizer: tf.train.adam(0.002) });
      return model.fit(images, labels, usual);
    },
    "the loss in a list": async (model, images, labels) => {
      compiled(model, { loss: ["categoricalCrossentropy"] });
      return model.fit(images, labels, usual);
    },
    "more epochs": async (model, images, labels) => {
      compiled(model);
      return model.fit(images, labels, { ...usual, epochs: 5, batchSize: 16 });
    },
    "a callback": async (model, images, labels) => {
      compiled(model);
      let epochs = 0;
      const counted = { onEpochEnd: () => void epochs++ };
      return model.fit(images, labels, { ...usual, callbacks: counted });
    },
    "the metric as a text alone": async (model, images, labels) => {
      model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: "acc" });
      return model.fit(images, labels, usual);
    },
    "images and labels in lists": (model, images, labels) => {
      compiled(model);
      return model.fit([images], [labels], usual);
    },
    "rows reordered together": async (model, images, labels) => {
      compiled(model);
      const order = Array.from({ length: images.shape[0] }, (_, row) => images.shape[0] - 1 - row);
      return model.fit(reordered(images, order), reordered(labels, order), usual);
    },
    "without shuffling": async (model, images, labels) => {
      compiled(model);
      return model.fit(images, labels, { ...usual, shuffle: false });
    },
    "a promise handed on": (model, images, labels) => {
      compiled(model);
      return model.fit(images, labels, usual).then((history) => history);
    },
  },
  wrong: {
    "training.frozen": [
      async (model, images, labels) => {
        for (const layer of model.layers) layer.trainable = false;
        compiled(model);
        return model.fit(images, labels, usual);
      },
    ],
    "training.imagesReshaped": [
      async (model, images, labels) => {
        compiled(model);
        return model.fit(images.reshape([images.shape[0], 3, 2]), labels, usual);
      },
    ],
    "training.learningRate": [
      async (model, images, labels) => {
        compiled(model, { optimizer: tf.train.adam(1) });
        return model.fit(images, labels, usual);
      },
    ],
    "training.notAwaited": [
      async (model, images, labels) => {
        compiled(model);
        void model.fit(images, labels, usual);
        return model.history as tf.History;
      },
    ],
    "training.squaredError": [
      async (model, images, labels) => {
        compiled(model, { loss: "meanSquaredError" });
        return model.fit(images, labels, usual);
      },
    ],
    "training.binaryCrossEntropy": [
      async (model, images, labels) => {
        compiled(model, { loss: "binaryCrossentropy" });
        return model.fit(images, labels, usual);
      },
    ],
    "training.validatesOnTraining": [
      async (model, images, labels) => {
        compiled(model);
        return model.fit(images, labels, { epochs: 3, validationData: [images, labels] });
      },
    ],
    "training.foreignRows": [
      async (model, images, labels) => {
        compiled(model);
        return model.fit(tf.randomUniform<tf.Rank.R2>([60, images.shape[1]]), labels, usual);
      },
      async (model) => {
        compiled(model);
        return model.fit(notebook.images, notebook.labels, usual);
      },
      async (model, _, labels) => {
        compiled(model);
        return model.fit(notebook.images.slice([0, 0], [60, 784]), labels, usual);
      },
      async (model) => {
        compiled(model);
        void model.fit(notebook.images, notebook.labels, usual).catch(() => undefined);
        return model.history as tf.History;
      },
      async (model, images, labels) => {
        compiled(model);
        await model.fit(
          tf.randomUniform<tf.Rank.R2>([90, images.shape[1]]),
          labels.tile([2, 1]).slice(0, 90),
          usual,
        );
        return model.fit(images, labels, usual);
      },
    ],
    "training.mispaired": [
      async (model, images, labels) => {
        compiled(model);
        const shifted = Array.from({ length: labels.shape[0] }, (_, row) => (row + 1) % labels.shape[0]);
        return model.fit(images, reordered(labels, shifted), usual);
      },
      async (model, images) => {
        compiled(model);
        return model.fit(images, notebook.labels.slice([0, 0], [60, 10]), usual);
      },
    ],
    "training.sorted": [
      async (model, images, labels) => {
        compiled(model);
        const order = byClass(labels);
        return model.fit(reordered(images, order), reordered(labels, order), usual);
      },
    ],
    "training.epochs": [
      async (model, images, labels) => {
        compiled(model);
        return model.fit(images, labels, { epochs: 1, validationSplit: 0.1 });
      },
    ],
    "training.optimizer": [
      async (model, images, labels) => {
        compiled(model, { optimizer: "sgd" });
        return model.fit(images, labels, usual);
      },
    ],
    "training.validation": [
      async (model, images, labels) => {
        compiled(model);
        return model.fit(images, labels, { epochs: 3 });
      },
    ],
    "training.noFit": [
      async (model) => {
        compiled(model);
        return new tf.History();
      },
    ],
    "training.rows": [
      async (model, images, labels) => {
        compiled(model);
        return model.fit(images.slice(0, 40), labels.slice(0, 40), usual);
      },
      async (model, images, labels) => {
        compiled(model);
        const validationData: [tf.Tensor, tf.Tensor] = [images.slice(40), labels.slice(40)];
        return model.fit(images.slice(0, 40), labels.slice(0, 40), {
          epochs: 3,
          batchSize: 128,
          validationData,
        });
      },
    ],
    "training.history": [
      async (model, images, labels) => {
        compiled(model);
        await model.fit(images, labels, usual);
        return undefined as never;
      },
    ],
    "training.loss": [
      async (model, images, labels) => {
        compiled(model, { loss: "meanAbsoluteError" });
        return model.fit(images, labels, usual);
      },
    ],
    "training.notCompiled": [(model, images, labels) => model.fit(images, labels, usual)],
  },
};
