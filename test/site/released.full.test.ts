import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { withoutChromium } from "../browser/chromium";
import type { Notebook } from "../course/corpus/notebook";
import { noSandbox, readGrades } from "../course/grading";
import { root } from "../root";
import { temporaryFolder } from "../temporary-folder";
import { SiteInChromium } from "./site-in-chromium";

const chapter = "02-preprocessing";

const npm = (...args: string[]): void => {
  const { status, stdout, stderr } = spawnSync("npm", ["run", ...args], { cwd: root, encoding: "utf8" });
  assert.equal(status, 0, `${stdout}\n${stderr}`);
};
const read = (...path: string[]): Notebook => JSON.parse(readFileSync(join(...path), "utf8"));
const textOf = ({ source }: Notebook["cells"][number]): string => [source].flat().join("");

test("an instructor's site hands out a chapter in French, and what is downloaded there is graded", {
  skip: withoutChromium || noSandbox(),
}, async () => {
  const folder = temporaryFolder("released", join(root, "build"));
  const [course, submissions] = [join(folder, "course"), join(folder, "submissions")];
  npm("release", "--", "--out", course, "--chapters", "2", "--lang", "fr", "--site");
  const files = join(course, "site/files/fr");
  assert.deepEqual(readdirSync(files).sort(), ["00-start.ipynb", `${chapter}.ipynb`]);
  const start = readFileSync(join(course, "site/index.html"), "utf8");
  assert.match(start, /<html lang="fr">[\s\S]*<title>Apprentissage profond/);

  const template = read(files, `${chapter}.ipynb`);
  const worked = read(root, "build/course/worked", `${chapter}.ipynb`);
  const tab = await SiteInChromium.start({ folder: join(course, "site") });
  try {
    await tab.open(`fr/${chapter}.ipynb`);
    for (const [at, { metadata }] of template.cells.entries()) {
      if (metadata.nbgrader?.["solution"] !== true) continue;
      const id = metadata.nbgrader.grade_id;
      const answer = textOf(worked.cells.find((cell) => cell.metadata.nbgrader?.grade_id === id)!);
      assert.notEqual(textOf(template.cells[at]!), answer, `${id} is handed out without its solution`);
      await tab.type(at, answer);
    }
    await tab.runAll();
    const download = tab.page.waitForEvent("download");
    await tab.command("docmanager:download");
    mkdirSync(join(submissions, "ada"), { recursive: true });
    await (await download).saveAs(join(submissions, "ada", `${chapter}.ipynb`));
  } finally {
    await tab.stop();
  }
  npm("grade", "--", submissions, "--out", course, "--lang", "fr");
  const rows = readGrades(course);
  assert.deepEqual(
    rows.map(({ student, points, status }) => [student, points, status]),
    rows.map(({ maximum }) => ["ada", maximum, "full"]),
  );
  assert.ok(rows.length >= 3);
});
