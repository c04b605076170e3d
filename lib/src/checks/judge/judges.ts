import type { ExerciseName } from "../answers";
import type { Judge } from "../exercise";
import { buildChallengeModel } from "./challenge/build-challenge-model";
import { trainChallenge } from "./challenge/train-challenge";
import { classCounts } from "./dataset/class-counts";
import { parseCifarBatch } from "./dataset/parse-cifar-batch";
import { parseIdxImages } from "./dataset/parse-idx-images";
import { parseIdxLabels } from "./dataset/parse-idx-labels";
import { categoricalCrossEntropy } from "./loss/categorical-cross-entropy";
import { totalSquaredError } from "./loss/total-squared-error";
import { accuracy } from "./models/accuracy";
import { buildLeNet5 } from "./models/build-lenet5";
import { buildMlp } from "./models/build-mlp";
import { trainMlp } from "./models/train-mlp";
import { gradientDescent } from "./optimizer/gradient-descent";
import { momentum } from "./optimizer/momentum";
import { flattenImages } from "./preprocessing/flatten-images";
import { oneHot } from "./preprocessing/one-hot";
import { scalePixels } from "./preprocessing/scale-pixels";

/** The judging side of every exercise. */
export const judges: { readonly [Name in ExerciseName]: Judge<unknown> } = {
  parseIdxImages,
  parseIdxLabels,
  parseCifarBatch,
  classCounts,
  scalePixels,
  flattenImages,
  oneHot,
  buildMlp,
  accuracy,
  trainMlp,
  buildLeNet5,
  trainChallenge,
  buildChallengeModel,
  totalSquaredError,
  categoricalCrossEntropy,
  gradientDescent,
  momentum,
};
