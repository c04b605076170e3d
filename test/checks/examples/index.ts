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

/** Right and wrong answers of every exercise. */
export const allExamples: readonly Examples[] = [
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
] as unknown as Examples[];
