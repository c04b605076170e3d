import { checkObject } from "../../arguments/objects";
import { listOf, numbersOf, textOf, textsOf } from "../../arguments/values";
import { formatNumber, formatSignificant, t } from "../../i18n";
import { makeFigure } from "../figure";
import { colour } from "../style/colours";
import { plainText } from "../style/plain-text";
import type { Figure, Titled } from "../types";
import { checkAxes } from "./check-values";

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

/** More bars than a sheet has pixels for, and more than can have a number above them. */
const [MOST_BARS, MOST_NUMBERED] = [500, 100];

/**
 * One bar for each category, or one for each series side by side; the value stands above its bar.
 *
 * @throws RangeError when a series has another number of values than there are categories, one of them cannot be drawn,
 *   or there are more than 500 categories.
 * @example
 * show(barChart(["relu", "tanh"], [{ name: "accuracy", values: [0.97, 0.96] }], { title: "Activations", xLabel: "activation", yLabel: "accuracy" }));
 */
export function barChart(
  categories: readonly string[],
  series: readonly Bars[],
  options: BarChartOptions,
): Figure {
  checkAxes("barChart", options);
  const names = textsOf({ caller: "barChart", what: "the categories" }, categories, MOST_BARS);
  const bars = listOf({ caller: "barChart", what: "the series" }, series, example).map(barsOf);
  const numbered = names.length * bars.length <= MOST_NUMBERED;
  for (const { name, values } of bars) {
    if (values.length !== names.length) {
      throw new RangeError(
        `barChart: series "${name}" has ${values.length} values for ${names.length} categories; it needs one for each.`,
      );
    }
  }
  const label = (value: number): string =>
    Number.isInteger(value) ? formatNumber(value) : formatSignificant(value);
  return makeFigure({
    ...options,
    data: bars.map(({ name, values }, position) => ({
      type: "bar",
      name: plainText(name),
      x: names.map(plainText),
      y: [...values],
      ...(numbered && { text: values.map(label) }),
      textposition: "outside",
      cliponaxis: false,
      textangle: 0,
      constraintext: "none",
      textfont: { size: bars.length > 1 ? 10 : 12 },
      marker: { color: colour(position) },
      hovertemplate: `${t("{name}: {value}", { name: "%{x}", value: `%{${numbered ? "text" : "y"}}` })}<extra>${plainText(name)}</extra>`,
      showlegend: bars.length > 1,
    })),
    layout: {
      xaxis: { title: { text: options.xLabel }, type: "category", ticks: "" },
      yaxis: { title: { text: options.yLabel }, ...(options.yRange ? { range: [...options.yRange] } : {}) },
      bargap: 0.25,
    } as Record<string, unknown>,
    text: [
      t("{y} for each {x}", { y: options.yLabel, x: options.xLabel }),
      ...bars.map(({ name, values }) =>
        t("{name}: {value}", {
          name,
          value: names.map((category, at) => `${category} ${label(values[at]!)}`).join(", "),
        }),
      ),
    ].join("\n"),
  });
}

const example = '[{ name: "accuracy", values: [0.97, 0.96] }]';

function barsOf(value: unknown, at: number): Bars {
  checkObject({ caller: "barChart", what: `series ${at}` }, value, example.slice(1, -1));
  const { name, values } = value as Bars;
  const text = textOf({ caller: "barChart", what: `the name of series ${at}` }, name);
  return { name: text, values: numbersOf({ caller: "barChart", what: `series "${text}"` }, values) };
}
