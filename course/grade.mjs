// @ts-check
import { existsSync } from "node:fs";
import { join } from "node:path";
import { takeLanguage } from "../tools/language.mjs";
import { afterSetUp } from "../tools/set-up/set-up.mjs";
import { buildChapters, chapterNames } from "./chapters.mjs";
import { labcourse, setUpCourse } from "./python.mjs";

const usage = `npm run grade -- SUBMISSIONS --out DIR [--jobs N] [--profile slurm] [--student ID] [--due 2026-11-30T23:59+01:00]
  [--late-penalty 0.1] [--cell-seconds 60] [--lang fr] [--unsafe]
SUBMISSIONS: a folder with one folder per student, a learning platform's zip, or nbgrader's submitted/.`;

const args = process.argv.slice(2);
const language = takeLanguage(args);
const at = args.indexOf("--out");
const out = at < 0 ? undefined : args[at + 1];

if (out === undefined || args.includes("--help") || args[0]?.startsWith("--")) {
  console.log(usage);
  process.exitCode = args.includes("--help") ? 0 : 2;
} else {
  await afterSetUp(async () => {
    await setUpCourse();
    if (!existsSync(join(out, "source"))) {
      const { worked } = buildChapters(language);
      console.log(`  … course folder ${out}`);
      if (!labcourse(["release", out, "--worked", worked, ...chapterNames(worked)])) return;
    }
    labcourse(["grade", ...args]);
  });
}
