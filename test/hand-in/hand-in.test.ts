import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import * as lab from "image-lab";
import { mimeBundle } from "image-lab/internal/figures/show/mime-bundle";
import { setLanguage } from "image-lab/internal/i18n/index";
import { JSDOM } from "jsdom";
import { chapter, pythonScript, releaseSmallChapter } from "../course/grading";
import { root } from "../root";
import { temporaryFolder } from "../temporary-folder";

const pixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const chart = lab.barChart(["relu", "tanh"], [{ name: "accuracy", values: [0.9, 0.8] }], {
  title: "Two activations",
  xLabel: "activation",
  yLabel: "accuracy",
});

interface Cell {
  cell_type: string;
  source: string | string[];
  execution_count?: number | null;
  outputs?: object[];
  attachments?: object;
  metadata: { nbgrader?: { grade_id: string } };
}

const template = (name: string): { cells: Cell[] } =>
  JSON.parse(readFileSync(join(root, "notebooks", `${name}.ipynb`), "utf8")) as { cells: Cell[] };

/** Chapter 2 as handed out, and chapter 7 half done: run, one check failed, figures of all kinds in its outputs. */
function workFolder(): string {
  const folder = temporaryFolder("hand-in");
  for (const name of ["00-start", "02-preprocessing"])
    copyFileSync(join(root, "notebooks", `${name}.ipynb`), join(folder, `${name}.ipynb`));
  const half = template("07-challenge");
  const marked = (id: string): Cell => half.cells.find(({ metadata }) => metadata.nbgrader?.grade_id === id)!;
  const code = half.cells.filter(({ cell_type }) => cell_type === "code");
  for (const [index, cell] of code.entries()) cell.execution_count = index + 1;
  marked("trainChallenge").source = "async function trainChallenge() { return undefined as never; }";
  marked("trainChallenge-check").outputs = [
    {
      output_type: "error",
      ename: "CheckFailed",
      evalue: "✗",
      traceback: ["\u001b[31m✗ trainChallenge\u001b[0m"],
    },
  ];
  marked("report").source = "My report. ![pasted](attachment:my%20plot.png)";
  marked("report").attachments = { "my plot.png": { "image/png": pixel } };
  code[0]!.outputs = [
    { output_type: "display_data", data: mimeBundle(chart), metadata: {} },
    { output_type: "display_data", data: { "image/png": [pixel], "text/plain": "dots" }, metadata: {} },
    {
      output_type: "display_data",
      data: { "image/svg+xml": "<svg/>", "text/plain": "a drawing" },
      metadata: {},
    },
    { output_type: "stream", name: "stdout", text: ["5 < 6 & 7\n"] },
  ];
  code.at(-2)!.execution_count = null;
  writeFileSync(
    join(folder, "07-challenge.ipynb"),
    JSON.stringify({ ...half, nbformat: 4, nbformat_minor: 5 }),
  );
  writeFileSync(join(folder, "07-challenge.2026-11-30T10-00-00.ipynb"), "kept by a reset");
  writeFileSync(join(folder, "helper.ts"), "export const three = 3;");
  writeFileSync(join(folder, "my-digit.png"), Buffer.from(pixel, "base64"));
  return folder;
}

/** What `handIn` prints and the file that it makes. */
async function handedIn(folder: string): Promise<{ said: string; file: string }> {
  const lines: string[] = [];
  const { log } = console;
  console.log = (line: string) => void lines.push(line);
  try {
    await lab.handIn({ folder });
    return { file: join(folder, "hand-in.zip"), said: lines.join("\n") };
  } finally {
    console.log = log;
  }
}

const folder = workFolder();

test("one file holds the notebooks with exercises, what they import, and a page", async () => {
  const { file, said } = await handedIn(folder);
  const entries = unzipSync(readFileSync(file));
  const names = ["02-preprocessing.ipynb", "07-challenge.ipynb", "helper.ts", "page.html"];
  assert.deepEqual(Object.keys(entries).sort(), names);
  assert.deepEqual(Buffer.from(entries["02-preprocessing.ipynb"]!), readFileSync(join(folder, names[0]!)));
  assert.match(said, /^hand-in\.zip: notebooks, and page\.html with all their figures\n2 notebooks\n/);
  for (const line of [
    "oneHot: there is no answer yet",
    "trainChallenge: its check did not pass",
    "buildChallengeModel: there is no answer yet",
    "not run: 1 cell",
    "Beside them: helper.ts",
  ])
    assert.ok(said.includes(line), `${line}\n${said}`);
  assert.doesNotMatch(said, /report: nothing|00-start/);
});

test("the page has every figure and needs nothing else", async () => {
  const { file } = await handedIn(folder);
  const html = strFromU8(unzipSync(readFileSync(file))["page.html"]!);
  const { document } = new JSDOM(html).window;
  const images = [...document.querySelectorAll("img")];
  assert.ok(images.every(({ src }) => src.startsWith("data:image/")));
  assert.equal(images.length, 4, "the chart, two pictures, and the pasted one");
  assert.match(images[0]!.alt, /^Two activations/);
  assert.equal(document.querySelectorAll("script, link, iframe").length, 0);
  assert.match(document.body.textContent!, /5 < 6 & 7/);
  assert.match(document.body.textContent!, /✗ trainChallenge/);
});

test("in French, and where there is nothing to hand in", async () => {
  setLanguage("fr");
  try {
    assert.match((await handedIn(folder)).said, /oneHot\u202f: il n'y a pas encore de réponse/);
  } finally {
    setLanguage("en");
  }
  await assert.rejects(
    lab.handIn({ folder: temporaryFolder("empty") }),
    /expected notebooks with exercises in .*found none/,
  );
});

test("the grader takes the file in, from a student's folder and as Moodle has it", async () => {
  const [course, small] = [join(temporaryFolder("course"), "course"), temporaryFolder("small")];
  writeFileSync(join(small, `${chapter}.ipynb`), releaseSmallChapter(course).template);
  writeFileSync(join(small, "helper.ts"), "export const three = 3;");
  const { file } = await handedIn(small);
  const submissions = temporaryFolder("submissions");
  for (const student of ["ann", "Ben Roy_1234_assignsubmission_file_"]) {
    mkdirSync(join(submissions, student));
    copyFileSync(file, join(submissions, student, "hand-in.zip"));
  }
  copyFileSync(join(folder, "00-start.ipynb"), join(submissions, "ann", "00-start.ipynb"));
  const script = `
import json, sys
from pathlib import Path
from labcourse.folder import CourseFolder
from labcourse.intake.take_in import take_in
folder = CourseFolder(Path(sys.argv[2]))
intake = take_in(Path(sys.argv[1]), folder, None)
there = sorted(str(p.relative_to(folder.submitted)) for p in folder.submitted.rglob("*.*") if p.suffix in (".ipynb", ".ts"))
print(json.dumps([sorted(intake.students), there, intake.notes]))`;
  const files = (student: string): string[] => [
    `${student}/${chapter}/${chapter}.ipynb`,
    `${student}/${chapter}/helper.ts`,
  ];
  assert.deepEqual(JSON.parse(pythonScript(script, submissions, course)), [
    ["Ben-Roy_1234", "ann"],
    [...files("Ben-Roy_1234"), ...files("ann")],
    [],
  ]);
});
