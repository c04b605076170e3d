import assert from "node:assert/strict";
import { join } from "node:path";
import { before, test } from "node:test";
import { JSDOM } from "jsdom";
import { temporaryFolder } from "../temporary-folder";
import { chapter, pythonScript, releaseSmallChapter } from "./grading";

const folder = temporaryFolder("pages");
const course = join(folder, "course");
const pages: { [page: string]: Document } = {};

/** What a submission may print or write to run code in the browser of whoever grades it. */
const attacks = {
  markdown: [
    "<img src=x onerror=attack()>",
    "[a link](javascript:attack())",
    "<svg onload=attack()></svg>",
    "<details open ontoggle=attack()>more</details>",
    "<script>attack()</script>",
    '<div id="report" class="full-credit" style="position:fixed;top:0">No credit</div>',
    '<a href="https://example.org">a page</a>',
  ],
  outputs: [
    { "text/html": "<script>attack()</script><p>a paragraph</p><iframe src='javascript:attack()'></iframe>" },
    { "application/javascript": "attack()", "text/plain": "instead of a script" },
    { "text/html": ["not", "a text"], "text/plain": "instead of a list" },
    { "text/markdown": "<img src=x onerror=attack()>" },
    { "image/svg+xml": "<svg xmlns='http://www.w3.org/2000/svg' onload='attack()'/>" },
    { "image/png": "iVBORw0KGgo=" },
    {
      "text/html":
        "<img src='http://example.org/who-looks.png'><img src='data:image/png;base64,iVBORw0KGgo='>",
    },
    { "text/html": '<svg viewBox="0 0 9 9" aria-label="curve" style="width:100%"><path d="M0 0"/></svg>' },
    { "text/html": `<div>${"<div>".repeat(10_000)}` },
  ],
};

before(() => {
  releaseSmallChapter(course);
  const script = `
import json, sys
from pathlib import Path
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbconvert.exporters import HTMLExporter
from traitlets.config import Config
from labcourse.reports.feedback import FORMGRADER, page
from labcourse.folder import CourseFolder
from labcourse.grading.judge import Judge
from labcourse.grading.gradebook import open_gradebook, record
from labcourse.nbgrader_hooks import configure
from labcourse.result import Result
from labcourse.reports.verdict_page import verdict_output

folder, attacks = CourseFolder(Path(sys.argv[1])), json.loads(sys.argv[2])
chapter = folder.full("${chapter}")
with open_gradebook(folder.database) as book:
    record(book, chapter, {"student": "ann", "submitted": None, "results": []})
marks = {"width": "1 onerror=attack()", "isolated": True}
outputs = [new_output("display_data", data=data, metadata={kind: marks for kind in data}) for data in attacks["outputs"]]
diagnosis = {"given": "[0, 1]", "received": "[1, 0]", "expected": "[0, 1] <b>", "hint": "Count again."}
judge = Judge()
verdict = verdict_output(Result("oneHot", 0.5, 1, "partial", "almost", verdict={"diagnosis": diagnosis}), judge.say)
cells = [new_markdown_cell(text) for text in attacks["markdown"]]
cells += [new_code_cell("1", outputs=outputs), new_code_cell("2", outputs=[verdict])]
notebook = new_notebook(cells=cells)

formgrader = Config()
configure(formgrader)
formgrader.HTMLExporter.template_name = "formgrade"
formgrader.HTMLExporter.extra_template_basedirs = [str(FORMGRADER / "templates")]
shown, _ = HTMLExporter(config=formgrader).from_notebook_node(notebook, resources={"index": 0, "total": 1})
print(json.dumps({"feedback": page(notebook, "ann", "${chapter}", folder.database, judge.say), "formgrader": shown}))`;
  const made = JSON.parse(pythonScript(script, course, JSON.stringify(attacks))) as {
    [page: string]: string;
  };
  for (const [name, text] of Object.entries(made)) pages[name] = new JSDOM(text).window.document;
});

