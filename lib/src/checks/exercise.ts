import type { Message, Params } from "../i18n";
import type { ExerciseName } from "./answers";
import type { Encoded } from "./encoding";

/**
 * The contract of an exercise. It has two sides that share plain data and nothing else:
 *
 * - the **observer** calls the learner's code on an input and writes down what happened;
 * - the **judge** makes inputs from a seed, knows the expected values and the mistakes, and turns an
 *   observation into a verdict. It never runs the learner's code and needs no TensorFlow.
 *
 * `check` runs both in the learner's kernel. A grader runs the observer inside a sandbox and the judge outside,
 * with seeds of its own: `judge(name, inputs(name, seed), await observe(name, answer, inputs(name, seed)))`.
 */

/** What one call of the learner's function did, as plain data that survives `JSON.stringify`. */
export interface CallRecord {
  readonly outcome: "returned" | "threw" | "not implemented";
  /** The value returned, or what the observer made of it. */
  readonly value: Encoded;
  readonly error: {
    readonly name: string;
    readonly message: string;
    /** The topmost line of a notebook's cell, where the answer ran in one. */
    readonly at?: { readonly cell: string; readonly line: number } | null;
  } | null;
  /** Names of arguments whose content was different after the call although it may not change. */
  readonly changed: readonly string[];
  /** Tensors that the call left in memory, those returned not counted. */
  readonly leaked: number;
  /** What else the observer measured: gradients, variables after a step, arguments passed to `fit`, … */
  readonly facts: { readonly [name: string]: Encoded };
}

/** Everything that was seen of an answer on one input. */
export interface Observation {
  /** The existing function that the answer only passes on, for example `tf.oneHot`, or null. */
  readonly borrowed: string | null;
  /** The function's own text, by which a wrong answer is given a better hint. */
  readonly code?: string;
  /** One record per case of the input, in order. */
  readonly calls: readonly CallRecord[];
}

/** The observing side of one exercise: how to call an answer on one case, with arguments made from it. */
export interface Observer<Answer, Case, Args = Case> {
  /** Existing functions that are no answer of one's own, by the name a learner knows them under. */
  readonly borrowable?: { readonly [name: string]: () => unknown };
  /** Backend kernels that only such a function runs, by the same names: `{ "tf.oneHot": "OneHot" }`. */
  readonly kernels?: { readonly [name: string]: string };
  /** Arguments that the answer is asked to change. */
  readonly mayChange?: readonly string[];
  /** The arguments of the call, by name, made anew for each call. */
  arguments(given: Case): Args;
  /** The exercise asks for a function that returns a promise. Of any other, a promise is the value that was returned. */
  readonly waits?: true;
  /** Calls the answer; what it returns becomes the record's `value`. */
  call(answer: Answer, args: Args): unknown;
  /** The first case is not called a second time to see whether the result is the same: models and trainings differ. */
  readonly once?: true;
  /** What else to measure once the call has returned. */
  facts?(answer: Answer, args: Args): { readonly [name: string]: unknown };
}

/** A decoded `CallRecord`: values are typed arrays, tensors, numbers, … again. */
export interface Call {
  readonly outcome: CallRecord["outcome"];
  readonly value: unknown;
  readonly error: CallRecord["error"];
  readonly changed: readonly string[];
  readonly leaked: number;
  readonly facts: { readonly [name: string]: unknown };
}

/**
 * Something that must hold of every call, and the part of the exercise that it earns.
 * `test` returns undefined where it holds, otherwise what fills its message.
 */
export interface Property<Case> {
  /** Catalogue key of its message, its hint is `<id>.hint`. */
  readonly id: string;
  readonly part: string;
  test(call: Call, given: Case): Params | undefined;
}

/** A mistake told by its output: what an implementation with that mistake returns, in plain loops. */
export interface FaultyImplementation<Case> {
  /**
   * Catalogue key of its message is `<exercise>.<id>`, of its hint `<exercise>.<id>.hint`; an id with a dot, for a
   * mistake that several exercises share, is a key itself.
   */
  readonly id: string;
  faulty(given: Case): unknown;
  /** What fills the message, from the first case where the learner's value is wrong. */
  explain?(call: Call, given: Case): Params;
}

/** An axis of a result: `axis.<word>` of the catalogue names it. The last axis runs fastest. */
export interface Axis {
  readonly word: string;
  readonly size: number;
}

/** A mistake told by a property of its output: `when` returns what fills the message, or undefined. */
export interface Symptom<Case> {
  readonly id: string;
  /** `all` is every call and every case, for a number that must explain them all. */
  when(call: Call, given: Case, all: Seen<Case>): Params | undefined;
}

/** All calls of an answer, each with its case at the same place. */
export interface Seen<Case> {
  readonly calls: readonly Call[];
  readonly cases: readonly Case[];
}

export type Mistake<Case> = FaultyImplementation<Case> | Symptom<Case>;

/** The judging side of one exercise. */
export interface Judge<Case> {
  /** Weights of the parts that earn credit; they add up to 1. */
  readonly parts: { readonly [part: string]: number };
  /** The cases for a seed: plain data, the same for the same seed. Their fields are named as the arguments. */
  cases(seed: number): Case[];
  /** The right result of a case, worked out in plain loops. */
  expected(given: Case): unknown;
  /** In the order in which a learner should hear of them. */
  readonly properties: readonly Property<Case>[];
  /** In order: the first that agrees with what was observed is the diagnosis. */
  readonly mistakes: readonly Mistake<Case>[];
  /** Searches for what the answer works out instead, where neither these mistakes nor those of any exercise agree. */
  readonly searches?: readonly Mistake<Case>[];
  /** What is told where nothing else agrees: they say where a result is wrong, but not why. */
  readonly symptoms?: readonly Mistake<Case>[];
  /** The axes along which the numbers of the result, or of a field of it, stand, where they have more than one. */
  axes?(given: Case, field: string | undefined): readonly Axis[] | undefined;
  /** What a call produced, where that is not simply its value. */
  received?(call: Call, given: Case): unknown;
}

/** What is wrong with an answer, in the learner's own values. */
export interface Diagnosis {
  /** The mistake's id, for example `offByOne`, or the failed property's, for example `property.shape`. */
  readonly id: string;
  readonly message: Message;
  readonly hint: Message;
  /** Arguments, result and expected result of the call that shows it, small enough to read; may be empty. */
  readonly given: string;
  readonly received: string;
  readonly expected: string;
}

export interface Part {
  readonly id: string;
  readonly weight: number;
  readonly passed: boolean;
}

/** The outcome of an exercise. */
export interface Verdict {
  readonly exercise: ExerciseName;
  readonly passed: boolean;
  /** Share of the exercise's points, 0 to 1: the weights of the parts that passed. */
  readonly score: number;
  readonly parts: readonly Part[];
  /** Null where everything passed. */
  readonly diagnosis: Diagnosis | null;
}
