import type { Judge } from "../../exercise";
import { Random } from "../random";
import { type TrainingCase, trainingCase } from "./training-case";
import { trainingMistakes } from "./training-mistakes";
import { trainingParts, trainingProperties } from "./training-properties";
import { seenTraining, wantedTraining } from "./training-words";

export const trainMlp: Judge<TrainingCase> = {
  parts: trainingParts,
  cases: (seed) => [trainingCase(new Random(seed), [6])],
  expected: () => wantedTraining("Adam"),
  received: seenTraining,
  properties: trainingProperties(() => "Adam"),
  mistakes: trainingMistakes,
};
