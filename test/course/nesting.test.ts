import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { before, test } from "node:test";
import { temporaryFolder } from "../temporary-folder";
import { chapter, pythonScript, releaseSmallChapter } from "./grading";

const folder = temporaryFolder("nesting");
const course = join(folder, "course");
let template = "";
let worked = "";
before(() => {
  ({ template, worked } = releaseSmallChapter(course));
});

interface Taken {
  readonly students: string[];
  readonly notes: string[];
  readonly unclear: string[];
  /** Student → files in their folder of the course, without nbgrader's own. */
  readonly files: { readonly [student: string]: string[] };
  /** Student → the notebook's text. */
  readonly texts: { readonly [student: string]: string };
  readonly times: { readonly [student: string]: string };
  /** The sentence that refuses all of it. */
  readonly refusal?: string;
}

type Files = { readonly [path: string]: string | Buffer };
const noon = 1_800_000_000;
let count = 0;

/** Takes several sources in, each into a course folder of its own; all files have the same time unless told. */
function takeIn(sources: readonly Files[], times: { readonly [path: string]: number } = {}): Taken[] {
  const places = sources.map((files) => {
    const place = join(folder, String(count++));
    for (const [path, text] of Object.entries(files)) {
      const file = join(place, "source", path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      utimesSync(file, times[path] ?? noon, times[path] ?? noon);
    }
    cpSync(course, join(place, "course"), { recursive: true });
    return place;
  });
  const script = `
import json, sys
from pathlib import Path
from labcourse.folder import CourseFolder
from labcourse.intake.find_submissions import Unclear
from labcourse.intake.take_in import take_in
found = []
for place in map(Path, sys.argv[1:]):
    folder = CourseFolder(place / "course")
    source = place / "source"
    try:
        intake = take_in(next(source.glob("only.zip"), source), folder)
        files, texts, times = {}, {}, {}
        for student in intake.students:
            there = folder.submitted / student / "${chapter}"
            files[student] = sorted(str(p.relative_to(there)) for p in there.rglob("*") if p.is_file() and p.name not in ("timestamp.txt", "submission_secret.txt"))
            file = folder.submission(student, "${chapter}")
            texts[student] = file.read_bytes().decode("latin-1") if file.exists() else ""
            times[student] = json.loads(folder.ticket(student, "${chapter}").read_text())["submitted"]
        found.append({"students": sorted(intake.students), "notes": intake.notes, "unclear": intake.unclear, "files": files, "texts": texts, "times": times})
    except Unclear as refusal:
        found.append({"students": [], "notes": [], "unclear": [], "files": {}, "texts": {}, "times": {}, "refusal": str(refusal)})
print(json.dumps(found))`;
  return JSON.parse(pythonScript(script, ...places)) as Taken[];
}

const notebook = `${chapter}.ipynb`;
const moodle = (student: string): string => `${student}_assignsubmission_file_/${notebook}`;

test("a class is found below folders that hold folders only, and platforms' names at any depth", () => {
  const sources: [Files, string[]][] = [
    [
      { [`Export/${moodle("Ann Lee_1")}`]: template, [`Export/${moodle("Bo Ek_2")}`]: template },
      ["Ann-Lee_1", "Bo-Ek_2"],
    ],
    [{ [`a/b/${moodle("Ann Lee_1")}`]: template }, ["Ann-Lee_1"]],
    [{ [`homework 1/ann/${notebook}`]: template, [`homework 1/ben/${notebook}`]: template }, ["ann", "ben"]],
    [{ [`submitted/ann/${chapter}/${notebook}`]: template }, ["ann"]],
    [
      {
        [`group a/ann/${notebook}`]: template,
        [`group a/cy/${notebook}`]: worked,
        [`group b/ben/${notebook}`]: template,
        [`group b/di/${notebook}`]: worked,
      },
      ["ann", "ben", "cy", "di"],
    ],
    [
      { [`Canvas/leeann_100_2000_${notebook}`]: template, [`Canvas/ekbo_101_2001_${notebook}`]: template },
      ["ekbo", "leeann"],
    ],
    [{ [`ann/work/${notebook}`]: template, [`ben/${notebook}`]: template }, ["ann", "ben"]],
    [
      { [`ann/old/${notebook}`]: template, [`ann/new/${notebook}`]: worked, [`ben/${notebook}`]: template },
      ["ann", "ben"],
    ],
  ];
  const found = takeIn(sources.map(([files]) => files));
  for (const [at, [files, students]] of sources.entries())
    assert.deepEqual(found[at]!.refusal ?? found[at]!.students, students, Object.keys(files).join(" "));
});

test("platforms' names give the student, also of several attempts, in any alphabet", () => {
  const day = "Nov 20, 2026 1130 AM";
  const sources: [Files, string[]][] = [
    [{ [`x/11-9 - Ann Lee - ${day}/${notebook}`]: template, "x/index.html": "" }, ["Ann-Lee_11"]],
    [
      {
        [`11-9 - Ann Lee - Nov 21, 2026 900 AM/${notebook}`]: worked,
        [`11-9 - Ann Lee - ${day}/${notebook}`]: template,
        [`12-9 - Bo Ek-Lo- 20 nov. 2026 1130/${notebook}`]: template,
        [`13-9 - Cy Du - ${day} - ${notebook}`]: template,
      },
      ["Ann-Lee_11", "Bo-Ek-Lo_12", "Cy-Du_13"],
    ],
    [
      {
        [`Lab 9_ann_lee_attempt_2026-11-21-09-00-00_work.ipynb`]: worked,
        [`Lab 9_ann_lee_attempt_2026-11-20-09-00-00_${notebook}`]: template,
        "Lab 9_bo_lee_attempt_2026-11-20-09-00-00.txt": "Name: Bo",
      },
      ["ann_lee", "bo_lee"],
    ],
    [
      { [`müllerö_100_2000_${notebook}`.normalize("NFD")]: template, "李明_LATE_101_2001_a.ipynb": template },
      ["müllerö", "李明"],
    ],
    [{ [`Export/Ann Lee_1_assignsubmission_file/${notebook}`]: template }, ["Ann-Lee_1"]],
  ];
  const found = takeIn(sources.map(([files]) => files));
  for (const [at, [files, students]] of sources.entries())
    assert.deepEqual(found[at]!.refusal ?? found[at]!.students, students, Object.keys(files).join(" "));
  assert.equal(found[1]!.texts["Ann-Lee_11"], Buffer.from(worked).toString("latin1"));
  assert.equal(found[2]!.texts.ann_lee, Buffer.from(worked).toString("latin1"));
  assert.match(found[2]!.notes.join(), /bo_lee: no notebook among \.txt/);
});

test("a class is found beside a file of its folder, by chapter, and where students' names stand in the files'", () => {
  const sources: [Files, string[]][] = [
    [
      { "class/README.txt": "", [`class/ann/${notebook}`]: template, [`class/ben/${notebook}`]: template },
      ["ann", "ben"],
    ],
    [{ [`week 3/ann_${notebook}`]: template, [`week 3/ben_${notebook}`]: template }, ["ann", "ben"]],
    [
      { [`x/${chapter}/ann_${notebook}`]: template, [`x/${chapter}/ben_${notebook}`]: template },
      ["ann", "ben"],
    ],
    [
      { [`ann/draft_${notebook}`]: template, [`ann/my_${notebook}`]: worked, [`ben/${notebook}`]: template },
      ["ann", "ben"],
    ],
  ];
  const found = takeIn(sources.map(([files]) => files));
  for (const [at, [files, students]] of sources.entries())
    assert.deepEqual(found[at]!.refusal ?? found[at]!.students, students, Object.keys(files).join(" "));
});

test("a notebook under another chapter's name goes by what is in it, one of no chapter here is left out", () => {
  const script = `
import json
from labcourse.chapter import Chapter
from labcourse.folder import CourseFolder
from labcourse.intake.identify_chapter import Signs, identify_chapter
from pathlib import Path
import sys
template = CourseFolder(Path(sys.argv[1])).template("${chapter}")
signs = Signs.of(template)
other = Signs(frozenset({"other"}), frozenset({"other"}), frozenset(), frozenset())
own = json.dumps({"cells": template.cells}).encode()
foreign = json.dumps({"cells": [{"source": "*Your answers:*\\n\\n1. …", "metadata": {"nbgrader": {"grade_id": "setup"}}}]}).encode()
both = {"${chapter}": signs, "91-other": other}
print(identify_chapter("91-other.ipynb", lambda: own, both), identify_chapter("91-other.ipynb", lambda: b"", both), identify_chapter("92.ipynb", lambda: foreign, {"${chapter}": signs}))`;
  assert.equal(pythonScript(script, course).trim(), `${chapter} 91-other None`);
});

test("where it stays unclear who is who, one sentence asks, and nobody is taken in", () => {
  const [mixed, versions, twins] = takeIn([
    {
      [`ben/${notebook}`]: template,
      [`late ones/ann/${notebook}`]: template,
      [`late ones/cy/${notebook}`]: worked,
    },
    { [`week/ann/${notebook}`]: template, [`week/ann old/${notebook}`]: worked },
    {
      [`a/ann/${notebook}`]: template,
      [`a/cy/${notebook}`]: template,
      [`b/ann/${notebook}`]: worked,
      [`b/di/${notebook}`]: template,
    },
  ]);
  assert.match(
    mixed!.refusal ?? "",
    /^It is unclear whether late ones is one student or holds several \(ann, cy\)/,
  );
  assert.match(
    versions!.refusal ?? "",
    /^It is unclear whether ann and ann old in week are two students or two versions/,
  );
  assert.match(twins!.refusal ?? "", /^It is unclear whether ann in .*a and in .*b is one student/);
});

test("at equal times what was worked on counts, then what lies nearer to the top; the reason is told", () => {
  const [blank, deep, later] = [
    ...takeIn([
      { [`ann/old/${notebook}`]: worked, [`ann/${notebook}`]: template },
      { [`ann/old/${notebook}`]: worked.replace("pixel", "older"), [`ann/${notebook}`]: worked },
    ]),
    ...takeIn([{ [`ann/${notebook}`]: worked, [`ann/copy/${notebook}`]: template }], {
      [`ann/copy/${notebook}`]: noon + 60,
    }),
  ];
  assert.equal(blank!.texts.ann, Buffer.from(worked).toString("latin1"));
  assert.match(blank!.notes.join(), /at the same time and has been worked on/);
  assert.equal(deep!.texts.ann, Buffer.from(worked).toString("latin1"));
  assert.match(deep!.notes.join(), /at the same time and lies nearer to the top/);
  assert.equal(later!.texts.ann, Buffer.from(template).toString("latin1"));
  assert.match(later!.notes.join(), /is newer/);
});

test("a chapter is recognised by its name among other words, and by its answers where all metadata is gone", () => {
  const bare = JSON.parse(worked) as { cells: { metadata: object }[] };
  for (const cell of bare.cells) cell.metadata = {};
  const names = [
    `Copy of ${notebook}`,
    "90_small.ipynb",
    `${chapter}-final.ipynb`,
    "Ann Lee 90 Small.ipynb",
    "homework.ipynb",
  ];
  const found = takeIn(
    names.map((name) => ({ [`ann/${name}`]: name === "homework.ipynb" ? JSON.stringify(bare) : "{}" })),
  );
  for (const [at, name] of names.entries()) assert.deepEqual(found[at]!.files, { ann: [notebook] }, name);
});

test("text files beside the notebook come along, bounded; nothing else does", () => {
  const [taken] = takeIn([
    {
      [`ann/${notebook}`]: template,
      "ann/helper.ts": "export const one = 1;",
      "ann/lib/more.json": "{}",
      "ann/picture.png": "\x89PNG",
      "ann/binary.txt": Buffer.from([1, 0, 2]),
      "ann/node_modules/image-lab/index.js": "",
      "ann/package.json": "{}",
      "ann/.hidden.ts": "",
      "ann/large.csv": "1,".repeat(1 << 20),
      [`ben/work/${notebook}`]: template,
      "ben/above.ts": "",
    },
  ]);
  assert.deepEqual(taken!.files, { ann: [notebook, "helper.ts", "lib/more.json"], ben: [notebook] });
  const bounds = `
from labcourse.intake.helper_files import MOST_BYTES, MOST_FILES, may_be_helper, within_bounds
names = ["../up.ts", "/etc/a.ts", "a/../b.ts", "a\\\\b.ts", "a/b/c/d.ts", "x" * 200 + ".ts", "tsconfig.json", "submission_secret.txt", "a/.b/c.ts", "", ".ts", "-o.ts"]
print([name for name in names if may_be_helper(name)], may_be_helper("my helper (1).ts"), may_be_helper("Größe.csv"))
many = [(f"{i}.ts", lambda most: b"") for i in range(100)]
print(len(within_bounds(many)) == MOST_FILES, list(within_bounds([("a.ts", lambda most: b"x" * most), ("b.ts", lambda most: b"y")])))`;
  assert.deepEqual(pythonScript(bounds).trim().split("\n"), ["[] True True", "True ['a.ts']"]);
});

test("whatever lies beside a notebook in a zip, the notebook is taken in, and nothing lands elsewhere", () => {
  const place = join(folder, "odd-zip");
  cpSync(course, join(place, "course"), { recursive: true });
  writeFileSync(join(place, notebook), template);
  const script = `
import json, stat, sys, zipfile
from pathlib import Path
from labcourse.folder import CourseFolder
from labcourse.intake.take_in import take_in
place = Path(sys.argv[1])
template = (place / "${notebook}").read_bytes()

def hand_in(files):
    with zipfile.ZipFile(place / "class.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for student in ("ann", "ben"):
            archive.writestr(f"{student}/${notebook}", template)
        for path, content in files:
            archive.writestr(path, content)
    broken = (place / "class.zip").read_bytes().replace(b"export const broken", b"export const BROKEN")
    (place / "class.zip").write_bytes(broken)
    folder = CourseFolder(place / "course")
    intake = take_in(place / "class.zip", folder)
    there = folder.submitted / "ann" / "${chapter}"
    helpers = sorted(p.relative_to(there).as_posix() for p in there.rglob("*") if p.is_file() and p.name not in ("${notebook}", "timestamp.txt", "submission_secret.txt"))
    print(json.dumps([sorted(intake.students), sorted(intake.unread), helpers, intake.notes, intake.unclear]))

link = zipfile.ZipInfo("ann/link.ts")
link.external_attr = (stat.S_IFLNK | 0o777) << 16
broken = zipfile.ZipInfo("ann/broken.ts")  # stored, so that its sum can be made wrong
hand_in([("ann/helper.ts", "export const one = 1;"), ("ann/both.ts", "1"), ("ann/both.ts/below.ts", "2"), ("ann/was/deep.ts", "3"),
         (link, "/etc/passwd"), (broken, "export const broken = 1;"), ("ann/zeros.csv", bytes(2_000_000)),
         ("ann/../../../up.ts", "4"), ("/etc/absolute.ts", "5"), ("C:\\\\Users\\\\x.ts", "5"), ("/cy/${notebook}", template), ("../di/${notebook}", template)])
hand_in([("ann/was", "no ending"), ("ann/was/deep.ts/deeper.ts", "6"), *((f"ann/a-data/{i}.csv", "1,2") for i in range(300)), ("ann/z-code.ts", "7")])
print(json.dumps(sorted(p.name for p in place.parent.rglob("*") if p.name in ("up.ts", "absolute.ts") and "submitted" not in p.parts)))`;
  const [first, second, elsewhere] = pythonScript(script, place)
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const [students, unread, helpers, notes, unclear] = first;
  assert.deepEqual([students, unread], [["ann", "ben"], []]);
  assert.deepEqual(helpers, ["both.ts", "helper.ts", "link.ts", "was/deep.ts"]);
  assert.match(
    notes.join("\n"),
    /^ann: left out beside the notebook: both.ts\/below.ts, broken.ts, zeros.csv: helper/m,
  );
  const outside = ["/cy/", "../di/"].map((place) => `no path inside a zip is ${place}${notebook}`);
  assert.deepEqual(
    unclear,
    outside.map((one) => `class.zip: ${one}: whose it is cannot be told`),
  );
  for (const path of ["ann/../../../up.ts", "/etc/absolute.ts", "C:\\Users\\x.ts"])
    assert.ok(notes.join("\n").includes(`no path inside a zip is ${path}`), path);
  assert.deepEqual(second[2].length, 20);
  assert.ok(
    second[2].includes("z-code.ts") && second[2].includes("was/deep.ts/deeper.ts"),
    "code comes first",
  );
  assert.match(
    second[3].join("\n"),
    /^ann: left out .*, …: helper files are text, at most 20, and take 1 MB together/m,
  );
  assert.deepEqual(elsewhere, []);
});

test("a link among a student's files is not followed", () => {
  const script = `
import os, sys, tempfile
from pathlib import Path
from labcourse.intake.helper_files import beside
place = Path(tempfile.mkdtemp())
(place / "secret").mkdir()
(place / "secret/key.txt").write_text("secret")
(place / "work").mkdir()
(place / "work/own.txt").write_text("mine")
os.symlink(place / "secret/key.txt", place / "work/link.txt")
os.symlink(place / "secret", place / "work/folder")
print(sorted(beside(place / "work/${notebook}")))`;
  assert.equal(pythonScript(script).trim(), "['own.txt']");
});

test("time stamps by name of the zone are read; one that is not is kept, and told", () => {
  const stamps: [string, string][] = [
    ["2026-11-20 12:00:00.123456 CET", "2026-11-20T12:00:00.123456+01:00"],
    ["2026-07-01 12:00:00 CEST", "2026-07-01T12:00:00+02:00"],
    ["2026-11-20 12:00:00 EST", "2026-11-20T12:00:00-05:00"],
    ["2026-11-20 12:00:00.5 -03", "2026-11-20T12:00:00.500000-03:00"],
    ["2026-11-20 12:00:00 UTC", "2026-11-20T12:00:00+00:00"],
    ["some day", new Date(noon * 1000).toISOString().replace(".000Z", "+00:00")],
  ];
  const found = takeIn(
    stamps.map(([stamp]) => ({
      [`ann/${chapter}/${notebook}`]: template,
      [`ann/${chapter}/timestamp.txt`]: stamp,
    })),
  );
  for (const [at, [stamp, time]] of stamps.entries()) assert.equal(found[at]!.times.ann, time, stamp);
  assert.match(
    found.at(-1)!.notes.join(),
    /its time stamp "some day" cannot be read, the file's own time counts/,
  );
});

test("students whose names are written alike make the command fail, and are named", () => {
  const [taken] = takeIn([{ [`Ann Lee/${notebook}`]: template, [`Ann-Lee/${notebook}`]: template }]);
  assert.deepEqual(taken!.unclear, ["Ann-Lee: Ann Lee goes by Ann-Lee as well, rename one of them"]);
});

test("zips in zips and folders are opened as far as they go", () => {
  const place = join(folder, "zips");
  const script = `
import io, sys, zipfile
from pathlib import Path
template = Path(sys.argv[2]).read_bytes()
def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 20, 12, 0, 0)), content)
    return out.getvalue()
own = zipped({"work/${notebook}": template})
place = Path(sys.argv[1])
place.mkdir()
(place / "class.zip").write_bytes(zipped({"Moodle/Ann Lee_1_assignsubmission_file_/upload.zip": own, "Moodle/Bo Ek_2_assignsubmission_file_/upload.zip": b"PK damaged"}))
(place / "inner.zip").write_bytes(zipped({"cy.zip": own, "di.zip": own}))`;
  pythonScript(script, place, join(folder, "templates", notebook));
  const zip = (name: string): Buffer => readFileSync(join(place, name));
  const [class_, inner] = takeIn([{ "only.zip": zip("class.zip") }, { "only.zip": zip("inner.zip") }]);
  assert.deepEqual(class_!.students, ["Ann-Lee_1", "Bo-Ek_2"]);
  assert.deepEqual(class_!.files, { "Ann-Lee_1": [notebook], "Bo-Ek_2": [] });
  assert.deepEqual(class_!.notes, ["Bo-Ek_2: no notebook among upload.zip"]);
  assert.deepEqual(inner!.files, { cy: [notebook], di: [notebook] });
});

test("exchanges, repositories and names behind the chapter's tell the students; what is hidden is nobody's work", () => {
  const two = (ann: string, ben: string): Files => ({ [ann]: template, [ben]: template });
  const inbound = (student: string): string =>
    `inbound/${student}+${chapter}+2026-11-20 12:00:00 UTC+ab/${notebook}`;
  const sources: [Files, string[]][] = [
    [two(inbound("ann"), inbound("ben")), ["ann", "ben"]],
    [
      two(`export/submission_4711/${notebook}`, `export/submission_4712/${notebook}`),
      ["submission_4711", "submission_4712"],
    ],
    [
      two(`lab3-11-20-2026/lab-3-ann/${notebook}`, `lab3-11-20-2026/lab-3-ben/${notebook}`),
      ["lab-3-ann", "lab-3-ben"],
    ],
    [two(`${chapter}_ann.ipynb`, `${chapter}_ben.ipynb`), ["ann", "ben"]],
    [two(`Lab 3/${chapter} - Ann Lee.ipynb`, `Lab 3/${chapter} - Bo Ek.ipynb`), ["Ann-Lee", "Bo-Ek"]],
    [two(`ann/${chapter}-final.ipynb`, `ben/${chapter} (1).ipynb`), ["ann", "ben"]],
  ];
  const taken = takeIn(sources.map(([files]) => files));
  assert.deepEqual(
    taken.map(({ students }) => students),
    sources.map(([, students]) => students),
  );
  const later = `${chapter}-v10.ipynb`;
  const [hidden, numbered] = takeIn(
    [
      {
        [`ann/${notebook}`]: worked,
        [`ann/.Trash-0/files/${notebook}`]: "trash",
        [`ben/${notebook}`]: template,
      },
      {
        [`ann/${later}`]: worked,
        [`ann/${chapter}-v9.ipynb`]: worked.replace("return", "return  "),
        [`ben/${notebook}`]: template,
      },
    ],
    { [`ann/.Trash-0/files/${notebook}`]: noon + 60 },
  );
  assert.equal(hidden!.texts["ann"], Buffer.from(worked).toString("latin1"));
  assert.equal(numbered!.texts["ann"], Buffer.from(worked).toString("latin1"));
});
