import type { Judge } from "../../exercise";
import { Random } from "../random";
import {
  seenTraining,
  type TrainingCase,
  trainingCase,
  trainingMistakes,
  trainingParts,
  trainingProperties,
  wantedTraining,
} from "./training";

export const trainMlp: Judge<TrainingCase> = {
  parts: trainingParts,
  cases: (seed) => [trainingCase(new Random(seed), [6])],
  expected: () => wantedTraining("Adam"),
  received: seenTraining,
  properties: trainingProperties(() => "Adam"),
  mistakes: trainingMistakes,
};
