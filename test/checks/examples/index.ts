import { beginnersAnswers } from "../beginners/read";
import { answerOf } from "../chapter-cells";
import { full } from "../seeds";
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

/** How an answer of a beginner is made; one that remembers its calls has to be made anew where it begins anew. */
const makers = new WeakMap<object, () => unknown>();

/** The same answer, which was never called before. */
export function anew(answer: unknown): unknown {
  return makers.get(answer as object)?.() ?? answer;
}

/**
 * Those, and answers as beginners write them: all of them among the long proofs. In `npm test` one for each diagnosis that
 * none of the written ones gets, and of the wrong ones that get the same diagnosis the first; beginners.full.test.ts has all.
 */
export const allExamples: readonly Examples[] = written.map(withBeginners);

type Wrong = { [diagnosis: string]: Examples["wrong"][string] };

function withBeginners({ exercise, correct, wrong }: Examples): Examples {
  const all: Wrong = full ? { ...wrong } : firstOfEach(wrong);
  const right: { [how: string]: Examples["correct"][string] } = { ...correct };
  for (const { about, diagnosis, code } of beginnersAnswers().filter(
    (answer) => answer.exercise === exercise,
  )) {
    if (diagnosis === "compiler" || !(full || (diagnosis !== null && !(diagnosis in all)))) continue;
    const make = (): unknown => answerOf(exercise, code);
    const answer = make() as Examples["correct"][string];
    makers.set(answer, make);
    if (diagnosis === null) right[about] = answer;
    else all[diagnosis] = [...(all[diagnosis] ?? []), answer];
  }
  return { exercise, correct: right, wrong: all };
}

function firstOfEach(wrong: Examples["wrong"]): Wrong {
  return Object.fromEntries(
    Object.entries(wrong).map(([diagnosis, answers]) => [diagnosis, answers.slice(0, 1)]),
  );
}
