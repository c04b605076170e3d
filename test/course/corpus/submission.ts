import type { Change } from "./notebook";

export type Status =
  | "full"
  | "partial"
  | "wrong"
  | "error"
  | "timeout"
  | "killed"
  | "missing"
  | "tampered"
  | "manual";

/** Points, status and what the reason has to say. */
export type Grade = readonly [points: number | null, status: Status, reason: RegExp];

/** A submission of the small chapter: how it is made, and the grade fixed beforehand where it is not full. */
export interface Submission {
  /** Also the student's name. */
  readonly name: string;
  readonly change?: Change;
  /** The file's content, where it is no change of the worked notebook. */
  readonly content?: (worked: string, template: string) => string;
  /** The file as bytes, where it is not UTF-8. */
  readonly bytes?: (text: string) => Buffer;
  /** What lies beside the notebook: path → text. */
  readonly files?: { readonly [path: string]: string };
  readonly fileName?: string;
  readonly expected: { readonly [exercise: string]: Grade };
  /** The grade where it runs without the box, for what only the box prevents: shows that the attempt is a real one. */
  readonly withoutBox?: { readonly [exercise: string]: Grade };
}

/** Points of the small chapter's exercises. */
export const maximum: { readonly [exercise: string]: number } = {
  classCounts: 0.5,
  scalePixels: 0.5,
  oneHot: 1,
  gradientDescent: 1,
  report: 3,
};

/** What a faultless submission gets. */
export function faultless(exercise: string): Grade {
  return exercise === "report" ? [null, "manual", /by hand/] : [maximum[exercise] as number, "full", /^$/];
}

/** The same grade of nothing for every exercise. */
export function nothing(reason: RegExp): { [exercise: string]: Grade } {
  return Object.fromEntries(Object.keys(maximum).map((exercise) => [exercise, [0, "missing", reason]]));
}
