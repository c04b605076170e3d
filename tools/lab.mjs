// @ts-check
import { basename } from "node:path";
import { chapterNamed } from "./chapters.mjs";
import { fixDataFolder } from "./data-folder.mjs";
import { buildNotebooks, sources } from "./notebooks/build.mjs";
import { execute } from "./notebooks/execute.mjs";
import { inRoot } from "./paths.mjs";
import { afterSetUp } from "./set-up/set-up.mjs";

/** Chapters to run, by number: all of them where none is named. */
const wanted = process.argv.slice(2);

/**
 * Executes the worked chapters and prints a table. Two run side by side, each with one TensorFlow thread.
 */
await afterSetUp(async () => {
  const chapters = chosen();
  fixDataFolder();
  buildNotebooks({ worked: inRoot("build", "worked"), templates: inRoot("build", "templates") });
  const waiting = [...chapters];
  /** @type {import("./notebooks/execute.mjs").Execution[]} */
  const done = [];
  const worker = async () => {
    for (let chapter = waiting.shift(); chapter !== undefined; chapter = waiting.shift()) {
      console.log(`  … ${chapter}`);
      const env = { TF_NUM_INTRAOP_THREADS: "1", TF_NUM_INTEROP_THREADS: "1", OMP_NUM_THREADS: "1" };
      const execution = await execute(
        inRoot("build", "worked", `${chapter}.ipynb`),
        inRoot("build", "report"),
        env,
      );
      console.log(
        `  ${execution.failure === null ? "✓" : "✗"} ${chapter}, ${execution.seconds.toFixed(0)} s`,
      );
      done.push(execution);
    }
  };
  await Promise.all([worker(), worker()]);
  done.sort((one, other) => one.chapter.localeCompare(other.chapter));
  printTable(done);
  printFailures(done);
  console.log("Reports with figures: build/report/");
});

/** Names of the chapters to run, each once and in order. */
function chosen() {
  const all = sources().map((path) => ({ name: basename(path, ".ts") }));
  const some = wanted.map((number) => chapterNamed(number, all, "npm run lab --"));
  return all.filter((chapter) => wanted.length === 0 || some.includes(chapter)).map(({ name }) => name);
}

/** @param {readonly import("./notebooks/execute.mjs").Execution[]} done */
function printTable(done) {
  console.log(
    `\n${"chapter".padEnd(18)}${"seconds".padStart(8)}${"longest cell".padStart(14)}  ${"data".padEnd(11)}test accuracy`,
  );
  for (const { chapter, seconds, longest, results } of done) {
    const origins = [...new Set(results.map(({ origin }) => origin))].join(", ") || "–";
    const accuracies = results.map(({ name, accuracy }) => `${name} ${(100 * accuracy).toFixed(2)} %`);
    console.log(
      `${chapter.padEnd(18)}${seconds.toFixed(0).padStart(8)}${longest.toFixed(0).padStart(14)}  ${origins.padEnd(11)}${accuracies.join(", ") || "–"}`,
    );
  }
}

/** @param {readonly import("./notebooks/execute.mjs").Execution[]} done */
function printFailures(done) {
  for (const { chapter, failure } of done) {
    if (failure === null) continue;
    const place = failure.cell === null ? chapter : `${chapter}, cell ${failure.cell}`;
    console.error(`${place}: ${failure.reason}`);
    process.exitCode = 1;
  }
}
