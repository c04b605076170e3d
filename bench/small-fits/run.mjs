import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { median } from "../median.mjs";
import { programs } from "./programs.mjs";
import { userPrograms } from "./user-programs.mjs";

const MOST = 1.1;

/**
 * Whether small and many fits cost more than in plain tfjs: processor time of each program's parts, in processes of their
 * own that take turns. The times are the least of `--runs N` (5); the ratio is the median of those of neighbours, since a
 * processor is faster in one minute than in the next. Each run measures plain tfjs twice: what the second is of the first
 * says how much of a ratio is chance. `--only TEXT` runs the programs whose name has it; `--program NAME`, any number of
 * times, exactly these, and also those that the long proof of user programs compares with plain tfjs.
 *
 * Ends with an error where a program takes more than a tenth longer than plain.
 */
export async function run(options) {
  const option = (name, otherwise) =>
    options.includes(name) ? options[options.indexOf(name) + 1] : otherwise;
  const runs = Number(option("--runs", 5));
  let worst = 0;
  console.log(
    "| program | part | plain, s | image-lab, s | ratio | plain again |\n| --- | --- | ---: | ---: | ---: | ---: |",
  );
  for (const name of chosen(options, option("--only", ""))) {
    const times = Array.from({ length: runs }, (_, run) => inTurns(name, run % 2 === 0));
    for (const part of Object.keys(times[0].plain)) {
      const [plain, ours] = ["plain", "ours"].map((side) => Math.min(...times.map((of) => of[side][part])));
      const [ratio, again] = ["ours", "again"].map((side) =>
        median(times.map((of) => of[side][part] / of.plain[part])),
      );
      worst = Math.max(worst, ratio);
      console.log(
        `| ${[name, part, ...[plain, ours, ratio, again].map((value) => value.toFixed(2))].join(" | ")} |`,
      );
    }
  }
  console.log(`\nWorst: ${worst.toFixed(2)}; must: at most ${MOST}.`);
  return worst <= MOST ? 0 : 1;
}

function chosen(options, text) {
  const named = options.filter((_, at) => options[at - 1] === "--program");
  const unknown = named.find((name) => !(name in programs || name in userPrograms));
  if (unknown !== undefined) throw new Error(`Expected the name of a program, found "${unknown}".`);
  return named.length > 0 ? named : Object.keys(programs).filter((name) => name.includes(text));
}

function inTurns(name, plainFirst) {
  const sides = plainFirst ? ["plain", "ours", "again"] : ["again", "ours", "plain"];
  return Object.fromEntries(sides.map((side) => [side, measure(side === "ours" ? "ours" : "plain", name)]));
}

function measure(mode, name) {
  const worker = join(import.meta.dirname, "worker.mjs");
  const output = execFileSync(process.execPath, [worker, mode, name], { encoding: "utf8" });
  return JSON.parse(output.trim().split("\n").at(-1));
}
