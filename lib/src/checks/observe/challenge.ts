import * as tf from "@tensorflow/tfjs-node";
import { lenet5, mlp } from "../../models";
import { limitWork } from "../../training/work-budget";
import type { Answers } from "../answers";
import type { Observer } from "../exercise";
import { describeModel, noModel } from "./describe-model";
import { drawnBatch, drawnTrainingSet } from "./drawn-scenes";
import { rateOf } from "./watch-training";

interface ChallengeCase {
  /** Seed of the drawn training images. */
  readonly trainingSeed: number;
  readonly trainingImages: number;
  readonly epochs: number;
  /** Training stops when so many multiplications are used up, wherever it is. */
  readonly multiplications: number;
  /** Images nobody trains on, 32·32·3 bytes each, one after the other. */
  readonly images: Uint8Array;
}

const batchSize = 128;

/**
 * Builds the learner's model, trains it on drawn scenes as chapter 7 says, and writes down which class it
 * sees in each held-back image. What those images show is not known here.
 */
export const buildChallengeModel: Observer<Answers["buildChallengeModel"], ChallengeCase> = {
  once: true,
  waits: true,
  borrowable: { "lab.lenet5": () => lenet5, "lab.mlp": () => mlp },
  arguments: (given) => given,
  async call(answer, given) {
    const model: unknown = answer();
    if (!(model instanceof tf.LayersModel)) return noModel(model);
    try {
      const description = describeModel(model);
      if (!fits(model)) return { model: description, classes: null, trainedEpochs: 0 };
      return { model: description, ...(await train(model, given)), classes: classify(model, given.images) };
    } finally {
      model.dispose();
    }
  },
};

function fits(model: tf.LayersModel): boolean {
  const [input, output] = [model.inputs[0]?.shape, model.outputs[0]?.shape];
  return String(input?.slice(1)) === "32,32,3" && String(output?.slice(1)) === "10";
}

/** What the training came to. */
interface Trained {
  readonly trainedEpochs: number;
  readonly stoppedInEpoch: number | null;
  readonly multiplications: number;
  /** Share of some of the training images that the trained model names rightly. */
  readonly trainingShare: number;
  readonly optimizer: string;
  readonly learningRate: number | null;
}

const trainingSample = 1000;

/** Trains with the learner's own optimizer where the model is compiled, else with Adam. */
async function train(model: tf.LayersModel, given: ChallengeCase): Promise<Trained> {
  if (model.optimizer === undefined) {
    model.compile({ optimizer: "adam", loss: "categoricalCrossentropy" });
  }
  const work = limitWork(model, { budget: given.multiplications, quiet: true });
  const { images, labels } = drawnTrainingSet(given.trainingImages, given.trainingSeed);
  try {
    await model.fit(images, labels, { epochs: given.epochs, batchSize, verbose: 0 });
    const { epochs, stoppedInEpoch, multiplicationsPerImage } = work();
    return {
      trainedEpochs: epochs,
      stoppedInEpoch,
      multiplications: multiplicationsPerImage,
      trainingShare: shareNamed(model, images, labels),
      optimizer: model.optimizer.getClassName(),
      learningRate: rateOf(model.optimizer),
    };
  } finally {
    tf.dispose([images, labels]);
  }
}

function shareNamed(model: tf.LayersModel, images: tf.Tensor, labels: tf.Tensor): number {
  return tf.tidy(() => {
    const count = Math.min(trainingSample, images.shape[0] ?? 0);
    const answers = model.predict(images.slice(0, count), { batchSize: 256 }) as tf.Tensor;
    return answers.argMax(-1).equal(labels.slice(0, count).argMax(-1)).mean().dataSync()[0]!;
  });
}

function classify(model: tf.LayersModel, bytes: Uint8Array): Uint8Array {
  return tf.tidy(() => {
    const predictions = model.predict(drawnBatch(bytes), { batchSize: 256 }) as tf.Tensor2D;
    return Uint8Array.from(predictions.argMax(-1).dataSync());
  });
}
