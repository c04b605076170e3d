import type { Message } from "../../i18n";
import type { ExerciseName } from "../answers";
import { type Encoded, encode } from "../encoding";
import type { Diagnosis, Judge, Observation, Part, Verdict } from "../exercise";
import { judges } from "./judges";
import { verdict } from "./verdict";

/** The input of an exercise for a seed: plain data, the same for the same seed. */
export function inputs(name: ExerciseName, seed: number): Encoded {
  return encode(find(name).cases(seed));
}

/**
 * Judges what was observed of an answer on an input. Pure: needs neither TensorFlow nor the answer.
 *
 * @param input what `inputs(name, seed)` returned
 * @param observation what the observer returned, or anything else: what cannot be read earns nothing
 */
export function judge(name: ExerciseName, input: Encoded, observation: unknown): Verdict {
  return verdict(name, find(name), input, observation);
}

function find(name: ExerciseName): Judge<unknown> {
  const found = judges[name];
  if (found === undefined) throw new Error(`there is no exercise "${name}"`);
  return found;
}

export { format } from "../../i18n/catalogue";
export { points } from "../points";
export type { Diagnosis, Encoded, ExerciseName, Message, Observation, Part, Verdict };
