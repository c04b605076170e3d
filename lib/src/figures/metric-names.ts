import { say } from "../widgets/shared/say";

/** A metric as a title calls it. */
export function metricName(metric: string): string {
  if (metric === "loss") return say("loss");
  return metric === "acc" ? say("accuracy") : metric;
}

/** A metric as an axis calls it, with its unit. */
export function metricLabel(metric: string): string {
  if (metric === "loss") return say("loss (mean over images)");
  return metric === "acc" ? say("accuracy (share of images)") : metric;
}
