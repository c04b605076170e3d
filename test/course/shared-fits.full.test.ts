import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { temporaryFolder } from "../temporary-folder";
import { labcourse, noSandbox, pythonScript, release, root } from "./grading";

test("chapters that train: with kept trainings and without, the same grades and the same texts", {
  skip: noSandbox(),
}, () => {
  const folder = temporaryFolder("shared-fits");
  const course = join(folder, "course");
  const names = ["03-mlp", "04-lenet5"];
  const { worked } = release(
    course,
    names.map((name) => join(root, "notebooks/source", `${name}.ts`)),
  );
  for (const student of ["ann", "ben", "cid", "dan"])
    cpSync(worked, join(folder, "submissions", student), { recursive: true });
  labcourse(["grade", join(folder, "submissions"), "--out", course, "--jobs", "2"]);
  const printed = pythonScript(
    `
import json, re, sys
from pathlib import Path
from labcourse import settings
from labcourse.folder import CourseFolder
from labcourse.grading.grade_one import grade
from labcourse.grading.judge import Judge
from labcourse.sandbox.cache import Cache

folder = CourseFolder(Path(sys.argv[1]))
decided = settings.load(folder)

def said(cells):
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    texts = [output.get("text") or output.get("data", {}).get("text/plain") or output["output_type"] for output in outputs]
    return re.sub(r"\\d+(\\.\\d+)? s\\b", "", json.dumps(texts))

with Judge() as judge:
    for name in sys.argv[2:]:
        ticket = json.loads(folder.ticket("ann", name).read_text())
        kept = Cache(folder.cache(ticket))
        seen = []
        for cache in (kept, None):
            notebook, results = grade(folder.submission("ann", name), folder.full(name), folder.template(name), judge, decided, cache)
            seen.append(([result.plain() for result in results], said(notebook.cells)))
        print(name, len(list((kept.place / "fits").iterdir())), seen[0][0] == seen[1][0], seen[0][1] == seen[1][1], len(seen[0][1]))`,
    course,
    ...names,
  );
  const [mlp, lenet] = printed.trim().split("\n");
  assert.match(mlp!, /^03-mlp [3-9] True True \d{4}/);
  assert.match(lenet!, /^04-lenet5 [1-9] True True \d{4}/);
});
