"""Finds what an author of a chapter got wrong, before anything is built: file, line, and one sentence for each mistake.

Whatever else jupytext may read otherwise than it stands there is found by comparing its cells with the plain lines.
"""

import difflib
import json
import re
from dataclasses import dataclass, field

import jupytext

MARKER = re.compile(r"// %%(?P<kind> \[[^\]]*\])?(?P<rest>.*)\Z")
LOOKS_LIKE_MARKER = re.compile(r"\s*/{2,}\s*%%(?!%)")
MARK = re.compile(r'\s*(?P<key>[^\s="]+)(?:=(?P<value>"(?:[^"\\]|\\.)*"|\[[^\]]*\]|\{[^}]*\}|[^\s"]+))?')
MAGIC = re.compile(r"\s*//\s*%{1,3}[a-zA-Z]")
OURS = ("exercise", "check", "report", "locked")
OTHERS = ("tags", "slideshow", "editable", "deletable", "collapsed", "jupyter", "name")
REGIONS = ("SOLUTION", "HIDDEN TESTS")
REGION = re.compile(r"\s*//\s*(?P<side>BEGIN|END)\s+(?P<name>.*?)\s*\Z", re.I)


@dataclass
class Cell:
    line: int
    """Of its marker, counted from 1."""
    text_cell: bool = False
    marks: dict = field(default_factory=dict)
    lines: list = field(default_factory=list)


class Mistakes:
    def __init__(self, file):
        self.file, self.found = file, []

    def add(self, line, sentence):
        self.found.append((line, f"{self.file}:{line}: {sentence}"))

    def sentences(self):
        return [sentence for _, sentence in sorted(self.found)]


def lint(file, content, points):
    """One sentence for each mistake in the bytes of a chapter's source. `points` has a name for each exercise."""
    mistakes = Mistakes(file)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        mistakes.add(content[: error.start].count(b"\n") + 1, "expected a text in UTF-8: save the file in that encoding.")
        return mistakes.sentences()
    cells = read_cells(text, mistakes)
    check_names(cells, points, mistakes)
    for cell in cells:
        check_regions(cell, mistakes)
        check_magic(cell, mistakes)
    if not mistakes.found:
        compare_with_jupytext(text, cells, mistakes)
    return mistakes.sentences()


def read_cells(text, mistakes):
    cells = []
    for number, line in enumerate(text.splitlines(), start=1):
        if LOOKS_LIKE_MARKER.match(line):
            cells.append(read_marker(number, line, mistakes))
        elif cells:
            cells[-1].lines.append(line)
        elif line.strip():
            mistakes.add(number, 'expected "// %%" or "// %% [markdown]" before the first text.')
            cells.append(Cell(number))
    return cells


def read_marker(number, line, mistakes):
    cell, marker = Cell(number), MARKER.match(line)
    if marker is None:
        mistakes.add(number, f'expected a cell to begin with "// %%" at the start of the line, found "{line.strip()}".')
        return cell
    kind = (marker["kind"] or "").strip()
    cell.text_cell = kind.lower() == "[markdown]"
    if kind not in ("", "[markdown]"):
        mistakes.add(number, f'expected "[markdown]" for a text, or nothing for code, found "{kind}".')
    rest = marker["rest"].strip()
    for mark in MARK.finditer(rest):
        read_mark(cell, mark["key"], mark["value"], mistakes)
    left = MARK.sub("", rest).strip()
    if left:
        mistakes.add(number, f'expected marks such as exercise="oneHot", found "{left}".')
    if len([key for key in cell.marks if key in OURS]) > 1:
        mistakes.add(number, f"expected one of {', '.join(OURS)}, found several: give each a cell of its own.")
    return cell


def read_mark(cell, key, value, mistakes):
    if key not in (*OURS, *OTHERS):
        near = difflib.get_close_matches(key, OURS, 1, 0.6)
        advice = f': do you mean {near[0]}="…"?' if near else f": the marks are {', '.join(OURS)}."
        mistakes.add(cell.line, f'"{key}" is no mark of a cell{advice}')
        return
    try:
        cell.marks[key] = json.loads(value or "")
    except ValueError:
        given = (value or "…").strip('"')
        mistakes.add(cell.line, f'expected {key}="{given}" with quotes, found {key}{"=" + value if value else ""}.')
        return
    if key in OURS and not (isinstance(cell.marks[key], str) and re.fullmatch(r"[\w-]+", cell.marks[key])):
        mistakes.add(cell.line, f'expected a name in quotes, such as {key}="oneHot", found {key}={value}.')
        del cell.marks[key]


