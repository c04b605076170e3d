import * as tf from "@tensorflow/tfjs-node";
import * as lab from "../../tensors";
import type { Answers } from "../answers";
import type { TensorValue } from "../encoding";
import type { Observer } from "../exercise";
import { liveTensor } from "./live-tensor";

interface Pixels {
  readonly pixels: Uint8Array;
}

interface Labels {
  readonly labels: Uint8Array;
  readonly classes: number;
}

export const scalePixels: Observer<Answers["scalePixels"], Pixels> = {
  borrowable: { "lab.scalePixels": () => lab.scalePixels },
  arguments: ({ pixels }) => ({ pixels: pixels.slice() }),
  call: (scale, { pixels }) => scale(pixels),
};

export const flattenImages: Observer<
  Answers["flattenImages"],
  { images: TensorValue },
  { images: tf.Tensor4D }
> = {
  borrowable: { "lab.flattenImages": () => lab.flattenImages },
  arguments: ({ images }) => ({ images: liveTensor(images) as tf.Tensor4D }),
  call: (flatten, { images }) => flatten(images),
};

export const oneHot: Observer<Answers["oneHot"], Labels> = {
  borrowable: { "tf.oneHot": () => tf.oneHot, "lab.oneHot": () => lab.oneHot },
  kernels: { "tf.oneHot": "OneHot" },
  arguments: ({ labels, classes }) => ({ labels: labels.slice(), classes }),
  call: (encode, { labels, classes }) => encode(labels, classes),
};
