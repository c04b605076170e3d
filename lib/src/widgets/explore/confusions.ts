import * as tf from "@tensorflow/tfjs-node";
import { checkTensor } from "../../arguments/objects";
import { checkDataset } from "../../data/check-dataset";
import type { Dataset } from "../../data/dataset";
import { sourceOf } from "../../data/describe";
import { confusionCounts } from "../../evaluation/confusion-counts";
import { confusionMatrix } from "../../figures/charts/confusion-matrix";
import { stillOf } from "../../figures/render/still";
import { show } from "../../figures/show/show";
import { t } from "../../i18n";
import { oneHot } from "../../tensors/one-hot";
import { shownImage } from "../host/dataset-image";
import { showInteraction } from "../host/interactive";
import type { ConfusionsData, ConfusionsReply, ConfusionsRequest } from "../shared/protocol";

/** Images handed out at once. */
const portion = 24;

/**
 * A confusion matrix whose cells show their images: those of one class that were taken for another, the surest first.
 * Cells are chosen by pointer or with the arrow keys.
 *
 * @param dataset the images that were predicted
 * @param predictions shape [images, classes], probabilities, a row for each image of the dataset
 * @throws RangeError when there are more or fewer rows than images
 * @example
 * exploreConfusions(test, model.predict(images) as tf.Tensor2D);
 */
export function exploreConfusions(
  dataset: Dataset,
  predictions: tf.Tensor2D,
  { title = t("What was taken for what") }: { readonly title?: string } = {},
): void {
  const { counts, imagesOf } = confusedImages(dataset, predictions);
  const figure = confusionMatrix(counts, dataset.classNames, { title, from: dataset });
  const data = { title, source: sourceOf(dataset), classNames: dataset.classNames, counts };
  const keep = showInteraction<ConfusionsData, ConfusionsRequest, ConfusionsReply>({
    page: "confusions",
    data: () => data,
    still: stillOf(figure),
    reply: (request) => ({ ...request, images: imagesOf(request) }),
  });
  if (keep === undefined) show(figure);
}

/** Counts the cells of a confusion matrix and finds the images of each, the surest predictions first. */
export function confusedImages(
  dataset: Dataset,
  predictions: tf.Tensor2D,
): {
  readonly counts: number[][];
  readonly imagesOf: (request: ConfusionsRequest) => ConfusionsReply["images"];
} {
  checkDataset("exploreConfusions", dataset);
  checkTensor({ caller: "exploreConfusions", what: "the predictions" }, predictions);
  const [rows, classes] = predictions.shape;
  if (rows !== dataset.labels.length) {
    throw new RangeError(
      `exploreConfusions: there are ${rows} predictions for the ${dataset.labels.length} images of ` +
        `${dataset.name}: predict all of its images, in its order.`,
    );
  }
  const counts = tf.tidy(() => confusionCounts(oneHot(dataset.labels, classes), predictions));
  const probabilities = predictions.dataSync();
  const chosen = tf.tidy(() => predictions.argMax(1).dataSync());
  const confidence = (index: number): number => probabilities[index * classes + chosen[index]!]!;
  const imagesOf = ({ truth, predicted, after }: ConfusionsRequest) =>
    Array.from(dataset.labels.keys())
      .filter((index) => dataset.labels[index] === truth && chosen[index] === predicted)
      .sort((one, other) => confidence(other) - confidence(one) || one - other)
      .slice(after, after + portion)
      .map((index) => ({ ...shownImage(dataset, index), confidence: confidence(index) }));
  return { counts, imagesOf };
}
