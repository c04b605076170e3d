import { checkObject } from "../../arguments/objects";
import { inWords } from "../../arguments/refuse";
import { listOf, textsOf } from "../../arguments/values";
import { formatNumber, plural, t } from "../../i18n";
import { makeFigure } from "../figure";
import { INK, PAPER, SEQUENTIAL } from "../style/colours";
import { plainText } from "../style/plain-text";
import type { Figure, Titled } from "../types";

/** More classes than these have no numbers in their cells, which would not fit, and take minutes to draw. */
const MOST_NUMBERED = 24;
/** Pixels of a cell that has a number in it, and the fewest of one that has none. */
const CELL = 34;
const SMALLEST_CELL = 6;

/** Its title object is newer than the plotly types of nodeplotlib. */
function colourBar(): object {
  const title = { text: t("% of true class"), side: "right", font: { size: 13 } };
  return { title, thickness: 12, outlinewidth: 0 };
}

/**
 * Counts of true against predicted classes: rows are true classes, each coloured by its share of the row,
 * so that the diagonal shows how much of each class was found.
 *
 * @param given counts, square, as `confusionCounts` returns them.
 * @param names one name for each row.
 * Up to 24 classes each cell says its count; beyond that the colours stay, the counts of a cell under the mouse, and the text.
 *
 * @throws RangeError when rows, columns and names differ in number, or a count is no whole number from 0 on.
 * @example
 * show(confusionMatrix(confusionCounts(labels, predictions), test.classNames, { from: test }));
 */
export function confusionMatrix(
  given: readonly (readonly number[])[],
  names: readonly string[],
  options: Titled = {},
): Figure {
  const argument = { caller: "confusionMatrix", what: "the counts" };
  checkObject({ caller: "confusionMatrix", what: "the options" }, options, "{ from: test }");
  const classNames = distinct(textsOf({ caller: "confusionMatrix", what: "the class names" }, names));
  const counts = listOf(argument, given, "[[5, 0], [1, 4]]").map(
    (row, at) => listOf({ ...argument, what: `row ${at} of the counts` }, row, "[5, 0]") as number[],
  );
  const classes = classNames.length;
  if (counts.length !== classes || counts.some((row) => row.length !== classes)) {
    throw new RangeError(
      `confusionMatrix: ${classes} class names need ${classes}×${classes} counts, and there are ` +
        `${counts.length} rows of ${[...new Set(counts.map((row) => row.length))].join(", ") || 0}.`,
    );
  }
  for (const [label, row] of counts.entries()) {
    const wrong = row.findIndex((count) => !Number.isSafeInteger(count) || count < 0);
    if (wrong >= 0)
      throw new RangeError(
        `confusionMatrix: class "${classNames[label]}" has a count of ${inWords(row[wrong])}; counts are whole numbers ` +
          "from 0 to 2^53.",
      );
  }
  const shown = distinct(classNames.map(plainText));
  const cell = classes > MOST_NUMBERED ? Math.max(SMALLEST_CELL, 680 / classes) : CELL;
  const shares = counts.map((row) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return row.map((count) => (total === 0 ? 0 : (100 * count) / total));
  });
  const total = counts.flat().reduce((sum, count) => sum + count, 0);
  const right = counts.reduce((sum, row, label) => sum + row[label]!, 0);
  return makeFigure({
    title: t("Confusion matrix"),
    subtitle: t("{right} of {total} right", { right: formatNumber(right), total: formatNumber(total) }),
    ...options,
    data: [
      {
        type: "heatmap",
        x: shown,
        y: shown,
        z: shares,
        zmin: 0,
        zmax: 100,
        colorscale: SEQUENTIAL,
        xgap: cell < CELL ? 0 : 1,
        ygap: cell < CELL ? 0 : 1,
        text: counts.map((row) => row.map(String)) as unknown as string[],
        hovertemplate: `${t("%{text} of class %{y} predicted as %{x} (%{z:.1f} % of the row)")}<extra></extra>`,
        colorbar: colourBar(),
      },
    ],
    layout: {
      height: 200 + cell * Math.max(classes, 6),
      margin: { l: 70, r: 20, t: 70, b: 60 },
      xaxis: {
        title: { text: t("predicted class") },
        type: "category",
        ticks: "outside",
        tickcolor: PAPER,
        showline: false,
        showgrid: false,
      },
      yaxis: {
        title: { text: t("true class") },
        type: "category",
        autorange: "reversed",
        ticks: "outside",
        tickcolor: PAPER,
        showline: false,
        showgrid: false,
      },
      annotations: (classes > MOST_NUMBERED ? [] : counts).flatMap((row, label) =>
        row.map((count, predicted) => ({
          x: predicted,
          y: label,
          text: count === 0 ? "·" : formatNumber(count),
          showarrow: false,
          font: { size: 12, color: shares[label]![predicted]! > 55 ? PAPER : INK },
        })),
      ),
    } as Record<string, unknown>,
    text: describe(counts, classNames),
  });
}

/** Classes of the same name share no row: further ones are numbered. */
function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let times = 2; taken.has(unique); times++) unique = `${name} (${times})`;
    taken.add(unique);
    return unique;
  });
}

const inOneLine = (words: string, doubt: string): string => t("{words}; {doubt}", { words, doubt });

function describe(counts: readonly (readonly number[])[], names: readonly string[]): string {
  const recalls = counts.map((row, label) =>
    t("{name}: {right} of {total} right", {
      name: names[label]!,
      right: formatNumber(row[label]!),
      total: formatNumber(row.reduce((sum, count) => sum + count, 0)),
    }),
  );
  const mixedUp = counts
    .flatMap((row, label) => row.map((count, predicted) => ({ count, label, predicted })))
    .filter(({ count, label, predicted }) => label !== predicted && count > 0)
    .sort((one, other) => other.count - one.count)
    .slice(0, 3)
    .map(
      ({ count, label, predicted }) =>
        `${t("{truth} taken for {predicted}", { truth: names[label]!, predicted: names[predicted]! })} (${plural(count, "image")})`,
    );
  return [
    ...recalls,
    ...(mixedUp.length > 0 ? [t("most often mixed up: {pairs}", { pairs: mixedUp.reduce(inOneLine) })] : []),
  ].join("\n");
}
