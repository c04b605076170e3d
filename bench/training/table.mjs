/** The result as Markdown: one table a task, one row a contender. */
export function printTable({ machine, versions, peakGflops, results }) {
  const lines = [
    `Machine: ${machine}. Versions: ${versions}. Fastest matrix product: ${peakGflops.toFixed(0)} GFLOP/s.`,
    "Best of all rounds, in brackets the median.",
  ];
  for (const task of ["fit", "shuffled fit", "small fit", "evaluate", "predict", "first batch", "load"]) {
    const columns = results.filter((result) => result.task === task);
    if (columns.length > 0) lines.push("", ...table(task, columns));
  }
  return lines.join("\n");
}

function table(task, columns) {
  const { unit } = columns[0];
  const names = Object.keys(columns[0].best);
  const row = (cells) => `| ${cells.join(" | ")} |`;
  const rows = [
    row([`${task}, ${unit}`, ...columns.map(({ network, set }) => [network, set].filter(Boolean).join(" "))]),
    row(["---", ...columns.map(() => "---:")]),
    ...names.map((name) =>
      row([
        name,
        ...columns.map(({ best, median }) => `${number(best[name], unit)} (${number(median[name], unit)})`),
      ]),
    ),
  ];
  if (columns[0].ratio !== undefined) rows.push(row(["**ratio to the best peer**", ...columns.map(verdict)]));
  if (columns[0].shareOfPeak !== undefined)
    rows.push(
      row([
        "share of the matrix-product peak",
        ...columns.map(({ shareOfPeak }) => `${(shareOfPeak * 100).toFixed(0)} %`),
      ]),
    );
  return rows;
}

function number(value, unit) {
  if (unit === "s") return value.toFixed(3);
  return value >= 1e5 ? `${Math.round(value / 1000)}k` : `${(value / 1000).toFixed(1)}k`;
}

/** The ratio, and of must and aim whether it reaches them. */
function verdict({ ratio, bestPeer, must, aim }) {
  const mark = (name, target) => `${name} ${target.toFixed(2)} ${ratio >= target ? "✓" : "✗"}`;
  const of = `**${ratio.toFixed(2)}** of ${bestPeer}`;
  return must === undefined ? of : `${of}; ${mark("must", must)}, ${mark("aim", aim)}`;
}
