import type { Answers, ExerciseName } from "../answers";
import type { Observer } from "../exercise";
import { classCounts, parseCifarBatch, parseIdxImages, parseIdxLabels } from "./dataset";
import { categoricalCrossEntropy, totalSquaredError } from "./loss";
import { gradientDescent, momentum } from "./optimizer";
import { flattenImages, oneHot, scalePixels } from "./preprocessing";

type Observers = { readonly [Name in ExerciseName]?: Observer<Answers[Name], unknown, unknown> };

/** The observing side of every exercise. */
export const observers: Observers = {
  parseIdxImages,
  parseIdxLabels,
  parseCifarBatch,
  classCounts,
  scalePixels,
  flattenImages,
  oneHot,
  totalSquaredError,
  categoricalCrossEntropy,
  gradientDescent,
  momentum,
};
