import * as tf from "@tensorflow/tfjs-node";
import { listed } from "./listed";
import type { Model } from "./tfjs-internals";

/** The losses and metrics of tfjs that are not a mean over the rows of the batch. */
const ofTheBatch: ReadonlySet<unknown> = new Set([
  "precision",
  tf.metrics.precision,
  tf.metrics.recall,
  tf.metrics.r2Score,
  tf.losses.cosineDistance,
  tf.losses.computeWeightedLoss,
]);

/** Whether loss and metrics of two batches together are the means of those of the two. */
export function judgesByRow({ loss, metrics }: Model): boolean {
  return ![...listed(loss), ...listed(metrics)].some((judge) => ofTheBatch.has(judge));
}
