import { faultless, maximum, type Submission } from "./corpus";
import type { Row } from "./grading";

export interface Compared {
  readonly submission: string;
  readonly exercise: string;
  readonly expected: string;
  readonly got: string;
  readonly matches: boolean;
}

/** Every exercise of every submission beside the grade fixed for it. */
export function compare(submissions: readonly Submission[], rows: readonly Row[]): Compared[] {
  return submissions.flatMap((submission) =>
    Object.keys(maximum).map((exercise) => {
      const [points, status, reason] = submission.expected[exercise] ?? faultless(exercise);
      const row = rows.find((row) => row.student === submission.name && row.exercise === exercise);
      const matches =
        row !== undefined && row.points === points && row.status === status && reason.test(row.reason);
      return {
        submission: submission.name,
        exercise,
        expected: `${points ?? "–"} ${status} ${reason}`,
        got: row === undefined ? "no row" : `${row.points ?? "–"} ${row.status} ${row.reason}`,
        matches,
      };
    }),
  );
}
