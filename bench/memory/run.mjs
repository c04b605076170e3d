import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildChapters } from "../../course/chapters.mjs";
import { root } from "../../tools/paths.mjs";
import { median } from "../median.mjs";
import { measureAtRest } from "./at-rest.mjs";
import { kernelspecOf, writeKernelspec } from "./kernels.mjs";

/**
 * What memory a learner's kernel takes: runs a worked chapter (`--chapter=03-mlp`) as many times as `--rounds=3` says.
 * `--before=FOLDER` runs it as well with an earlier build, set up in that folder, each in turn. `--at-rest` runs a first
 * tensor instead, and one of TensorFlow and of PyTorch beside it.
 */
export async function run(options) {
  const option = (name, otherwise) =>
    options.find((text) => text.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
  const before = option("before");
  const builds = { ...(before === undefined ? {} : { before }), now: root };
  if (options.includes("--at-rest")) {
    await measureAtRest(builds, Number(option("rounds", "3")));
    return 0;
  }
  const notebook = join(buildChapters().worked, `${option("chapter", "03-mlp")}.ipynb`);
  const folder = mkdtempSync(join(tmpdir(), "memory-"));
  try {
    for (const [name, place] of Object.entries(builds))
      writeKernelspec(folder, name, await kernelspecOf(place));
    const results = Object.fromEntries(Object.keys(builds).map((name) => [name, []]));
    for (let round = 0; round < Number(option("rounds", "3")); round++)
      for (const [name, place] of Object.entries(builds))
        results[name].push(measure(folder, name, place, notebook));
    return print(results) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measure(folder, name, place, notebook) {
  const python = join(root, ".venv", "bin", "python");
  const args = [join(import.meta.dirname, "chapter.py"), name, join(place, "build"), notebook];
  const env = { ...process.env, JUPYTER_PATH: folder, LAB_DATA: process.env.LAB_DATA ?? "stand-in" };
  return JSON.parse(execFileSync(python, args, { env, encoding: "utf8" }));
}

/** @returns whether every run came to its end */
function print(results) {
  const figures = ["tensors", "peak", "end"];
  const heads = ["first tensors, MB", "peak, MB", "end, MB"];
  console.log(["build".padEnd(8), ...heads.map((head) => head.padStart(18))].join(""));
  const medians = Object.entries(results).map(([name, runs]) => {
    const row = figures.map((figure) => median(runs.map((one) => one[figure])));
    console.log([name.padEnd(8), ...row.map((value) => String(value).padStart(18))].join(""));
    return row;
  });
  if (medians.length === 2) {
    const ratios = medians[1].map((value, index) => (value / medians[0][index]).toFixed(2));
    console.log(["ratio".padEnd(8), ...ratios.map((ratio) => ratio.padStart(18))].join(""));
  }
  const failed = Object.values(results)
    .flat()
    .filter((one) => one.failed !== null);
  for (const one of failed) console.log(`A cell failed: ${one.failed}`);
  return failed.length === 0;
}
