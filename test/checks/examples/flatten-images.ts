import * as tf from "@tensorflow/tfjs-node";
import type { Examples } from "./examples";

const width = ({ shape }: tf.Tensor4D): number => shape[1] * shape[2] * shape[3];

export const flattenImages: Examples<"flattenImages"> = {
  exercise: "flattenImages",
  correct: {
    "reshape with the product": (images) => images.reshape([images.shape[0], width(images)]),
    "reshape with -1": (images) => images.reshape([images.shape[0], -1]),
    "the function form": (images) => tf.reshape(images, [images.shape[0], width(images)]),
    as2D: (images) => images.as2D(images.shape[0], width(images)),
    "one image at a time": (images) =>
      tf.stack(tf.unstack(images).map((image) => image.flatten())) as tf.Tensor2D,
    "plain arrays": (images) => tf.tensor2d(images.arraySync().map((image) => image.flat(2))),
    "the values": (images) =>
      tf.tensor2d(images.dataSync().slice(), [images.shape[0], width(images)]) as tf.Tensor2D,
    "a Flatten layer": (images) => tf.layers.flatten().apply(images) as tf.Tensor2D,
    "in two steps": (images) =>
      images.reshape([images.shape[0], images.shape[1], -1]).reshape([images.shape[0], -1]),
    tidy: (images) => tf.tidy(() => images.clone().reshape([-1, width(images)])),
    "rows joined": (images) =>
      tf.concat(
        tf.unstack(images, 1).map((row) => row.reshape([images.shape[0], -1])),
        1,
      ) as tf.Tensor2D,
  },
  wrong: {
    channelsLeftOut: [(images) => images.reshape([images.shape[0], images.shape[1] * images.shape[2]])],
    scaledToo: [(images) => images.reshape([images.shape[0], width(images)]).div(255) as tf.Tensor2D],
    "property.reshaped": [(images) => images.reshape([images.shape[0], width(images) + 1])],
    "property.promise": [(async (images: tf.Tensor4D) => images.reshape([images.shape[0], -1])) as never],
    "property.nothing": [() => undefined as never],
    batchMerged: [
      (images) => images.flatten() as never,
      (images) => images.reshape([1, -1]),
      (images) => images.reshape([-1]) as never,
    ],
    otherSizeInFront: [
      (images) => images.reshape([images.shape[3], -1]),
      (images) => images.reshape([images.shape[2], -1]),
    ],
    rowsAsImages: [(images) => images.reshape([images.shape[0] * images.shape[1], -1])],
    transposed: [
      (images) => images.reshape([width(images), images.shape[0]]),
      (images) => images.reshape([images.shape[0], -1]).transpose() as tf.Tensor2D,
    ],
    hardCodedSize: [
      (images) => images.reshape([images.shape[0], 784]),
      (images) => images.reshape([-1, 3072]),
    ],
    columnsFirst: [(images) => images.transpose([0, 2, 1, 3]).reshape([images.shape[0], -1]) as tf.Tensor2D],
    channelsFirst: [(images) => images.transpose([0, 3, 1, 2]).reshape([images.shape[0], -1]) as tf.Tensor2D],
    "property.shape": [
      (images) =>
        (images.reshape([images.shape[0], -1]) as tf.Tensor2D).pad([
          [0, 1],
          [0, 0],
        ]),
    ],
    notFlattened: [
      (images) => images as never,
      (images) => images.reshape([images.shape[0], images.shape[1], -1]) as never,
    ],
    "property.values": [(images) => images.reshape([images.shape[0], width(images)]).sin() as tf.Tensor2D],
    "property.disposed": [
      (images) => {
        const flat = images.reshape([images.shape[0], -1]).clone() as tf.Tensor2D;
        images.dispose();
        return flat;
      },
    ],
  },
};
