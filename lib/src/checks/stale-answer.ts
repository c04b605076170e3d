import type { Message } from "../i18n";
import type { NameVersion } from "../jupyter/name-version";
import type { ExerciseName } from "./answers";

const reasons = {
  "not compiled": "check.notCompiled",
  failed: "check.failed",
  gone: "check.gone",
  edited: "check.edited",
  removed: "check.removed",
  "not assigned": "check.notAssigned",
  below: "check.below",
  outdated: "check.outdated",
} as const;

/**
 * Why a function must not be judged: its cell, or that of a name it uses, was changed since and did not run again, did not
 * compile, failed before it came to it, declares it no longer or was removed, so that what was handed over is left of an
 * earlier version; or because it stands below the check, where no run from the top finds it. Undefined where it is the newest.
 */
export function staleAnswer(exercise: ExerciseName, version: NameVersion | undefined): Message | undefined {
  if (version === undefined || version.state === "current") return undefined;
  return { id: reasons[version.state], params: { exercise, cell: version.cell, name: version.name } };
}
