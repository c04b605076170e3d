import { phrase } from "../../../i18n";
import type { Judge, Property } from "../../exercise";
import { Random } from "../random";
import { option } from "./seen-training";
import { type TrainingCase, trainingCase } from "./training-case";
import { trainingMistakes } from "./training-mistakes";
import { trainingParts, trainingProperties } from "./training-properties";
import { seenTraining, wantedTraining } from "./training-words";
import { wantedBatch } from "./wanted-training";

/** Batches of a usual size: of a few images each they take long, and of all of them the weights hardly move. */
const usableBatch: Property<TrainingCase> = {
  id: "training.batchSize",
  part: "result",
  test(call) {
    const received = option(call, "batchSize");
    if (typeof received === "number" && received >= 16 && received <= 512) return undefined;
    return {
      received: received === undefined ? phrase("training.noSplit") : String(received),
      expected: wantedBatch,
    };
  },
};

export const trainMlp: Judge<TrainingCase> = {
  parts: trainingParts,
  cases: (seed) => [trainingCase(new Random(seed), [6])],
  expected: () => wantedTraining("Adam"),
  received: seenTraining,
  properties: [...trainingProperties(() => "Adam"), usableBatch],
  mistakes: trainingMistakes,
};
