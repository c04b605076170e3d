import type * as tf from "@tensorflow/tfjs-node";
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
  const metric = recordedName(options.metric ?? "loss");
  const runs: [string, Trained][] = isTrained(trained) ? [["", trained]] : Object.entries(trained);
  return lineChart(
    runs.flatMap(([name, run], colourIndex) => lines(name, run.history, metric, colourIndex)),
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
  return history !== undefined && !("history" in history);
}

function lines(name: string, history: Logs, metric: string, colourIndex: number): Line[] {
  const training = history[metric];
  if (!training) throw notRecorded(metric, Object.keys(history));
  const draw = (values: readonly (number | tf.Tensor)[], part: string, dashed: boolean): Line => ({
    name: name ? `${name}, ${part}` : part,
    x: values.map((_, epoch) => epoch + 1),
    y: values.map(Number),
    dashed,
    colourIndex,
  });
  const validation = history[`val_${metric}`];
  return [
    draw(training, t("training"), false),
    ...(validation ? [draw(validation, t("validation"), true)] : []),
  ];
}