def check_names(cells, points, mistakes):
    seen, open_exercise = {}, None
    for cell in cells:
        for key in OURS:
            if key in cell.marks:
                check_name(cell, key, cell.marks[key], points, seen, mistakes)
        if "exercise" in cell.marks:
            missing_check(open_exercise, mistakes)
            open_exercise = cell
        elif "check" in cell.marks:
            if open_exercise is None or open_exercise.marks["exercise"] != cell.marks["check"]:
                name = cell.marks["check"]
                mistakes.add(cell.line, f'expected the cell exercise="{name}" before check="{name}".')
            open_exercise = None
    missing_check(open_exercise, mistakes)


def missing_check(exercise, mistakes):
    if exercise is not None:
        name = exercise.marks["exercise"]
        mistakes.add(exercise.line, f'exercise="{name}" has no check: expected a cell check="{name}" behind it.')


def check_name(cell, key, name, points, seen, mistakes):
    body = "\n".join(cell.lines)
    if (key, name) in seen:
        mistakes.add(cell.line, f'{key}="{name}" stands in line {seen[key, name]} already: give this cell another name.')
    seen[key, name] = cell.line
    if key != "locked" and name not in points:
        near = difflib.get_close_matches(name, points, 1)
        advice = f'do you mean "{near[0]}"?' if near else "add it to lib/src/checks/points.ts."
        mistakes.add(cell.line, f'"{name}" is no exercise that has points: {advice}')
    if (key == "report") != cell.text_cell and key != "locked":
        kind = "a text, // %% [markdown]" if key == "report" else "code, // %%"
        mistakes.add(cell.line, f"expected {kind} for {key}.")
    if key == "exercise" and not re.search(rf"\b(?:function\*?|const|let|class)\s+{name}\b", body):
        mistakes.add(cell.line, f"expected the cell to declare {name}, the name of its exercise.")
    if key == "exercise" and "BEGIN SOLUTION" not in body:
        mistakes.add(cell.line, "expected // BEGIN SOLUTION and // END SOLUTION: all of this is handed out.")
    if key == "check" and not re.search(rf"""\bcheck\(\s*["']{name}["']\s*,""", body):
        mistakes.add(cell.line, f'expected await lab.check("{name}", {name}); in the cell.')


def check_regions(cell, mistakes):
    opened = None
    for number, line in enumerate(cell.lines, start=cell.line + 1):
        region = REGION.match(line)
        if region is None or not difflib.get_close_matches(region["name"].upper(), REGIONS, 1, 0.7):
            continue
        found = f"{region['side']} {region['name']}"
        if region["name"] not in REGIONS or region["side"] not in ("BEGIN", "END"):
            name = difflib.get_close_matches(region["name"].upper(), REGIONS, 1, 0.7)[0]
            mistakes.add(number, f"expected // {region['side'].upper()} {name}, found // {found}.")
        elif region["side"] == "BEGIN" and opened is not None:
            mistakes.add(number, f"// BEGIN {opened[0]} of line {opened[1]} is not ended yet.")
        elif region["side"] == "END" and (opened is None or opened[0] != region["name"]):
            mistakes.add(number, f"expected // BEGIN {region['name']} before // {found}.")
            opened = None
        else:
            opened = (region["name"], number) if region["side"] == "BEGIN" else None
    if opened is not None:
        mistakes.add(opened[1], f"expected // END {opened[0]} in the same cell.")


def check_magic(cell, mistakes):
    for number, line in enumerate(cell.lines, start=cell.line + 1):
        if MAGIC.match(line):
            mistakes.add(number, "expected another word first: jupytext takes a comment that begins with % for a command.")
        if '"""' in line or "'''" in line:
            mistakes.add(number, "expected no three quotes in a row: jupytext takes what follows for one text. Part them.")


def compare_with_jupytext(text, cells, mistakes):
    read = jupytext.reads(text, fmt="ts:percent").cells
    for at, cell in enumerate(cells):
        if at >= len(read) or plain(read[at].source) != plain(without_comments(cell)):
            mistakes.add(cell.line, "jupytext reads this cell otherwise than it stands here: look for what is special in it.")
            return
    if len(read) != len(cells):
        mistakes.add(cells[-1].line, "jupytext finds more cells than there are markers.")


def without_comments(cell):
    if not cell.text_cell:
        return "\n".join(cell.lines)
    return "\n".join(re.sub(r"^// ?", "", line) for line in cell.lines)


def plain(text):
    return "\n".join(line.rstrip() for line in text.strip().splitlines())
