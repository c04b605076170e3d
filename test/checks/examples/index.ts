import { accuracy } from "./accuracy";
import { buildChallengeModel } from "./build-challenge-model";
import { buildLeNet5 } from "./build-lenet5";
import { buildMlp } from "./build-mlp";
import { categoricalCrossEntropy } from "./categorical-cross-entropy";
import { classCounts } from "./class-counts";
import type { Examples } from "./examples";
import { flattenImages } from "./flatten-images";
import { gradientDescent } from "./gradient-descent";
import { momentum } from "./momentum";
import { oneHot } from "./one-hot";
import { parseCifarBatch } from "./parse-cifar-batch";
import { parseIdxImages } from "./parse-idx-images";
import { parseIdxLabels } from "./parse-idx-labels";
import { scalePixels } from "./scale-pixels";
import { totalSquaredError } from "./total-squared-error";
import { trainChallenge } from "./train-challenge";
import { trainMlp } from "./train-mlp";

/** Right and wrong answers of every exercise. */
export const allExamples: readonly Examples[] = [
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
  totalSquaredError,
  categoricalCrossEntropy,
  gradientDescent,
  momentum,
  trainChallenge,
  buildChallengeModel,
] as unknown as Examples[];
