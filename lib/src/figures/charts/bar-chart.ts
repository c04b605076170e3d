import { formatNumber, formatSignificant, t } from "../../i18n";
import { makeFigure } from "../figure";
import { colour } from "../style/colours";
import type { Figure, Titled } from "../types";
import { checkFinite } from "./check-values";

export interface Bars {
  readonly name: string;
  readonly values: readonly number[];
}

export interface BarChartOptions extends Titled {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly yRange?: readonly [number, number];
}

/**
 * One bar for each category, or one for each series side by side; the value stands above its bar.
 *
 * @throws RangeError when a series has another number of values than there are categories.
 * @example
 * show(barChart(["relu", "tanh"], [{ name: "accuracy", values: [0.97, 0.96] }], { title: "Activations", xLabel: "activation", yLabel: "accuracy" }));
 */
export function barChart(
  categories: readonly string[],
  series: readonly Bars[],
  options: BarChartOptions,
): Figure {
  for (const { name, values } of series) {
    if (values.length !== categories.length) {
      throw new RangeError(
        `barChart: series "${name}" has ${values.length} values for ${categories.length} categories.`,
      );
    }
    checkFinite("barChart", `series "${name}"`, values);
  }
  const label = (value: number): string =>
    Number.isInteger(value) ? formatNumber(value) : formatSignificant(value);
  return makeFigure({
    ...options,
    data: series.map(({ name, values }, position) => ({
      type: "bar",
      name,
      x: [...categories],
      y: [...values],
      text: values.map(label),
      textposition: "outside",
      cliponaxis: false,
      textangle: 0,
      constraintext: "none",
      textfont: { size: series.length > 1 ? 10 : 12 },
      marker: { color: colour(position) },
      hovertemplate: `%{x}: %{text}<extra>${name}</extra>`,
      showlegend: series.length > 1,
    })),
    layout: {
      xaxis: { title: { text: options.xLabel }, type: "category", ticks: "" },
      yaxis: { title: { text: options.yLabel }, ...(options.yRange ? { range: [...options.yRange] } : {}) },
      bargap: 0.25,
    } as Record<string, unknown>,
    text: [
      t("{y} for each {x}", { y: options.yLabel, x: options.xLabel }),
      ...series.map(
        ({ name, values }) =>
          `${name}: ${categories.map((category, at) => `${category} ${label(values[at]!)}`).join(", ")}`,
      ),
    ].join("\n"),
  });
}
