import { t } from "../../i18n";

/** A metric's name in tfjs's records: what `compile` takes as "accuracy" is recorded as "acc". */
export function recordedName(metric: string): string {
  return metric === "accuracy" ? "acc" : metric;
}

/** What to say of a metric that is not among those that were recorded. */
export function notRecorded(metric: string, recorded: readonly string[]): RangeError {
  if (recorded.length === 0)
    return new RangeError(`"${metric}" was not recorded, nor anything else: train for one epoch at least.`);
  return new RangeError(
    `"${metric}" was not recorded, only ${recorded.join(", ")}: ` +
      'compile with metrics: ["accuracy"], or choose another metric.',
  );
}

/** A metric as a title calls it. */
export function metricName(metric: string): string {
  if (metric === "loss") return t("loss");
  return metric === "acc" ? t("accuracy") : metric;
}

/** A metric as an axis calls it, with its unit. */
export function metricLabel(metric: string): string {
  if (metric === "loss") return t("loss (mean over images)");
  return metric === "acc" ? t("accuracy (share of images)") : metric;
}
