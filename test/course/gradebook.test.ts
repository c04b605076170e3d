import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { temporaryFolder } from "../temporary-folder";
import { chapter, pythonScript, readGrades, releaseSmallChapter } from "./grading";

const folder = temporaryFolder("gradebook");
const course = join(folder, "course");
const submissions = join(folder, "submissions");
before(() => {
  const { template } = releaseSmallChapter(course);
  mkdirSync(join(submissions, "ann"), { recursive: true });
  writeFileSync(join(submissions, "ann", `${chapter}.ipynb`), template);
});

/** Runs Python that takes the submission in, publishes results as jobs do, and merges. */
function withCourse(code: string): string[] {
  const beginning = `
import json, sys
from pathlib import Path
from labcourse import settings
from labcourse.folder import CourseFolder, publish
from labcourse.grading.grade_all import forget, not_graded
from labcourse.grading.gradebook import copy_gradebook, open_gradebook
from labcourse.intake.take_in import take_in
from labcourse.late_policy import LatePolicy
from labcourse.grading.publish_grades import publish_grades

folder, submissions = CourseFolder(Path(sys.argv[1])), Path(sys.argv[2])

def take_all_in():
    return take_in(submissions, folder)

def grade(points, backwards=False):
    chapter = folder.full("${chapter}")
    results = [{"exercise": e.name, "points": None if e.by_hand else points * e.points, "maximum": e.points,
                "status": "manual" if e.by_hand else "full", "reason": "", "mistake": None, "verdict": None}
               for e in chapter.exercises]
    for ticket in folder.tickets():
        graded = {**ticket, "results": results[::-1] if backwards else results}
        publish(folder.result("ann", "${chapter}"), json.dumps(graded))
    publish(folder.autograded("ann", "${chapter}"), folder.submission("ann", "${chapter}").read_bytes())
    publish_grades(folder, LatePolicy())
`;
  return pythonScript(beginning + code, course, submissions)
    .trim()
    .split("\n");
}

const points = (): (number | null)[] => readGrades(course).map((row) => row.points);

test("formgrader, open since before a grading, can still save after it, and what it saves stays", () => {
  const inodes = withCourse(`
from nbgrader.api import Gradebook
take_all_in()
grade(1)
formgrader = Gradebook(f"sqlite:///{folder.database}", "image-classification")
report = formgrader.find_grade("report", "${chapter}", "${chapter}", "ann")
print(report.manual_score, folder.database.stat().st_ino)
grade(0.5)
report = formgrader.find_grade("report", "${chapter}", "${chapter}", "ann")
report.manual_score = 2.5
formgrader.db.commit()
grade(0.5)
grade(1)
print(report.manual_score, folder.database.stat().st_ino)`);
  const [, before] = inodes[0]!.split(" ");
  assert.deepEqual(inodes, [`None ${before}`, `2.5 ${before}`]);
  assert.deepEqual(points(), [0.5, 0.5, 1, 1, 2.5]);
});

test("formgrader finds a submission's grades without looking through everybody's", () => {
  const plans = withCourse(`
import sqlite3
database = sqlite3.connect(folder.database)
for table, column in (("grade", "notebook_id"), ("comment", "notebook_id"), ("submitted_notebook", "assignment_id"),
                      ("submitted_assignment", "student_id")):
    print(database.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE {column} = 'x'").fetchone()[3])`);
  assert.equal(plans.length, 4);
  for (const plan of plans) assert.match(plan, /^SEARCH \w+ USING INDEX/);
});

test("formgrader's list of a chapter's notebooks asks the database as often for seven learners as for four", () => {
  const [few, many] = withCourse(`
from labcourse.formgrader_queries import read_learners_at_once
from sqlalchemy import event

read_learners_at_once()
database = folder.root.parent / "class.db"
copy_gradebook(folder.database, database)
for learners in ("abc", "def"):
    with open_gradebook(database) as book:
        for name in learners:
            book.add_student(name)
            book.add_submission("${chapter}", name)
    with open_gradebook(database) as book:
        asked = []
        event.listen(book.engine, "before_cursor_execute", lambda *_: asked.append(_))
        print(*sorted(n.student.id for n in book.notebook_submissions("${chapter}", "${chapter}")), len(asked))`);
  assert.deepEqual([few, many], ["a ann b c 3", "a ann b c d e f 3"]);
});

test("formgrader finds whoever handed in as nbgrader itself does", () => {
  const [same, someone] = withCourse(`
from labcourse.formgrader_queries import look_into_folders_once
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

for name in ("ann", "b b", "c.d"):
    (folder.submitted / name / "other").mkdir(parents=True, exist_ok=True)
(folder.submitted / "a file").write_text("")
(folder.submitted / "ann" / "${chapter}x").write_text("")
api = NbGraderAPI(CourseDirectory(config=Config({"CourseDirectory": {"root": str(folder.root)}})))
def asked():
    return [sorted(api.get_submitted_students(name)) for name in ("${chapter}", "other", "*", "${chapter}x", "none")]
plain = asked()
for _ in range(2):
    look_into_folders_once()
print(asked() == plain)
print(plain)`);
  assert.equal(same, "True");
  assert.match(someone!, /'ann', 'b b', 'c\.d'/);
});

