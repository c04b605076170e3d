import type { ExerciseName } from "./answers";

/** What one graded cell is worth: an exercise graded by its check, or a text graded by hand. */
export interface PointsEntry {
  /** Chapter number, 1 to 7. */
  readonly chapter: number;
  readonly points: number;
  readonly gradedBy: "check" | "hand";
}

/** The one table of points: notebooks, grader and gradebook read it. It adds up to 20. */
export const points: Readonly<Record<ExerciseName | "report", PointsEntry>> = {
  parseIdxImages: { chapter: 1, points: 1, gradedBy: "check" },
  parseIdxLabels: { chapter: 1, points: 0.5, gradedBy: "check" },
  parseCifarBatch: { chapter: 1, points: 1, gradedBy: "check" },
  classCounts: { chapter: 1, points: 0.5, gradedBy: "check" },
  scalePixels: { chapter: 2, points: 0.5, gradedBy: "check" },
  flattenImages: { chapter: 2, points: 0.5, gradedBy: "check" },
  oneHot: { chapter: 2, points: 1, gradedBy: "check" },
  buildMlp: { chapter: 3, points: 1, gradedBy: "check" },
  accuracy: { chapter: 3, points: 1, gradedBy: "check" },
  trainMlp: { chapter: 3, points: 1, gradedBy: "check" },
  buildLeNet5: { chapter: 4, points: 2, gradedBy: "check" },
  totalSquaredError: { chapter: 5, points: 1, gradedBy: "check" },
  categoricalCrossEntropy: { chapter: 5, points: 1, gradedBy: "check" },
  gradientDescent: { chapter: 6, points: 1, gradedBy: "check" },
  momentum: { chapter: 6, points: 1, gradedBy: "check" },
  trainChallenge: { chapter: 7, points: 1, gradedBy: "check" },
  buildChallengeModel: { chapter: 7, points: 2, gradedBy: "check" },
  report: { chapter: 7, points: 3, gradedBy: "hand" },
};
