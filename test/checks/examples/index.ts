import { beginnersAnswers } from "../beginners/read";
import { answerOf } from "../chapter-cells";
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

/** Written for the mistakes of the tables. */
const written: readonly Examples[] = [
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

/** Those, and the answers as beginners write them. */
export const allExamples: readonly Examples[] = written.map(withBeginners);

function withBeginners({ exercise, correct, wrong }: Examples): Examples {
  const merged: { [diagnosis: string]: Examples["wrong"][string] } = { ...wrong };
  const right: { [how: string]: Examples["correct"][string] } = { ...correct };
  for (const { about, diagnosis, code } of beginnersAnswers().filter(
    (answer) => answer.exercise === exercise,
  )) {
    const answer = answerOf(exercise, code) as Examples["correct"][string];
    if (diagnosis === null) right[about] = answer;
    else if (diagnosis !== "compiler") merged[diagnosis] = [...(merged[diagnosis] ?? []), answer];
  }
  return { exercise, correct: right, wrong: merged };
}
