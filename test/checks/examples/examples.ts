import type { Answers, ExerciseName } from "image-lab/internal/checks/answers";

/** Answers to one exercise whose verdict is known: right ones, and one for every way to be wrong. */
export interface Examples<Name extends ExerciseName = ExerciseName> {
  readonly exercise: Name;
  /** Right, however unusual, by what is unusual about them. */
  readonly correct: { readonly [how: string]: Answers[Name] };
  /** Wrong, by the id of the diagnosis that they must get. */
  readonly wrong: { readonly [diagnosis: string]: readonly Answers[Name][] };
}
