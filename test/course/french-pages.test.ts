import assert from "node:assert/strict";
import { test } from "node:test";
import { pythonScript } from "./grading";

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
    assert.ok(!one!.includes(english), english);
  const [inEnglish, late] = pages("en");
  assert.match(inEnglish!, /^oneHot: 0\.5 of 1 points, partial/);
  assert.match(late!, /1\.5 of 2 points, 0\.25 taken off for being 1 day late/);
});
