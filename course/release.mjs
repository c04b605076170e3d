// @ts-check
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { setUpSite } from "../browser/builder/set-up.mjs";
import { buildSite } from "../browser/builder/site.mjs";
import { describeSize } from "../browser/builder/size.mjs";
import { takeLanguage } from "../tools/language.mjs";
import { afterSetUp } from "../tools/set-up/set-up.mjs";
import { buildChapters, chapterNames, notebookFile, start } from "./chapters.mjs";
import { labcourse, setUpCourse } from "./python.mjs";
import { zipLab } from "./zip-lab.mjs";

const usage = "npm run release -- --out DIR [--chapters 1,3] [--lang fr] [--site [--data DIR]]";
const language = takeLanguage(process.argv);

/** @param {string} name */
function option(name) {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

/**
 * The released chapters as a site that runs in a browser.
 *
 * @param {string} site @param {string} templates @param {readonly string[]} names
 */
async function addSite(site, templates, names) {
  await setUpSite();
  const chapters = names.map((name) => ({
    name: `${name}.ipynb`,
    path: notebookFile(templates, name),
    language,
  }));
  await buildSite({ out: resolve(site), chapters, data: option("--data") });
  console.log(`  ✓ ${site}: the lab as a web page, ${describeSize(site)}`);
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
    const files = zipLab(zip, templates, [start, ...names], language);
    console.log(`  ✓ ${out}: nbgrader's course folder with ${names.join(", ")}`);
    console.log(`  ✓ ${zip}: the lab for learners, ${files} files`);
    if (process.argv.includes("--site")) await addSite(join(out, "site"), templates, [start, ...names]);
  });
}