test("formgrader's list of a chapter's submissions is nbgrader's own, without anybody's points in all chapters", () => {
  const [same, graded, unread] = withCourse(`
from labcourse.formgrader_queries import read_names_alone
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

with open_gradebook(folder.database) as book:
    book.update_or_create_student("bob", first_name="Bob", last_name="Lee")
handed_in = [folder.submitted / name / "${chapter}" for name in ("bob", "cid")]
for place in handed_in:
    place.mkdir(parents=True)
api = NbGraderAPI(CourseDirectory(config=Config({"CourseDirectory": {"root": str(folder.root)}})))
plain = api.get_submissions("${chapter}")
for _ in range(2):
    read_names_alone()
summed = []
points_of_all = Gradebook.student_dicts
Gradebook.student_dicts = lambda book: summed.append(book) or points_of_all(book)
print(api.get_submissions("${chapter}") == plain)
print([(one["student"], one["first_name"], one["autograded"]) for one in plain])
print(len(summed), {"ann", "bob", "cid"} <= {one["id"] for one in api.get_students()}, len(summed))
for place in handed_in:
    place.rmdir()
    place.parent.rmdir()
with open_gradebook(folder.database) as book:
    book.remove_student("bob")`);
  assert.equal(same, "True");
  assert.equal(graded, "[('ann', None, True), ('bob', 'Bob', False), ('cid', None, False)]");
  assert.equal(unread, "0 True 1");
});

test("formgrader gets nbgrader's own page, with long tables in pages", () => {
  const [pages, twice, rest] = withCourse(`
from labcourse.formgrader_tables import IN_PAGES, show_tables_in_pages
from nbgrader.server_extensions.formgrader.formgrader import FormgradeExtension
from nbgrader.server_extensions.formgrader.handlers import template_path
from jinja2 import Environment, FileSystemLoader
from types import SimpleNamespace

for _ in range(2):
    show_tables_in_pages()
formgrader = FormgradeExtension()
formgrader.root_dir = str(folder.root)
formgrader.initialize([])
app = SimpleNamespace(settings={})
formgrader.init_tornado_settings(app)
def page(templates):
    return templates.get_template("manage_submissions.tpl").render(base_url="", assignment_id="a", course_dir="b")
ours, plain = page(app.settings["nbgrader_jinja2_env"]), page(Environment(loader=FileSystemLoader(template_path)))
print("pageLength: 100" in ours and "pageLength" not in plain)
print(ours.count("insertDataTable ="))
print(ours.replace(IN_PAGES, "") == plain)`);
  assert.deepEqual([pages, twice, rest], ["True", "1", "True"]);
});

test("a result goes to the exercise that it names", () => {
  withCourse("grade(1, backwards=True)");
  assert.deepEqual(points(), [0.5, 0.5, 1, 1, 2.5]);
  const scores = withCourse(`
with open_gradebook(folder.database) as book:
    for grade in book.find_submission("${chapter}", "ann").notebooks[0].grades:
        print(grade.name, grade.auto_score)`);
  assert.deepEqual(scores.sort(), [
    "classCounts-check 0.5",
    "gradientDescent-check 1.0",
    "oneHot-check 1.0",
    "report None",
    "scalePixels-check 0.5",
  ]);
});

test("a job's copy of the gradebook is whole, even where somebody was killed while writing", () => {
  const said = withCourse(`
import os, sqlite3
child = os.fork()
if child == 0:
    writer = sqlite3.connect(folder.database)
    writer.execute("pragma cache_size = 1")
    writer.executemany("insert into student (id, lms_user_id) values (?, ?)", [(f"half-{i}", "x" * 1000) for i in range(500)])
    os._exit(9)
os.waitpid(child, 0)
print((folder.root / "gradebook.db-journal").exists())
copy_gradebook(folder.database, folder.root / "copy.db")
copy = sqlite3.connect(folder.root / "copy.db")
print(copy.execute("pragma integrity_check").fetchone(), copy.execute("select count(*) from student").fetchone())`);
  assert.deepEqual(said, ["True", "('ok',) (1,)"]);
});

test("a grade made under other conditions counts no longer, and is named as missing", () => {
  const said = withCourse(`
from labcourse import provenance
def stale(change):
    take_all_in()
    grade(1)
    assert not_graded(folder, take_all_in()) == []
    change()
    provenance.programs.cache_clear()
    intake = take_all_in()
    publish_grades(folder, LatePolicy())
    print(len((folder.root / "grades.csv").read_text().splitlines()), *not_graded(folder, intake))
    forget(folder, set())
    assert not folder.result("ann", "${chapter}").exists()

lab = folder.root / "lab"
judge = lab / "lib/dist/checks/judge.js"
publish(judge, "one")
provenance.ROOT = lab
provenance.programs.cache_clear()
stale(lambda: settings.save(folder, 2, True, 60))
stale(lambda: settings.save(folder, 2, False, 60))
stale(lambda: settings.save(folder, 2, False, 30))
stale(lambda: publish(judge, "another"))
full = folder.root / "source/${chapter}/${chapter}.ipynb"
stale(lambda: publish(full, full.read_text() + "\\n"))
notebook = submissions / "ann/${chapter}.ipynb"
stale(lambda: notebook.write_text(notebook.read_text() + "\\n"))`);
  assert.deepEqual(said, Array(6).fill(`1 ann, ${chapter}: the job was ended`));
});

test("a file that this machine cannot read costs its student no grade, and is named", () => {
  const said = withCourse(`
import zipfile
with zipfile.ZipFile(submissions / "class.zip", "w") as archive:
    for name in ("ben", "cy"):
        archive.write(submissions / "ann/${chapter}.ipynb", f"{name}/${chapter}.ipynb")
whole = bytearray((submissions / "class.zip").read_bytes())
whole[whole.index(b"ben/") + 1000] ^= 255
(submissions / "class.zip").write_bytes(whole)
intake = take_all_in()
print(sorted(intake.students), sorted(ticket["student"] for ticket in folder.tickets()))
print(*[line for line in not_graded(folder, intake) if line.startswith("ben")])`);
  assert.match(said[0]!, /^\['ann', 'ben', 'cy'\] \['ann', 'cy'\]$/);
  assert.match(said[1]!, /^ben: 90-small\.ipynb could not be read: Bad CRC-32/);
});
