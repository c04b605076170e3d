import type { Answers, ExerciseName } from "../answers";
import type { Observer } from "../exercise";
import { buildChallengeModel } from "./challenge";
import { classCounts, parseCifarBatch, parseIdxImages, parseIdxLabels } from "./dataset";
import { buildLeNet5 } from "./lenet5";
import { categoricalCrossEntropy, totalSquaredError } from "./loss";
import { accuracy, buildMlp } from "./mlp";
import { gradientDescent, momentum } from "./optimizer";
import { flattenImages, oneHot, scalePixels } from "./preprocessing";
import { trainChallenge } from "./train-challenge";
import { trainMlp } from "./train-mlp";

type Observers = { readonly [Name in ExerciseName]: Observer<Answers[Name], unknown, unknown> };

/** The observing side of every exercise. */
export const observers: Observers = {
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
