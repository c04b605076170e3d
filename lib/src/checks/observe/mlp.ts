import * as tf from "@tensorflow/tfjs-node";
import { accuracy as labAccuracy } from "../../evaluation";
import { mlp } from "../../models";
import type { Answers } from "../answers";
import type { TensorValue } from "../encoding";
import type { Observer } from "../exercise";
import { describeBuilt } from "./describe-model";
import { liveTensor } from "./live-tensor";

export const buildMlp: Observer<Answers["buildMlp"], { readonly inputs: number }> = {
  once: true,
  borrowable: { "lab.mlp": () => mlp },
  arguments: ({ inputs }) => ({ inputs }),
  call: (answer, { inputs }) => describeBuilt(answer(inputs)),
};

interface AccuracyCase {
  readonly labels: TensorValue;
  readonly predictions: TensorValue;
}

interface AccuracyArguments {
  readonly labels: tf.Tensor2D;
  readonly predictions: tf.Tensor2D;
}

export const accuracy: Observer<Answers["accuracy"], AccuracyCase, AccuracyArguments> = {
  borrowable: {
    "lab.accuracy": () => labAccuracy,
    "tf.metrics.categoricalAccuracy": () => tf.metrics.categoricalAccuracy,
    "tf.metrics.binaryAccuracy": () => tf.metrics.binaryAccuracy,
  },
  arguments: ({ labels, predictions }) => ({
    labels: liveTensor(labels) as tf.Tensor2D,
    predictions: liveTensor(predictions) as tf.Tensor2D,
  }),
  call: (answer, { labels, predictions }) => answer(labels, predictions),
  facts: (answer) => ({
    looksFor: entryLookedFor(String(answer)),
    fetchesLater: /\.(then|data|array)\s*\(/.test(String(answer)),
    asksForLength: /\b(labels|predictions)(\s+as\s+\w+)?\)?\.length\b/.test(String(answer)),
  }),
};

/** Which entry of a row the answer's code looks for. */
function entryLookedFor(code: string): "largest" | "maximum" | "smallest" | "nothing" {
  if (/\.argMax\b/.test(code)) return "largest";
  if (/\.max\b/.test(code)) return "maximum";
  return /\.argMin\b/.test(code) ? "smallest" : "nothing";
}
