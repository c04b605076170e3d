import type * as tf from "@tensorflow/tfjs-node";
import { checkObject } from "../../arguments/objects";
import { listOf, textOf } from "../../arguments/values";
import { t } from "../../i18n";
import type { Figure, Titled } from "../types";
import { type Line, lineChart } from "./line-chart";
import { metricLabel, metricName, notRecorded, recordedName } from "./metric-names";

export interface LearningCurvesOptions extends Titled {
  /** Which number to draw: "loss" if left out, or "accuracy" when the model was compiled with that metric. */
  readonly metric?: string;
}

type Logs = Readonly<Record<string, readonly (number | tf.Tensor)[]>>;
type Trained = Pick<tf.History, "history"> | { readonly history: Logs };

/**
 * Loss (or another metric) after each epoch, training solid and validation dashed in the same colour.
 *
 * @param trained what `model.fit` returned, or several of them by name, to compare.
 * @throws RangeError when the metric was not recorded; the message names those that were.
 * @example
 * const history = await model.fit(images, labels, { epochs: 5, validationSplit: 0.1 });
 * show(learningCurves(history, { metric: "acc", from: train }));
 */
export function learningCurves(
  trained: Trained | Readonly<Record<string, Trained>>,
  options: LearningCurvesOptions = {},
): Figure {
  const caller = "learningCurves";
  checkObject({ caller, what: "the options" }, options, '{ metric: "accuracy" }');
  checkObject({ caller, what: "the training" }, trained, "what `await model.fit(…)` returned");
  const metric = recordedName(textOf({ caller, what: "the metric" }, options.metric ?? "loss"));
  const runs: [string, Trained][] = isTrained(trained) ? [["", trained]] : Object.entries(trained);
  return lineChart(
    runs.flatMap(([name, run], colourIndex) => lines(name, run, metric, colourIndex)),
    {
      title: t("Learning curves: {metric}", { metric: metricName(metric) }),
      ...options,
      xLabel: t("epoch"),
      yLabel: metricLabel(metric),
      xWhole: true,
      yFromZero: metric !== "acc",
    },
  );
}

function isTrained(trained: Trained | Readonly<Record<string, Trained>>): trained is Trained {
  const { history } = trained as Trained;
  return history !== undefined && !(history as { history?: unknown } | null)?.history;
}

function lines(name: string, run: Trained, metric: string, colourIndex: number): Line[] {
  const what = name ? `the training ${name}` : "the training";
  const history = run?.history;
  checkObject({ caller: "learningCurves", what }, history, "what `await model.fit(…)` returned");
  const training = history[metric];
  if (!training) throw notRecorded(metric, Object.keys(history));
  const draw = (values: readonly (number | tf.Tensor)[], part: string, dashed: boolean): Line => ({
    name: name ? `${name}, ${part}` : part,
    x: Array.from(values, (_, epoch) => epoch + 1),
    y: listOf({ caller: "learningCurves", what: `${what}, ${part},` }, values, "[0.5, 0.3]").map(numberOf),
    dashed,
    colourIndex,
  });
  const validation = history[`val_${metric}`];
  return [
    draw(training, t("training"), false),
    ...(validation ? [draw(validation, t("validation"), true)] : []),
  ];
}

/** A log is a number, or a tensor of one where `fit` was told to keep them. */
function numberOf(log: unknown): number {
  if (typeof log !== "object") return typeof log === "number" ? log : Number.NaN;
  return (log as tf.Tensor | null)?.isDisposed === false ? Number(log) : Number.NaN;
}
