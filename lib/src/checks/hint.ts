import { format, hasText } from "../i18n";
import type { ExerciseName } from "./answers";
import { points } from "./points";

const given = new Map<ExerciseName, number>();

/**
 * Prints the next of three hints for an exercise, each nearer to the answer; after the last it says so and
 * starts again.
 *
 * @example hint("oneHot");
 */
export function hint(name: ExerciseName): void {
  if (!hasText(`${name}.hint.1`)) {
    const names = Object.keys(points)
      .filter((exercise) => hasText(`${exercise}.hint.1`))
      .join(", ");
    throw new RangeError(format({ id: "hint.unknown", params: { exercise: name, names } }));
  }
  const number = ((given.get(name) ?? 0) % 3) + 1;
  given.set(name, number);
  const text = format({ id: `${name}.hint.${number}`, params: {} });
  console.log(format({ id: "hint.number", params: { number, exercise: name, text } }));
  if (number === 3) console.log(format({ id: "hint.last", params: {} }));
}
