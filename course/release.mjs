// @ts-check
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { takeLanguage } from "../tools/language.mjs";
import { afterSetUp } from "../tools/set-up/set-up.mjs";
import { buildChapters, chapterNames } from "./chapters.mjs";
import { labcourse, setUpCourse } from "./python.mjs";
import { zipLab } from "./zip-lab.mjs";

const usage = "npm run release -- --out DIR [--chapters 1,3] [--lang fr]";
const language = takeLanguage(process.argv);

/** @param {string} name */
function option(name) {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

const out = option("--out");
if (out === undefined) {
  console.log(`${usage}\nwrites nbgrader's course folder to DIR, and DIR/lab.zip for learners.`);
  process.exitCode = process.argv.includes("--help") ? 0 : 2;
} else {
  await afterSetUp(async () => {
    await setUpCourse();
    const { worked, templates } = buildChapters(language);
    const names = chapterNames(worked, option("--chapters"));
    mkdirSync(out, { recursive: true });
    if (!labcourse(["release", out, "--worked", worked, ...names])) return;
    const zip = join(out, "lab.zip");
    const files = zipLab(zip, templates, names, language);
    console.log(`  ✓ ${out}: nbgrader's course folder with ${names.join(", ")}`);
    console.log(`  ✓ ${zip}: the lab for learners, ${files} files`);
  });
}
