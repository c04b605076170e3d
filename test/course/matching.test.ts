import assert from "node:assert/strict";
import { join } from "node:path";
import { before, test } from "node:test";
import { temporaryFolder } from "../temporary-folder";
import {
  all,
  type Cell,
  type Change,
  insertBefore,
  type Notebook,
  paste,
  remove,
  rewrite,
} from "./corpus/notebook";
import { chapter, pythonScript, releaseSmallChapter } from "./grading";

interface Matched {
  readonly missing: string[];
  readonly blank: string[];
  readonly elsewhere: string[];
  readonly notes: { [exercise: string]: string[] };
  readonly cells: { id: string | null; source: string }[];
}

const course = join(temporaryFolder("matching"), "course");
let worked = "";
let template = "";
before(() => {
  ({ worked, template } = releaseSmallChapter(course));
});

/** Notebooks as the grader has them beside the chapter, in the order of these. */
function matched(notebooks: Notebook[]): Matched[] {
  const script = `
import json, sys
from pathlib import Path
from labcourse.chapter import grade_id
from labcourse.folder import CourseFolder
from labcourse.grading.matching import match
from labcourse.intake.read_notebook import read
folder = CourseFolder(Path(sys.argv[1]))
full, template = folder.full("${chapter}"), folder.template("${chapter}")
file, found = folder.root / "one.ipynb", []
for notebook in json.loads(sys.argv[2]):
    file.write_text(json.dumps(notebook))
    done = match(full, template, read(file).cells)
    found.append({"missing": sorted(done.missing), "blank": sorted(done.blank), "elsewhere": sorted(done.elsewhere), "notes": done.notes,
                  "cells": [{"id": grade_id(cell), "source": cell.source} for cell in done.cells]})
print(json.dumps(found))`;
  return JSON.parse(pythonScript(script, course, JSON.stringify(notebooks))) as Matched[];
}

function changed(text: string, ...changes: Change[]): Notebook {
  const notebook = JSON.parse(text) as Notebook;
  all(...changes)(notebook);
  return notebook;
}

const own = (source: string, cell_type: "markdown" | "code" = "markdown"): Cell => ({
  cell_type,
  source,
  metadata: {},
});
const append =
  (...cells: Cell[]): Change =>
  ({ cells: there }) => {
    there.push(...cells);
  };
const withoutMetadata: Change = ({ cells }) => {
  for (const cell of cells) cell.metadata = {};
};
const text = "Momentum walks further with the same number of steps.";

test("a report is a person's to grade wherever it was written; only what is untouched is missing", () => {
  const written: { [how: string]: Notebook } = {
    "the cell was deleted and written anew": changed(template, remove("report"), append(own(text))),
    "it was written anew somewhere else": changed(template, remove("report"), ({ cells }) => {
      cells.unshift(own(text));
    }),
    "the copy of the cell was filled in": changed(template, ({ cells }) => {
      const report = cells.find(({ metadata }) => metadata.nbgrader?.grade_id === "report")!;
      cells.push({ ...structuredClone(report), source: text });
    }),
    "it stands below the empty cell": changed(template, append(own(text))),
    "all metadata is gone": changed(template, rewrite("report", text), withoutMetadata),
    "it is a comment in a code cell": changed(template, append(own(`// ${text}`, "code"))),
    "it is a picture": changed(template, paste("report", "![figure](attachment:figure.png)", {})),
  };
  const untouched: { [how: string]: Notebook } = {
    "as it was handed out": changed(template),
    "without metadata": changed(template, withoutMetadata),
    "as Prettier writes it": changed(template, rewrite("report", "\n_Write your text here._\n")),
    "as it is handed out in French": changed(template, rewrite("report", "*Écrivez votre texte ici.*")),
    emptied: changed(template, rewrite("report", " \n")),
    deleted: changed(template, remove("report")),
    "beside a note above another exercise": changed(template, ({ cells }) => {
      cells.splice(2, 0, own("A note of my own on pixels."));
    }),
    "and copied": changed(template, ({ cells }) => {
      cells.push(structuredClone(cells.find(({ metadata }) => metadata.nbgrader?.grade_id === "report")!));
    }),
  };
  const all = { ...written, ...untouched };
  const found = matched(Object.values(all));
  const missing = Object.keys(all).filter((_, at) => {
    const { missing, blank } = found[at]!;
    return missing.includes("report") || blank.includes("report");
  });
  assert.deepEqual(missing, Object.keys(untouched));
  for (const at of Object.keys(written).keys()) {
    const reports = found[at]!.cells.filter(({ id }) => id === "report");
    assert.equal(reports.length, 1, Object.keys(written)[at]);
    assert.match(reports[0]!.source, /Momentum walks|figure/, Object.keys(written)[at]);
  }
  const [code] = matched([changed(template, append(own("const momentum = 0.9;", "code")))]);
  assert.deepEqual([code!.blank.includes("report"), code!.elsewhere], [true, ["report"]]);
});

test("a formatter's changes edit no check, and make no answer of what was handed out", () => {
  const laidOut = (source: string): string =>
    source
      .replaceAll('"', "'")
      .replaceAll(";", "")
      .replace(/check\(([^)]*)\)/, "check(\n  $1,\n)");
  const notebook = changed(template, ({ cells }) => {
    for (const cell of cells)
      if (cell.cell_type === "code") cell.source = laidOut([cell.source].flat().join(""));
  });
  const edited = changed(template, rewrite("oneHot-check", 'await lab.check("oneHot", classCounts);'));
  const [formatted, other] = matched([notebook, edited]);
  assert.deepEqual(formatted!.notes, {});
  assert.deepEqual(formatted!.blank, ["classCounts", "gradientDescent", "oneHot", "report", "scalePixels"]);
  assert.deepEqual(other!.notes, { oneHot: ["reason.checkEdited"] });
});

test("an answer that was written into its check, or merged with it, is run", () => {
  const answer = "function oneHot() {\n  return 1;\n}";
  const check = 'await lab.check("oneHot", oneHot);';
  const [into, merged, locked, copied] = matched([
    changed(template, rewrite("oneHot-check", `${answer}\n${check}`)),
    changed(template, remove("oneHot"), rewrite("oneHot-check", `${answer}\n\n${check}`)),
    changed(worked, remove("oneHot"), rewrite("setup", `import * as lab from "image-lab";\n${answer}`)),
    changed(template, ({ cells }) => {
      const original = cells.find(({ metadata }) => metadata.nbgrader?.grade_id === "oneHot-check")!;
      cells.push({ ...structuredClone(original), source: answer });
    }),
  ]);
  for (const { cells } of [into!, merged!, locked!, copied!]) {
    const at = cells.findIndex(({ id, source }) => id === null && source.includes("return 1;"));
    assert.ok(at >= 0);
  }
  for (const { cells } of [into!, merged!]) {
    const at = cells.findIndex(({ id }) => id === "oneHot-check");
    assert.match(cells[at - 1]!.source, /return 1;/);
    assert.equal(cells[at]!.source, check);
  }
  const [plain] = matched([
    changed(worked, insertBefore("oneHot", "1;"), rewrite("oneHot-check", "console.log('well');")),
  ]);
  assert.equal(plain!.cells.filter(({ source }) => source.includes("well")).length, 0);
});
