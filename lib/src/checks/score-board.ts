import type { ExerciseName } from "./answers";
import { points } from "./points";

/** Shares of their points that exercises earned when they were last checked in this kernel. */
const shares = new Map<ExerciseName, number>();

/** Points of one exercise, and of its chapter as far as a check gives them. */
export interface Score {
  readonly earned: number;
  readonly of: number;
  readonly chapter: number;
  readonly earnedInChapter: number;
  readonly ofChapter: number;
}

/** Notes what a check found and adds up the chapter. */
export function keepScore(exercise: ExerciseName, share: number): Score {
  shares.set(exercise, share);
  const { chapter, points: worth } = points[exercise];
  const inChapter = Object.entries(points).filter(
    ([, entry]) => entry.chapter === chapter && entry.gradedBy === "check",
  );
  const sum = (each: (name: ExerciseName, worth: number) => number): number =>
    inChapter.reduce((total, [name, entry]) => total + each(name as ExerciseName, entry.points), 0);
  return {
    earned: share * worth,
    of: worth,
    chapter,
    earnedInChapter: sum((name, most) => (shares.get(name) ?? 0) * most),
    ofChapter: sum((_, most) => most),
  };
}
