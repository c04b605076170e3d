import { phrase } from "../../../i18n";
import type { Call, Judge, Property } from "../../exercise";
import { training } from "../models/seen-training";
import { type TrainingCase, trainingCase } from "../models/training-case";
import { trainingMistakes } from "../models/training-mistakes";
import { trainingParts, trainingProperties } from "../models/training-properties";
import { seenTraining, wantedTraining } from "../models/training-words";
import { Random } from "../random";

interface Case extends TrainingCase {
  /** The optimizer that the model comes compiled with, or null for a model that is not compiled. */
  readonly compiledWith: string | null;
}

/** What makes trials comparable: chapter 7 asks for these numbers and no others. */
const trial = { epochs: 12, batchSize: 128 } as const;

function option(call: Call, name: string): unknown {
  return training(call).fits.at(-1)?.options[name];
}

/** An option of `fit` has the trial's value. */
function exactly(id: string, name: "epochs" | "batchSize", expected: number): Property<Case> {
  return {
    id,
    part: "result",
    test(call) {
      const received = option(call, name);
      if (received === expected) return undefined;
      return { received: received === undefined ? phrase("training.noSplit") : String(received), expected };
    },
  };
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
  expected: (given) => wantedTraining(wantedOptimizer(given), trial.epochs),
  received: seenTraining,
  properties: [
    ...trainingProperties(wantedOptimizer, { wanted: trial.epochs, fewest: 3, most: Infinity }),
    exactly("trial.epochs", "epochs", trial.epochs),
    exactly("trial.batchSize", "batchSize", trial.batchSize),
  ],
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
