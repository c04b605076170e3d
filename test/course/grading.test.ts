import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { temporaryFolder } from "../temporary-folder";
import { faulty, hostile, mistaken } from "./corpus";
import type { Cell, Notebook } from "./corpus/notebook";
import { compare } from "./expectations";
import {
  chapter,
  labcourse,
  noSandbox,
  pythonScript,
  readGrades,
  readTable,
  releaseSmallChapter,
  writeSubmissions,
} from "./grading";

const folder = temporaryFolder("grading");
const course = join(folder, "course");
const skip = noSandbox();

/** One of each kind; the whole corpus is graded by the full tests. */
const some = [
  "worked",
  "template",
  "abort",
  "check-deleted",
  "empty-file",
  "mistake-int32",
  "patches-check",
  "pictures",
  "halves-of-characters",
];

test("right, blank, broken, tampered, empty, mistaken and hostile submissions get what they deserve", {
  skip,
}, () => {
  const everything = [
    ...faulty,
    ...mistaken,
    ...hostile({ port: 1, sockets: { file: "", abstract: "" }, course, lab: "/" }),
  ];
  const submissions = everything.filter(({ name }) => some.includes(name));
  assert.equal(submissions.length, some.length);
  writeSubmissions(join(folder, "submissions"), submissions, releaseSmallChapter(course));
  const printed = labcourse(["grade", join(folder, "submissions"), "--out", course, "--jobs", "2"]);
  const compared = compare(submissions, readGrades(course));
  assert.deepEqual(
    compared.filter(({ matches }) => !matches),
    [],
  );
  assert.match(printed, /^[1-8] of 9 graded, about \d+ (s|min) left$/m);
  assert.match(printed, /^9 of 9 graded$/m);
  assert.match(printed, /oneHot: 1 × `/);
});

test("the feedback page says why points were lost, the student's own page links to it", { skip }, () => {
  const page = readFileSync(join(course, "feedback/mistake-int32", chapter, `${chapter}.html`), "utf8");
  assert.match(page, /0\.9 of 1 points/);
  assert.match(page, /int32/);
  const index = readFileSync(join(course, "feedback/mistake-int32/index.html"), "utf8");
  assert.match(index, new RegExp(`href='${chapter}/${chapter}.html'`));
});

test("the graded notebook keeps the order of the submitted one, its cells numbered", { skip }, () => {
  const cells = (file: string): Cell[] => (JSON.parse(readFileSync(file, "utf8")) as Notebook).cells;
  const texts = (all: Cell[]): string[] => all.map(({ source }) => [source].flat().join(""));
  const submitted = cells(join(folder, "submissions/worked", `${chapter}.ipynb`));
  const graded = cells(join(course, "autograded/worked", chapter, `${chapter}.ipynb`));
  assert.deepEqual(texts(graded), texts(submitted));
  const counts = graded.filter(({ cell_type }) => cell_type === "code").map((cell) => cell.execution_count);
  assert.deepEqual(
    counts,
    counts.map((_, index) => index + 1),
  );
});

test("submissions of a chapter share the compiler and what its own cells compile to: the same grades, and nothing of an answer", {
  skip,
}, () => {
  const printed = pythonScript(
    `
import json, sys
from pathlib import Path
from labcourse import settings
from labcourse.folder import CourseFolder
from labcourse.grading.fill_cache import contents
from labcourse.grading.grade_one import grade
from labcourse.grading.judge import Judge
from labcourse.sandbox.cache import Cache

folder = CourseFolder(Path(sys.argv[1]))
chapter, template, decided = folder.full("${chapter}"), folder.template("${chapter}"), settings.load(folder)
ticket = json.loads(folder.ticket("worked", "${chapter}").read_text())
cache = Cache(folder.cache(ticket))
with Judge() as judge:
    def graded(name, cache):
        notebook, results = grade(folder.submission(name, "${chapter}"), chapter, template, judge, decided, cache)
        return [result.plain() for result in results], [cell.get("outputs") for cell in notebook.cells]
    print(json.dumps([graded(name, cache) == graded(name, None) for name in ("worked", "mistake-int32")]))
    snapshot = cache.place / "snapshot.blob"
    kept = b"".join(file.read_bytes() for file in [*contents(cache.place), snapshot])
    other_node = Cache(Path(sys.argv[2]))
    other_node.place.mkdir()
    (other_node.place / snapshot.name).write_bytes(b"of another version of Node.js")
    print(graded("worked", other_node) == graded("worked", cache))
print(len(contents(cache.place)))
answers = [cell.source for cell in chapter.cells if cell.metadata.get("nbgrader", {}).get("solution") and cell.cell_type == "code"]
lines = {line.strip() for source in answers for line in source.splitlines() if len(line.strip()) > 25}
given = "".join(cell.source for cell in template.cells)
print(json.dumps([line for line in lines if line not in given and line.encode() in kept]), len(lines))`,
    course,
    join(folder, "other-node"),
  );
  const [same, sameWithout, entries, leaked] = printed.trim().split("\n");
  assert.deepEqual(JSON.parse(same!), [true, true]);
  assert.equal(sameWithout, "True");
  assert.ok(Number(entries) >= 4, printed);
  assert.match(leaked!, /^\[\] [1-9]/);
});

test("the same command again grades nothing again and gives the same grades", { skip }, () => {
  const before = readFileSync(join(course, "grades.csv"), "utf8");
  const result = join(course, "grading/results/worked", `${chapter}.json`);
  const published = readFileSync(result, "utf8");
  const printed = labcourse(["grade", join(folder, "submissions"), "--out", course, "--jobs", "2"]);
  assert.match(printed, /^9 of 9 graded$/m);
  assert.equal(readFileSync(result, "utf8"), published);
  assert.equal(readFileSync(join(course, "grades.csv"), "utf8"), before);
});

test("points that a person gave stay when a submission is graded again", { skip }, () => {
  const enter = `
import sys
from pathlib import Path
from labcourse.grading.gradebook import open_gradebook
with open_gradebook(Path(sys.argv[1])) as book:
    book.find_grade("report", "${chapter}", "${chapter}", "worked").manual_score = 2.5
    book.find_comment("report", "${chapter}", "${chapter}", "worked").manual_comment = "Well observed."
    book.db.commit()`;
  pythonScript(enter, join(course, "gradebook.db"));
  const again = ["grade", join(folder, "submissions"), "--out", course, "--student", "worked"];
  const before = statSync(join(course, "grading/results/worked", `${chapter}.json`)).mtimeMs;
  labcourse(again);
  assert.ok(statSync(join(course, "grading/results/worked", `${chapter}.json`)).mtimeMs > before);
  const report = readGrades(course).find((row) => row.student === "worked" && row.exercise === "report");
  assert.deepEqual([report?.points, report?.status], [2.5, "manual"]);
  assert.equal(readGrades(course).length, 9 * 5);
  const page = readFileSync(join(course, "feedback/worked", chapter, `${chapter}.html`), "utf8");
  assert.match(page, /Well observed\./);
});

test("late submissions lose a tenth a day, never more than they have", { skip }, () => {
  const due = new Date(Date.now() - 1.5 * 86_400_000).toISOString().slice(0, 19);
  labcourse(["grade", join(folder, "submissions"), "--out", course, "--due", due]);
  const totals = readTable(join(course, "totals.csv"));
  const worked = totals.find((row) => row.student === "worked");
  assert.deepEqual(
    [worked?.points, worked?.days_late, worked?.penalty, worked?.total].map(Number),
    [5.5, 2, 1.1, 4.4],
  );
  assert.equal(Number(totals.find((row) => row.student === "empty-file")?.total), 0);
});

test("a kernel that cannot start is the machine's fault: nothing is graded, and the reason is told", {
  skip,
}, () => {
  const kernel = join(folder, "kernel.json");
  writeFileSync(kernel, JSON.stringify({ argv: [process.execPath, "/nowhere.js", "{connection_file}"] }));
  const elsewhere = join(folder, "broken/course");
  const one = join(folder, "broken/submissions");
  writeSubmissions(one, faulty.slice(0, 1), releaseSmallChapter(elsewhere));
  const printed = labcourse(["grade", one, "--out", elsewhere], 1, { LAB_KERNELSPEC: kernel });
  assert.match(printed, /not graded: worked, 90-small: the kernel did not start: Error: Cannot find module/);
  assert.equal(existsSync(join(elsewhere, "grading/results/worked")), false);
});

test("where the grader itself fails on a notebook, that is a status; where the machine does, nobody is graded", {
  skip,
}, () => {
  const printed = pythonScript(
    `
import sys
from pathlib import Path
from labcourse.grading import grade_one
from labcourse.grading.judge import Judge
from labcourse.settings import Settings
from labcourse.folder import CourseFolder

folder = CourseFolder(Path(sys.argv[1]))
chapter, template = folder.full("${chapter}"), folder.template("${chapter}")
judge = Judge()
for failure in (ZeroDivisionError("odd"), OSError("no space left")):
    def run(*_):
        raise failure
    grade_one.run = run
    try:
        _, results = grade_one.grade(folder.submission("worked", "${chapter}"), chapter, template, judge, Settings())
        print(*(f"{result.exercise}:{result.points}:{result.status}" for result in results), results[0].reason)
    except OSError as fault:
        print(fault)`,
    course,
  );
  const automatic = ["classCounts", "scalePixels", "oneHot", "gradientDescent"].map(
    (name) => `${name}:0:error`,
  );
  assert.deepEqual(printed.trim().split("\n"), [
    `${automatic.join(" ")} report:None:manual the grader cannot run this notebook: ZeroDivisionError: odd`,
    "no space left",
  ]);
});

test("where grading again fails, the old grade counts no longer, and the exit code says so", { skip }, () => {
  writeFileSync(join(folder, "submissions/template", `${chapter}.ipynb`), '{"cells": []}');
  const printed = labcourse(["grade", join(folder, "submissions"), "--out", course], 1, {
    LAB_KERNELSPEC: join(folder, "kernel.json"),
  });
  assert.match(printed, /not graded: template, 90-small: the kernel did not start/);
  assert.deepEqual(
    readGrades(course).filter(({ student }) => student === "template"),
    [],
  );
  assert.equal(readGrades(course).length, 8 * 5);
});

test("an unknown student is told in one line, and a folder without submissions, too", { skip }, () => {
  const order = ["grade", join(folder, "submissions"), "--out", course, "--student", "nobody"];
  assert.equal(labcourse(order, 2), "There is no student nobody: give a name as it stands in grades.csv.\n");
  assert.match(labcourse(["grade", join(folder, "worked"), "--out", course], 2), /holds no submissions/);
});

test("submissions that are not there are told in one line", { skip }, () => {
  const printed = labcourse(["grade", join(folder, "nowhere"), "--out", course], 2);
  assert.match(printed, /^There is no .*nowhere: give the folder or the zip/);
});

test("without bubblewrap grading refuses", () => {
  const printed = labcourse(["grade", folder, "--out", course], 2, { PATH: "/nowhere" });
  assert.match(printed, /not run without a sandbox: bubblewrap is not installed/);
});
