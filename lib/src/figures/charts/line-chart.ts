import { checkObject } from "../../arguments/objects";
import { refusal } from "../../arguments/refuse";
import { checkRange, listOf, numbersOf, textOf } from "../../arguments/values";
import { formatSignificant, niceStep, t } from "../../i18n";
import { makeFigure } from "../figure";
import { colour } from "../style/colours";
import { plainText } from "../style/plain-text";
import type { Figure, Titled } from "../types";
import { checkAxes } from "./check-values";

export interface Line {
  readonly name: string;
  readonly x: readonly number[];
  /** Values that are not finite leave a gap in the line. */
  readonly y: readonly number[];
  /** Draws the line dashed, for example for validation. */
  readonly dashed?: boolean;
  /** Index into the palette; the line's position if left out. */
  readonly colourIndex?: number;
  /** Draws a dot at each of this line's values; as the chart says if left out. */
  readonly markers?: boolean;
}

export interface LineChartOptions extends Titled {
  readonly title: string;
  /** What the x axis shows, with its unit. */
  readonly xLabel: string;
  /** What the y axis shows, with its unit. */
  readonly yLabel: string;
  readonly xLog?: boolean;
  readonly yLog?: boolean;
  readonly xRange?: readonly [number, number];
  readonly yRange?: readonly [number, number];
  /** Starts the y axis at 0, so that heights compare; on if left out and no range is given. */
  readonly yFromZero?: boolean;
  /** x counts something, such as epochs, and has no ticks between whole numbers. */
  readonly xWhole?: boolean;
  /** Draws a dot at every value; on if left out and no line has more than 30 values. */
  readonly markers?: boolean;
}

/**
 * Lines over common axes: loss curves, gradients against p, a learning-rate sweep.
 *
 * @throws RangeError when a line has another number of x than y values, or something else than numbers.
 * @example
 * show(lineChart([{ name: "−log p", x: p, y: loss }], { title: "Cross-entropy", xLabel: "p", yLabel: "loss (nats)" }));
 */
export function lineChart(given: readonly Line[], options: LineChartOptions): Figure {
  checkAxes("lineChart", options);
  checkRange({ caller: "lineChart", what: "xRange" }, options.xRange);
  const lines = listOf({ caller: "lineChart", what: "the lines" }, given, example).map(lineOf);
  for (const { name, x, y } of lines) {
    if (x.length !== y.length) {
      throw new RangeError(
        `lineChart: line "${name}" has ${x.length} x values and ${y.length} y values; it needs as many.`,
      );
    }
  }
  const markers = options.markers ?? lines.every(({ x }) => x.length <= 30);
  return makeFigure({
    ...options,
    data: lines.map(({ name, x, y, dashed, colourIndex, markers: dots = markers }, position) => ({
      type: "scatter",
      mode: dots ? "lines+markers" : "lines",
      name: plainText(name),
      x: [...x],
      y: y.map((value) => (Number.isFinite(value) ? value : null)),
      line: { color: colour(colourIndex ?? position), width: 2.5, dash: dashed ? "dash" : "solid" },
      marker: { size: 7, symbol: dashed ? "circle-open" : "circle" },
      hovertemplate: `${t("%{y:.4~g} at %{x}")}<extra>${plainText(name)}</extra>`,
      showlegend: lines.length > 1,
    })),
    layout: {
      xaxis: {
        title: { text: options.xLabel },
        type: options.xLog ? "log" : "linear",
        ...logTicks(options.xLog),
        ...(options.xWhole
          ? { dtick: wholeStep([...lines.flatMap(({ x }) => x), ...(options.xRange ?? [])]) }
          : {}),
        ...(options.xRange ? { range: [...options.xRange] } : {}),
      },
      yaxis: {
        title: { text: options.yLabel },
        type: options.yLog ? "log" : "linear",
        ...logTicks(options.yLog),
        ...(options.yRange
          ? { range: [...options.yRange] }
          : { rangemode: options.yFromZero === false ? "normal" : "tozero" }),
      },
    } as Record<string, unknown>,
    text: [t("{y} against {x}", { y: options.yLabel, x: options.xLabel }), ...lines.map(describe)].join("\n"),
  });
}

const example = '[{ name: "loss", x: [1, 2], y: [0.5, 0.3] }]';

function lineOf(value: unknown, at: number): Line {
  checkObject({ caller: "lineChart", what: `line ${at}` }, value, example.slice(1, -1));
  const line = value as Line;
  const name = textOf({ caller: "lineChart", what: `the name of line ${at}` }, line.name);
  const x = numbersOf({ caller: "lineChart", what: `the x values of line "${name}"` }, line.x);
  const y = numbersOf({ caller: "lineChart", what: `the y values of line "${name}"` }, line.y, true);
  if (line.colourIndex === undefined || Number.isInteger(line.colourIndex)) return { ...line, name, x, y };
  throw refusal(
    { caller: "lineChart", what: "colourIndex" },
    "a whole number",
    line.colourIndex,
    "pass 0, 1, 2, …",
  );
}

function logTicks(log: boolean | undefined): object {
  return log ? { dtick: 1, exponentformat: "power" } : {};
}

/** At most twelve ticks. */
function wholeStep(values: readonly number[]): number {
  const [low, high] = values.reduce(
    ([min, max], value) => [Math.min(min, value), Math.max(max, value)],
    [0, 0],
  );
  return Math.max(1, niceStep(high - low, 12));
}

function describe({ name, x, y }: Line): string {
  const finite = y.flatMap((value, index) => (Number.isFinite(value) ? [index] : []));
  if (finite.length === 0) return t("{name}: no finite value", { name });
  const first = finite[0]!;
  const last = finite[finite.length - 1]!;
  const lowest = finite.reduce((best, index) => (y[index]! < y[best]! ? index : best), first);
  const point = (index: number): string =>
    t("{y} at {x}", { y: formatSignificant(y[index]!), x: formatSignificant(x[index]!) });
  return t("{name}: from {first} to {last}, lowest {lowest}", {
    name,
    first: point(first),
    last: point(last),
    lowest: point(lowest),
  });
}