for (const name of ["feedback", "formgrader"]) {
  const body = (): Element => pages[name]!.querySelector("#notebook-container")!;

  test(`on the page for ${name} nothing of a submission runs, loads, or passes for a button`, () => {
    for (const element of body().querySelectorAll("*")) {
      assert.ok(
        !["script", "iframe", "svg", "object", "form"].includes(element.localName),
        element.outerHTML,
      );
      for (const { name, value } of element.attributes) {
        assert.ok(!name.startsWith("on"), element.outerHTML);
        if (name === "src") assert.match(value, /^data:image\/(png|svg\+xml);base64,/);
        if (name === "href") assert.match(value, /^(https:|#)/);
        if (name === "style") assert.doesNotMatch(value, /position/);
      }
    }
    assert.equal(body().querySelector("#report"), null);
    assert.equal(body().querySelector(".full-credit"), null);
  });

  test(`on the page for ${name} texts, pictures, drawings and verdicts are still there`, () => {
    const text = body().textContent!;
    for (const kept of ["a paragraph", "instead of a script", "instead of a list", "a page"])
      assert.ok(text.includes(kept), kept);
    assert.equal(body().querySelectorAll('img[src="data:image/png;base64,iVBORw0KGgo="]').length, 2);
    const drawing = body().querySelector('img[alt="curve"]')!;
    assert.match(drawing.getAttribute("style")!, /width:100%/);
    const verdict = body().querySelector('div[style*="border-left:4px solid #a15c00"]')!;
    assert.match(verdict.textContent!, /0\.5 of 1 points.*almost.*\[0, 1\] <b>.*Count again\./s);
  });
}

test("what is nested as deeply as only an attack is does not hold up the page, a long table is a table", () => {
  const pieces = [
    ..."<div> </div> <b title='1'> </b> <p> <p title='</p>'> </p> <table> <tr> <td> </td> </tr> </table>".split(
      " ",
    ),
    ..."<!-- --> <object> </object> <textarea> </textarea> <select> </select> <br> <a/> <li> text <i> </i".split(
      " ",
    ),
  ];
  let state = 1;
  const next = (below: number): number => {
    state = (state * 48_271) % 0x7fff_ffff;
    return state % below;
  };
  const texts = Array.from({ length: 200 }, () =>
    Array.from({ length: 1 + next(60) }, () => pieces[next(pieces.length)]).join(""),
  );
  const rows = "<tr><td>1</td><td>2</td></tr>".repeat(4000);
  const script = `
import json, sys
from labcourse.reports.sanitize import MOST_WORK, TAG, plain, sanitize, work
table = "<table>" + "${rows}" + "</table>"
print(json.dumps({
    "depths": [work(text) // max(1, len(TAG.findall(text))) for text in json.loads(sys.argv[1])],
    "table": sanitize(table).count("<td>"),
    "attacks": [sanitize(text) == plain(text) for text in ("<div>" * 60_000, "<div title='</div>'>" * 60_000, "<b><i>" * 30_000,
        "<div><object></div></object>" * 30_000, "<div><textarea></div></textarea>" * 30_000, "<div><!--</div>-->" * 30_000)],
}))`;
  const found = JSON.parse(pythonScript(script, JSON.stringify(texts))) as {
    depths: number[];
    table: number;
    attacks: boolean[];
  };
  const parser = new new JSDOM().window.DOMParser();
  const shallower = texts.filter(
    (text, at) => depth(parser.parseFromString(text, "text/html").body) > found.depths[at]!,
  );
  assert.deepEqual(shallower, []);
  assert.equal(found.table, 8000);
  assert.deepEqual(found.attacks, Array(6).fill(true));
});

/** How deeply elements are nested below this one. */
function depth(element: Element): number {
  return Math.max(0, ...[...element.children].map((child) => 1 + depth(child)));
}
