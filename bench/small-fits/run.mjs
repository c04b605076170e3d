import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { programs } from "./programs.mjs";

const LIMIT = 1.1;

/**
 * Whether small and many fits cost more than in plain tfjs: processor time of each program's parts, in processes of their
 * own that take turns, the least of `--runs N` (3). A program that seems over the limit is run again, up to `--most N` (15)
 * times: most parts take a fifth of a second, and one process in four is a tenth slower by chance.
 * `--only TEXT` runs the programs whose name has it.
 *
 * Ends with an error where a program takes more than a tenth longer than plain.
 */
export async function run(options) {
  const option = (name, otherwise) =>
    options.includes(name) ? options[options.indexOf(name) + 1] : otherwise;
  const [runs, most] = [Number(option("--runs", 3)), Number(option("--most", 15))];
  let worst = 0;
  console.log(
    "| program | part | runs | plain, s | image-lab, s | ratio |\n| --- | --- | ---: | ---: | ---: | ---: |",
  );
  for (const name of Object.keys(programs).filter((name) => name.includes(option("--only", "")))) {
    const { count, rows } = compare(name, runs, most);
    for (const { part, plain, ours, ratio } of rows) {
      worst = Math.max(worst, ratio);
      const cells = [name, part, count, plain.toFixed(2), ours.toFixed(2), ratio.toFixed(2)];
      console.log(`| ${cells.join(" | ")} |`);
    }
  }
  console.log(`\nWorst: ${worst.toFixed(2)}; must: at most ${LIMIT}.`);
  return worst <= LIMIT ? 0 : 1;
}

/** The least seconds of each part, plain and with image-lab. */
function compare(name, runs, most) {
  const least = { plain: {}, ours: {} };
  const rows = () =>
    Object.entries(least.plain).map(([part, plain]) => {
      const ours = least.ours[part];
      return { part, plain, ours, ratio: ours / plain };
    });
  let count = 0;
  while (count < runs || (count < most && rows().some(({ ratio }) => ratio > LIMIT))) {
    for (const mode of count % 2 === 0 ? ["plain", "ours"] : ["ours", "plain"])
      for (const [part, seconds] of Object.entries(measure(mode, name)))
        least[mode][part] = Math.min(seconds, least[mode][part] ?? Number.POSITIVE_INFINITY);
    count++;
  }
  return { count, rows: rows() };
}

function measure(mode, name) {
  const worker = join(import.meta.dirname, "worker.mjs");
  const output = execFileSync(process.execPath, [worker, mode, name], { encoding: "utf8" });
  return JSON.parse(output.trim().split("\n").at(-1));
}
