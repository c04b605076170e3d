import { lineChart } from "../figures/charts/line-chart";
import { metricLabel, metricName } from "../figures/charts/metric-names";
import type { Figure, Titled } from "../figures/types";
import { t } from "../i18n";
import type { Curve, Points } from "../widgets/shared/curve-svg";
import type { TrainingRecord } from "./training-record";

export interface CurveOptions extends Titled {
  /** Which number to draw: "loss" if left out, or "accuracy" when the model was compiled with that metric. */
  readonly metric?: string;
}

/** The training curve batch by batch, with what validation gave at the end of each epoch. */
export function curveOf(record: TrainingRecord, { metric = "loss" }: CurveOptions): Curve {
  return {
    yLabel: metricLabel(metric),
    epochs: [record.earlierEpochs, record.lastEpoch],
    fromZero: metric !== "acc",
    training: points(record.batches, metric),
    validation: points(record.epochs, `val_${metric}`),
  };
}

/** The same as a figure, for the saved notebook. */
export function figureOf(record: TrainingRecord, options: CurveOptions): Figure {
  const { metric = "loss", ...titles } = options;
  const { yLabel, epochs, fromZero, training, validation } = curveOf(record, options);
  const lines = [
    { name: t("training"), ...training, colourIndex: 0, markers: false },
    { name: t("validation"), ...validation, colourIndex: 0, markers: true, dashed: true },
  ];
  return lineChart(validation.x.length > 0 ? lines : lines.slice(0, 1), {
    title: t("Training: {metric}", { metric: metricName(metric) }),
    ...titles,
    xLabel: t("epoch"),
    yLabel,
    xWhole: true,
    xRange: [epochs[0], epochs[1] + 0.02 * (epochs[1] - epochs[0])], // room for the last dot
    yFromZero: fromZero,
  });
}

function points(of: TrainingRecord["epochs"], name: string): Points {
  const known = of.filter(({ values }) => name in values);
  return { x: known.map(({ x }) => round(x)), y: known.map(({ values }) => round(values[name]!)) };
}

/** Five digits: more cannot be seen and would only make the saved notebook larger. */
function round(value: number): number {
  return Number(value.toPrecision(5));
}
