import { type Params, phrase } from "../../../i18n";
import type { Call, Judge, Property, Seen } from "../../exercise";
import { lastFit, option, training } from "../models/seen-training";
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

/** Every trial has all its epochs, whatever the validation says: a callback may have let them all go by. */
function stopsEarly(call: Call): Params | undefined {
  const fit = lastFit(call);
  const asked = Number(option(call, "epochs")) - Number(option(call, "initialEpoch") ?? 0);
  const stopped = fit?.ended === true && fit.epochs > 0 && fit.epochs < asked;
  return stopped || option(call, "mayStop") === true ? { expected: trial.epochs } : undefined;
}

const properties: readonly Property<Case>[] = [
  { id: "trial.stopsEarly", part: "result", test: stopsEarly },
  ...trainingProperties(wantedOptimizer, { wanted: trial.epochs, fewest: 3, most: Infinity }),
  exactly("trial.epochs", "epochs", trial.epochs),
  exactly("trial.batchSize", "batchSize", trial.batchSize),
];

/** `fit` refused the model that came without an optimizer; what became of the one that had one. */
function refusedBare(call: Call, { calls }: Seen<Case>): string | null | undefined {
  const [bare, compiled] = calls;
  const refused = bare?.outcome === "threw" && /needs to be compiled/.test(bare.error?.message ?? "");
  return call === bare && refused && compiled?.outcome === "returned"
    ? training(compiled).optimizer
    : undefined;
}

/** Compiled is what came compiled, and nothing else. */
function reversedIf(call: Call, _: Case, seen: Seen<Case>): Params | undefined {
  const optimizer = refusedBare(call, seen);
  return optimizer !== undefined && optimizer !== "SGD" ? {} : undefined;
}

/** Nothing is compiled at all. */
function neverCompiled(call: Call, _: Case, seen: Seen<Case>): Params | undefined {
  return refusedBare(call, seen) === "SGD" ? {} : undefined;
}

/** What may differ between the two kinds of models: the rest is the same trial for both. */
const ofTheModel = new Set(["training.optimizer", "training.learningRate", "training.metrics"]);

/** Something is wrong with one kind of model only: the two branches of a condition train differently. */
function oneBranch(call: Call, given: Case, { calls, cases: all }: Seen<Case>): Params | undefined {
  if (calls.some(({ outcome }) => outcome !== "returned")) return undefined;
  for (const { id, test } of properties.filter((property) => !ofTheModel.has(property.id))) {
    const wrong = calls.map((one, i) => test(one, all[i] as Case));
    const own = wrong[calls.indexOf(call)];
    if (own === undefined || wrong.every((one) => one !== undefined)) continue;
    const model = phrase(given.compiledWith === null ? "word.comesBare" : "word.comesCompiled");
    return { model, fault: phrase(id, own) };
  }
  return undefined;
}

/** What the exercise says in words of its own. */
const ownWords = new Set(["training.notCompiled", "training.stoppedEarly"]);

export const trainChallenge: Judge<Case> = {
  parts: trainingParts,
  cases,
  expected: (given) => wantedTraining(wantedOptimizer(given), trial.epochs),
  received: seenTraining,
  properties,
  mistakes: [
    { id: "trial.stopsEarly", when: stopsEarly },
    { id: "reversedIf", when: reversedIf },
    { id: "neverCompiled", when: neverCompiled },
    ...trainingMistakes.filter(({ id }) => !ownWords.has(id)),
    {
      id: "recompiled",
      when(call, given) {
        const received = training(call).optimizer;
        const expected = wantedOptimizer(given);
        const lost = given.compiledWith !== null && received !== null && received !== expected;
        return lost ? { received, expected } : undefined;
      },
    },
    { id: "oneBranch", when: oneBranch },
  ],
};
