/** What is known when it is asked whether recording a step as a graph pays. */
export interface Costs {
  /** Processor's seconds of one step, run eagerly. */
  readonly step: number;
  /** Kinds of step to record: one for each size of batch. */
  readonly kinds: number;
  /** Steps that the fit still has. */
  readonly remaining: number;
  /** Processor's seconds that this fit has spent on eager steps. */
  readonly spent: number;
  /** The same over all fits of the model with such batches. */
  readonly spentInAll: number;
}

/** What a session costs however small the step, in seconds. */
const SESSION = 0.25;
/** Eager steps that recording, rewriting and preparing one kind of step costs; measured: 8 to 13. */
const STEPS_A_KIND = 11;
/** What a graph saves of an eager step; measured: 0.85 to 0.95. */
const SAVED = 0.85;
/** How sure a saving in this fit must be, since the cost is an estimate. */
const CAUTION = 1.5;
/** A model that has cost so many graphs in short fits goes on so: then a graph is at most a tenth on top. */
const SHORT_FITS = 10;

/**
 * Whether a graph pays from now on. A fit may be stopped early, so that as much must have been spent as the graph costs; and
 * what is left to do must bring in more than that.
 */
export function graphPays({ step, kinds, remaining, spent, spentInAll }: Costs): boolean {
  const cost = SESSION + STEPS_A_KIND * kinds * step;
  if (spentInAll >= SHORT_FITS * cost) return true;
  return spent >= cost && remaining * step * SAVED >= CAUTION * cost;
}
