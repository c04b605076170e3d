import * as tf from "@tensorflow/tfjs-node";
import type { Answers } from "../answers";
import type { TensorValue } from "../encoding";
import type { Observer } from "../exercise";
import { liveTensor, plainTensor } from "./live-tensor";

interface TrainingCase {
  readonly images: TensorValue;
  readonly labels: TensorValue;
}

interface TrainingArguments {
  readonly images: tf.Tensor2D;
  readonly labels: tf.Tensor2D;
}

/** One call of `fit`: what it was given, and whether it had ended when the learner's function did. */
interface FitCall {
  readonly images: unknown;
  readonly labels: unknown;
  readonly options: { readonly [name: string]: unknown };
  ended: boolean;
  /** Epochs that it had trained when the learner's function ended. */
  epochs: number;
}

/** What a training function did with a model, as plain data. */
interface Training {
  readonly optimizer: string | null;
  readonly loss: unknown;
  readonly fits: readonly FitCall[];
  readonly returnedHistory: boolean;
}

const options = ["epochs", "batchSize", "validationSplit", "shuffle"] as const;

export const trainMlp: Observer<Answers["trainMlp"], TrainingCase, TrainingArguments> = {
  arguments: ({ images, labels }) => ({
    images: liveTensor(images) as tf.Tensor2D,
    labels: liveTensor(labels) as tf.Tensor2D,
  }),
  call: (answer, { images, labels }) => watchTraining(answer, images, labels),
};

/** Hands a small network to the answer and writes down how it is compiled and what `fit` is given. */
async function watchTraining(
  answer: Answers["trainMlp"],
  images: tf.Tensor2D,
  labels: tf.Tensor2D,
): Promise<Training> {
  const model = smallNetwork(images.shape[1], labels.shape[1]);
  const fits: FitCall[] = [];
  const pending: Promise<unknown>[] = [];
  const fit = model.fit.bind(model);
  model.fit = (x, y, args) => {
    const given = { images: content(x), labels: content(y), options: chosen(args) };
    const call: FitCall = { ...given, ended: false, epochs: 0 };
    fits.push(call);
    const running = fit(x, y, { ...args, verbose: 0 }).then((history) => {
      call.ended = true;
      call.epochs = history.epoch.length;
      return history;
    });
    pending.push(running.catch(() => undefined));
    return running;
  };
  try {
    const returned = await answer(model, images, labels);
    const training = describeTraining(
      model,
      returned,
      fits.map((call) => ({ ...call })),
    );
    await Promise.all(pending);
    return training;
  } finally {
    await Promise.all(pending);
    model.dispose();
  }
}

function describeTraining(model: tf.LayersModel, returned: unknown, fits: readonly FitCall[]): Training {
  return {
    optimizer: model.optimizer?.getClassName() ?? null,
    loss: typeof model.loss === "function" ? model.loss.name : (model.loss ?? null),
    fits,
    returnedHistory: returned instanceof tf.History,
  };
}

function smallNetwork(inputs: number, classes: number): tf.LayersModel {
  return tf.sequential({
    layers: [
      tf.layers.dense({ inputShape: [inputs], units: 8, activation: "relu" }),
      tf.layers.dense({ units: classes, activation: "softmax" }),
    ],
  });
}

function content(given: unknown): unknown {
  return given instanceof tf.Tensor ? plainTensor(given) : given;
}

function chosen(args: tf.ModelFitArgs | undefined): { [name: string]: unknown } {
  const named = options.filter((name) => args?.[name] !== undefined).map((name) => [name, args?.[name]]);
  const data = args?.validationData;
  const validation = Array.isArray(data) ? data.map(content) : null;
  return { ...Object.fromEntries(named), validationData: validation };
}
