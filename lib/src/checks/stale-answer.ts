import type { Message } from "../i18n";
import type { NameVersion } from "../jupyter/name-version";
import type { ExerciseName } from "./answers";

const reasons = {
  "not compiled": "check.notCompiled",
  gone: "check.gone",
  edited: "check.edited",
} as const;

/**
 * Why a function must not be judged: its cell was changed since and did not run again, did not compile, or declares it no
 * longer, so that what was handed over is left of an earlier version. Undefined where it is the newest.
 */
export function staleAnswer(exercise: ExerciseName, version: NameVersion | undefined): Message | undefined {
  if (version === undefined || version.state === "current") return undefined;
  return { id: reasons[version.state], params: { exercise, cell: version.cell } };
}
