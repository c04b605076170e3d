import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { temporaryFolder } from "../temporary-folder";
import { chapter, pythonScript, releaseSmallChapter } from "./grading";

const script = `
import json, os, sys
os.environ["LAB_LANG"] = sys.argv[1]
from labcourse.grading.judge import Judge
from labcourse.reports.index_page import index_page
from labcourse.reports.verdict_page import verdict_output
from labcourse.result import Result
diagnosis = {"given": "[0]", "received": "[1]", "expected": "[0, 1]", "hint": "comptez"}
result = Result("oneHot", 0.5, 1, "partial", "presque", verdict={"diagnosis": diagnosis})
rows = [{"exercise": "oneHot", "points": 1.5, "maximum": 2, "status": "wrong", "reason": "r"}]
rows = [{**row, "chapter": "01"} for row in rows]
total = {"chapter": "01", "total": 1.5, "maximum": 2, "penalty": 0.25}
with Judge() as judge:
    print(json.dumps([verdict_output(result, judge.say).data["text/plain"], *(index_page("ann", rows, [{**total, "days_late": days}], judge.say) for days in (1, 2))]))`;

const pages = (language: string): string[] => JSON.parse(pythonScript(script, language)) as string[];

test("verdicts and a student's page speak one language, with its plurals and numbers", () => {
  const [verdict, one, two] = pages("fr");
  assert.match(verdict!, /^oneHot: 0,5 points sur 1, partiel\npresque\n/);
  assert.match(one!, /<html lang='fr'>.*<title>Commentaires pour ann</s);
  assert.match(one!, /1,5 points sur 2, 0,25 retirés pour 1 jour de retard/);
  assert.match(two!, /pour 2 jours de retard/);
  assert.match(one!, /<th>exercice<\/th><th>points<\/th><th>résultat<\/th><th>pourquoi<\/th>/);
  assert.match(one!, /<td class='number'>1,5 sur 2<\/td><td class='other'>faux<\/td>/);
  for (const english of ["why", "given", "expected", "late", "of 2", "wrong"])
    assert.ok(!one!.replace(/<style>.*<\/style>/s, "").includes(english), english);
  const [inEnglish, late] = pages("en");
  assert.match(inEnglish!, /^oneHot: 0\.5 of 1 points, partial/);
  assert.match(late!, /1\.5 of 2 points, 0\.25 taken off for being 1 day late/);
});

const feedback = `
import json, os, re, sys
os.environ["LAB_LANG"] = sys.argv[2]
from pathlib import Path
from nbformat.v4 import new_markdown_cell, new_notebook
from labcourse.folder import CourseFolder
from labcourse.grading.gradebook import open_gradebook, penalise, record
from labcourse.grading.grade_one import grade
from labcourse.grading.judge import Judge
from labcourse.message import Message
from labcourse.paths import COURSE
from labcourse.reports.feedback import FORMGRADER, page
from labcourse.reports.template_words import WORDS
from labcourse.settings import Settings
folder = CourseFolder(Path(sys.argv[1]))
full, template = folder.full("${chapter}"), folder.template("${chapter}")
with Judge() as judge:
    say = judge.say
    _, results = grade(folder.root / "no-such-file", full, template, judge, Settings())
    shown = new_notebook(cells=[*full.cells, new_markdown_cell("Score: 3, said the learner.")])
    with open_gradebook(folder.database) as book:
        record(book, full, {"student": "ann", "submitted": None, "results": []})
        penalise(book, "${chapter}", "ann", 0.25)
    text = page(shown, "ann", "${chapter}", folder.database, say)
    ids = {id for file in COURSE.glob("labcourse/**/*.py") for id in re.findall('"((?:reason|kernel|output|file|template|page|status)[.][A-Za-z]+)"', file.read_text())}
    params = dict.fromkeys("name error why signal size value points maximum days student".split(), "x")
    texts = say([Message(id, params) for id in sorted(ids)])
written = (FORMGRADER / "templates/feedback/index.html.j2").read_text()
print(json.dumps({"reason": results[0].reason, "page": text, "texts": dict(zip(sorted(ids), texts)), "unknown": [word for word in WORDS if word not in written]}))`;

interface Feedback {
  readonly reason: string;
  readonly page: string;
  readonly texts: { readonly [id: string]: string };
  readonly unknown: string[];
}

test("a chapter's page, nbgrader's own words on it, and every reason speak the course's language", () => {
  const course = join(temporaryFolder("french"), "course");
  releaseSmallChapter(course);
  const [french, english] = ["fr", "en"].map(
    (code) => JSON.parse(pythonScript(feedback, course, code)) as Feedback,
  );
  assert.deepEqual(french!.unknown, []);
  assert.equal(french!.reason, "il n’y a pas de fichier pour ce chapitre");
  assert.match(french!.page, /<html lang="fr">.*Pénalité de retard \(points\u202f: -0,25\)/s);
  assert.match(french!.page, /Points\u202f: 0,0 \/ 1,0 <a href="#top">\(haut de page\)/);
  const framed = french!.page.replaceAll(/<style.*?<\/style>/gs, "").replace("Score: 3, said", "");
  for (const word of ["Score:", "(Top)", "Test cell", "Student's answer", "Late submission"])
    assert.ok(!framed.includes(word), word);
  assert.ok(french!.page.includes("Score: 3, said the learner"), "what a learner wrote stays");
  assert.match(english!.page, /Late submission penalty \(Score: -0\.25\)/);
  assert.ok(Object.keys(english!.texts).length > 40);
  const alike = Object.keys(english!.texts).filter((id) => english!.texts[id] === french!.texts[id]);
  assert.deepEqual(alike, ["page.pointsColumn"]);
});
