import { checkFunction, checkObject } from "../../arguments/objects";
import { refusal } from "../../arguments/refuse";
import { checkRange, listOf, textOf } from "../../arguments/values";
import { formatSignificant, plural, t } from "../../i18n";
import { makeFigure } from "../figure";
import { colour } from "../style/colours";
import { plainText } from "../style/plain-text";
import type { Figure, Titled } from "../types";

export interface Path {
  readonly name: string;
  /** Places visited, in order, as [x, y]. */
  readonly points: readonly (readonly [number, number])[];
}

export interface ValleyOptions extends Titled {
  readonly title: string;
  readonly xRange: readonly [number, number];
  readonly yRange: readonly [number, number];
  /** "w₁" and "w₂" if left out. */
  readonly xLabel?: string;
  readonly yLabel?: string;
}

const STEPS = 81;
/** Points of a path: each is drawn with a mark of its own. */
const MOST_POINTS = 5000;

/**
 * Paths of optimizers on a map of the loss over two parameters: lines of equal loss, darker where it is higher,
 * a ring where each path starts and a star where it ends.
 *
 * @param height of the loss at (x, y), at least 0; drawn as its square root, so that the floor of the valley shows.
 * @param given a path for each optimizer, of 5,000 points at most
 * @throws RangeError when one of these is something else.
 */
export function valleyPaths(
  height: (x: number, y: number) => number,
  given: readonly Path[],
  options: ValleyOptions,
): Figure {
  const caller = "valleyPaths";
  checkFunction({ caller, what: "the loss" }, height, "(x, y) => x ** 2 + y ** 2");
  const loss = (x: number, y: number): number => {
    const value: unknown = height(x, y);
    if (typeof value === "number") return value;
    throw refusal({ caller, what: `the loss at (${x}, ${y})` }, "a number", value, "return a number from it");
  };
  checkObject(
    { caller, what: "the options" },
    options,
    '{ title: "Paths", xRange: [-5, 5], yRange: [-5, 5] }',
  );
  for (const axis of ["xRange", "yRange"] as const) checkRange({ caller, what: axis }, options[axis] ?? null);
  const paths = listOf(
    { caller, what: "the paths" },
    given,
    '[{ name: "sgd", points: [[1, 2], [0, 1]] }]',
  ).map(pathOf);
  const { xLabel = "w₁", yLabel = "w₂" } = options;
  const xs = steps(options.xRange);
  const ys = steps(options.yRange);
  const finite = paths.map(({ name, points }) => ({
    name,
    points: points.filter((point) => [...point, loss(...point)].every(isPlace)), // a path may run away
  }));
  return makeFigure({
    ...options,
    data: [
      {
        type: "contour",
        x: xs,
        y: ys,
        z: ys.map((y) => xs.map((x) => root(loss(x, y)))),
        ncontours: 18,
        contours: { coloring: "lines" } as object,
        colorscale: [
          [0, "#c5ced8"],
          [1, "#7b8794"],
        ],
        line: { width: 1 },
        showscale: false,
        hoverinfo: "skip",
        showlegend: false,
      } as Record<string, unknown>,
      ...finite.map(({ name, points }, position) => ({
        type: "scatter" as const,
        mode: "lines+markers" as const,
        name: plainText(name),
        x: points.map(([x]) => x),
        y: points.map(([, y]) => y),
        line: { color: colour(position), width: 2 },
        marker: {
          opacity: 1,
          color: colour(position),
          size: points.map((_, at) => (at === 0 ? 11 : at === points.length - 1 ? 14 : 4)),
          symbol: points.map((_, at) =>
            at === 0 ? "circle-open" : at === points.length - 1 ? "star" : "circle",
          ) as unknown as string,
        },
        hovertemplate: `${t("step %{pointNumber}: (%{x:.3~g}, %{y:.3~g})")}<extra>${plainText(name)}</extra>`,
      })),
    ],
    layout: {
      height: 460,
      xaxis: { title: { text: xLabel }, range: [...options.xRange], showgrid: false },
      yaxis: { title: { text: yLabel }, range: [...options.yRange], showgrid: false },
    } as Record<string, unknown>,
    text: finite
      .map(({ name, points }) => {
        const [first, last] = [points[0], points[points.length - 1]];
        if (!first || !last) return t("{name}: no step", { name });
        const place = ([x, y]: readonly [number, number]): string =>
          `(${formatSignificant(x)}, ${formatSignificant(y)})`;
        return t("{name}: {steps} from {first} to {last}, loss {before} to {after}", {
          name,
          steps: plural(points.length - 1, "step"),
          first: place(first),
          last: place(last),
          before: formatSignificant(loss(...first)),
          after: formatSignificant(loss(...last)),
        });
      })
      .join("\n"),
  });
}

function pathOf(value: unknown, at: number): Path {
  const caller = "valleyPaths";
  checkObject({ caller, what: `path ${at}` }, value, '{ name: "sgd", points: [[1, 2], [0, 1]] }');
  const path = value as Path;
  const name = textOf({ caller, what: `the name of path ${at}` }, path.name);
  const points = listOf(
    { caller, what: `the points of path "${name}"` },
    path.points,
    "[[1, 2], [0, 1]]",
    MOST_POINTS,
  );
  const wrong = points.findIndex(
    (point) => !Array.isArray(point) || point.length !== 2 || point.some((part) => typeof part !== "number"),
  );
  if (wrong < 0) return { name, points: points as [number, number][] };
  const what = `point ${wrong} of path "${name}"`;
  throw refusal({ caller, what }, "two numbers", points[wrong], "pass for example [1, 2]");
}

/** The picture has a gap where a loss is infinite, or as good as that, or NaN. */
function root(loss: number): number | null {
  return isPlace(loss) ? Math.sqrt(Math.max(0, loss)) : null;
}

/** Beyond these, plotly computes with numbers that overflow. */
function isPlace(value: number): boolean {
  return Math.abs(value) < 1e290;
}

function steps([low, high]: readonly [number, number]): number[] {
  return Array.from({ length: STEPS }, (_, step) => low + ((high - low) * step) / (STEPS - 1));
}
