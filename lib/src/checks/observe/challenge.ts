import * as tf from "@tensorflow/tfjs-node";
import { lenet5, mlp } from "../../models";
import type { Answers } from "../answers";
import type { Observer } from "../exercise";
import { describeModel, noModel } from "./describe-model";
import { drawnBatch, drawnTrainingSet } from "./drawn-scenes";

interface ChallengeCase {
  /** Seed of the drawn training images. */
  readonly trainingSeed: number;
  readonly trainingImages: number;
  readonly epochs: number;
  /** Training stops after so many seconds, wherever it is. */
  readonly seconds: number;
  /** Images nobody trains on, 32·32·3 bytes each, one after the other. */
  readonly images: Uint8Array;
}

const batchSize = 128;

/**
 * Builds the learner's model, trains it on drawn scenes as chapter 7 says, and writes down which class it
 * sees in each held-back image. What those images show is not known here.
 */
export const buildChallengeModel: Observer<Answers["buildChallengeModel"], ChallengeCase> = {
  borrowable: { "lab.lenet5": () => lenet5, "lab.mlp": () => mlp },
  arguments: (given) => given,
  async call(answer, given) {
    const model: unknown = answer();
    if (!(model instanceof tf.LayersModel)) return noModel(model);
    try {
      const description = describeModel(model);
      if (!fits(model)) return { model: description, classes: null, trainedEpochs: 0 };
      const trainedEpochs = await train(model, given);
      return { model: description, classes: classify(model, given.images), trainedEpochs };
    } finally {
      model.dispose();
    }
  },
};

function fits(model: tf.LayersModel): boolean {
  const [input, output] = [model.inputs[0]?.shape, model.outputs[0]?.shape];
  return String(input?.slice(1)) === "32,32,3" && String(output?.slice(1)) === "10";
}

/** Trains with the learner's own optimizer where the model is compiled, else with Adam; returns full epochs. */
async function train(model: tf.LayersModel, given: ChallengeCase): Promise<number> {
  if (model.optimizer === undefined) {
    model.compile({ optimizer: "adam", loss: "categoricalCrossentropy" });
  }
  const end = performance.now() + 1000 * given.seconds;
  const isOver = (): boolean => performance.now() > end;
  const { images, labels } = drawnTrainingSet(given.trainingImages, given.trainingSeed);
  let epochs = 0;
  try {
    await model.fit(images, labels, {
      epochs: given.epochs,
      batchSize,
      verbose: 0,
      callbacks: {
        onBatchEnd: () => {
          if (isOver()) model.stopTraining = true;
        },
        onEpochEnd: () => {
          if (!isOver()) epochs++;
        },
      },
    });
  } finally {
    tf.dispose([images, labels]);
  }
  return epochs;
}

function classify(model: tf.LayersModel, bytes: Uint8Array): Uint8Array {
  return tf.tidy(() => {
    const predictions = model.predict(drawnBatch(bytes), { batchSize: 256 }) as tf.Tensor2D;
    return Uint8Array.from(predictions.argMax(-1).dataSync());
  });
}
