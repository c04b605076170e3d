import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { programs } from "./programs.mjs";

const MOST = 1.1;

/**
 * Whether small and many fits cost more than in plain tfjs: processor time of each program's parts, in processes of their
 * own that take turns, the least of `--runs N` (3). `--only TEXT` runs the programs whose name has it.
 *
 * Ends with an error where a program takes more than a tenth longer than plain.
 */
export async function run(options) {
  const option = (name, otherwise) =>
    options.includes(name) ? options[options.indexOf(name) + 1] : otherwise;
  const runs = Number(option("--runs", 3));
  let worst = 0;
  console.log("| program | part | plain, s | image-lab, s | ratio |\n| --- | --- | ---: | ---: | ---: |");
  for (const name of Object.keys(programs).filter((name) => name.includes(option("--only", "")))) {
    const least = { plain: {}, ours: {} };
    for (let run = 0; run < runs; run++)
      for (const mode of run % 2 === 0 ? ["plain", "ours"] : ["ours", "plain"])
        for (const [part, seconds] of Object.entries(measure(mode, name)))
          least[mode][part] = Math.min(seconds, least[mode][part] ?? Number.POSITIVE_INFINITY);
    for (const [part, plain] of Object.entries(least.plain)) {
      const ratio = least.ours[part] / plain;
      worst = Math.max(worst, ratio);
      const cells = [name, part, plain.toFixed(2), least.ours[part].toFixed(2), ratio.toFixed(2)];
      console.log(`| ${cells.join(" | ")} |`);
    }
  }
  console.log(`\nWorst: ${worst.toFixed(2)}; must: at most ${MOST}.`);
  return worst <= MOST ? 0 : 1;
}

function measure(mode, name) {
  const worker = join(import.meta.dirname, "worker.mjs");
  const output = execFileSync(process.execPath, [worker, mode, name], { encoding: "utf8" });
  return JSON.parse(output.trim().split("\n").at(-1));
}
