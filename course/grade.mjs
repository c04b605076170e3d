// @ts-check
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { takeLanguage } from "../tools/language.mjs";
import { afterSetUp } from "../tools/set-up/set-up.mjs";
import { buildChapters, chapterNames } from "./chapters.mjs";
import { labcourse, setUpCourse } from "./python.mjs";

const usage = `npm run grade -- SUBMISSIONS --out DIR [--jobs N] [--profile slurm] [--student ID] [--due 2026-11-30T23:59+01:00]
  [--late-penalty 0.1] [--cell-seconds 60] [--seed N] [--lang fr] [--dry-run] [--unsafe]
SUBMISSIONS: a folder with one folder per student, a learning platform's zip or files, or nbgrader's submitted/.`;

const args = process.argv.slice(2);
const language = takeLanguage(args);
const at = args.indexOf("--out");
const out = at < 0 ? undefined : args[at + 1];

/** The chapters that a release had still to write when it was cut off. @param {string} folder */
function unfinished(folder) {
  const list = join(folder, "unfinished-release.json");
  return existsSync(list) ? /** @type {string[]} */ (JSON.parse(readFileSync(list, "utf8"))) : undefined;
}

/** @param {string} folder */
function isReleased(folder) {
  return existsSync(join(folder, "source")) && unfinished(folder) === undefined;
}

if (out === undefined || args.includes("--help") || args[0]?.startsWith("--")) {
  console.log(usage);
  process.exitCode = args.includes("--help") ? 0 : 2;
} else {
  await afterSetUp(async () => {
    await setUpCourse();
    if (!isReleased(out)) {
      const { worked } = buildChapters(language);
      console.log(`  … course folder ${out}`);
      if (!labcourse(["release", out, "--worked", worked, ...(unfinished(out) ?? chapterNames(worked))]))
        return;
    }
    labcourse(["grade", ...args]);
  });
}
