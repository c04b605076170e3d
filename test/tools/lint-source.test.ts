import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { temporaryFolder } from "../temporary-folder";

const root = resolve(__dirname, "..", "..", "..");
const python = join(root, ".venv/bin/python");
const source = readFileSync(join(root, "test/course/fixtures/90-small.ts"), "utf8");
const lines = source.split("\n");

/** The number of the line that holds this text. */
const lineOf = (text: string): number => lines.findIndex((line) => line.includes(text)) + 1;

/** What is said of each of these sources. */
function lint(sources: string[]): string[][] {
  const script = `
import json, sys
sys.path.insert(0, ${JSON.stringify(join(root, "tools/notebooks"))})
from lint_source import lint
names = ["classCounts", "scalePixels", "oneHot", "gradientDescent", "report"]
print(json.dumps([lint("90-small.ts", text.encode("latin-1" if "\\xe9" in text else "utf-8"), names) for text in json.loads(sys.argv[1])]))`;
  const done = spawnSync(python, ["-c", script, JSON.stringify(sources)], { encoding: "utf8" });
  assert.equal(done.status, 0, done.stderr);
  return JSON.parse(done.stdout) as string[][];
}

const mistakes: [from: string, to: string, line: number, says: RegExp][] = [
  [
    'check="scalePixels"',
    "check=scalePixels",
    lineOf('check="scalePixels"'),
    /expected check="scalePixels" with quotes, found check=scalePixels/,
  ],
  [
    "[markdown] report",
    "[Markdown] report",
    lineOf("report="),
    /expected "\[markdown\]" for a text, or nothing for code, found "\[Markdown\]"/,
  ],
  [
    'exercise="oneHot"',
    'exercise="oneHot" level=easy',
    lineOf('exercise="oneHot"'),
    /"level" is no mark of a cell/,
  ],
  ['exercise="oneHot"', 'exercice="oneHot"', lineOf('exercise="oneHot"'), /do you mean exercise="…"/],
  [
    'exercise="oneHot"',
    'exercise="oneHoot"',
    lineOf('exercise="oneHot"'),
    /"oneHoot" is no exercise that has points: do you mean "oneHot"/,
  ],
  ['check="oneHot"', 'check="classCounts"', lineOf('check="oneHot"'), /stands in line \d+ already/],
  [
    "// %% exercise",
    "//%% exercise",
    lineOf("exercise="),
    /expected a cell to begin with "\/\/ %%" at the start of the line/,
  ],
  [
    "// Its exercises",
    "// %correct is a share",
    lineOf("Its exercises"),
    /takes a comment that begins with % for a command/,
  ],
  ["const scale = 255;", 'const scale = `"""`;', lineOf("const scale"), /no three quotes in a row/],
  [
    "  // END SOLUTION",
    "  // END SOLUTIONS",
    lineOf("END SOLUTION"),
    /expected \/\/ END SOLUTION, found \/\/ END SOLUTIONS/,
  ],
  ["  // END SOLUTION\n", "", lineOf("BEGIN SOLUTION"), /expected \/\/ END SOLUTION in the same cell/],
  ["function oneHot", "function hotOne", lineOf('exercise="oneHot"'), /expected the cell to declare oneHot/],
  [
    'lab.check("oneHot"',
    'lab.check("hotOne"',
    lineOf('check="oneHot"'),
    /expected await lab\.check\("oneHot", oneHot\)/,
  ],
  ["// # A small", "// # A small caf\xe9", lineOf("# A small"), /expected a text in UTF-8/],
];

test("each mistake of a chapter's author is named with file, line and what to do", () => {
  const changed = mistakes.map(([from, to]) => {
    assert.ok(source.includes(from), from);
    return source.replace(from, () => to);
  });
  const found = lint([source, ...changed]);
  assert.deepEqual(found[0], []);
  for (const [at, [, to, line, says]] of mistakes.entries()) {
    const [first = ""] = found[at + 1]!.filter((sentence) => says.test(sentence));
    assert.ok(first.startsWith(`90-small.ts:${line}: `), `${to}: ${found[at + 1]!.join("\n")}`);
  }
});

test("the build stops before it writes anything, and says all of it without a traceback", () => {
  const folder = temporaryFolder("lint-source");
  const file = join(folder, "90-small.ts");
  writeFileSync(
    file,
    source.replace('check="oneHot"', "check=oneHot").replace("[markdown] report", "[Markdown] report"),
  );
  const order = {
    sources: [file],
    worked: join(folder, "worked"),
    templates: join(folder, "templates"),
    points: { oneHot: 1 },
  };
  const done = spawnSync(python, [join(root, "tools/notebooks/build.py")], {
    input: JSON.stringify(order),
    encoding: "utf8",
  });
  assert.equal(done.status, 1);
  assert.match(done.stderr, /90-small\.ts:\d+: expected check="oneHot" with quotes/);
  assert.match(done.stderr, /found "\[Markdown\]"/);
  assert.doesNotMatch(done.stderr, /Traceback/);
  assert.equal(done.stdout, "");
});
