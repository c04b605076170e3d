import type { Judge } from "../../exercise";
import {
  seenTraining,
  type TrainingCase,
  training,
  trainingCase,
  trainingMistakes,
  trainingParts,
  trainingProperties,
  wantedTraining,
} from "../models/training";
import { Random } from "../random";

interface Case extends TrainingCase {
  /** The optimizer that the model comes compiled with, or null for a model that is not compiled. */
  readonly compiledWith: string | null;
}

/** tfjs's name of the optimizer that trains in the end: the model's own where it has one, else Adam. */
const wantedOptimizer = ({ compiledWith }: Case): string => (compiledWith === null ? "Adam" : "SGD");

/** Small colour images for a model that is not compiled, and for one that is. */
function cases(seed: number): Case[] {
  const random = new Random(seed);
  return [null, "sgd"].map((compiledWith) => ({ ...trainingCase(random, [4, 4, 3]), compiledWith }));
}

export const trainChallenge: Judge<Case> = {
  parts: trainingParts,
  cases,
  expected: (given) => wantedTraining(wantedOptimizer(given)),
  received: seenTraining,
  properties: trainingProperties(wantedOptimizer),
  mistakes: [
    ...trainingMistakes,
    {
      id: "recompiled",
      when(call, given) {
        const received = training(call).optimizer;
        const expected = wantedOptimizer(given);
        const lost = given.compiledWith !== null && received !== null && received !== expected;
        return lost ? { received, expected } : undefined;
      },
    },
  ],
};
