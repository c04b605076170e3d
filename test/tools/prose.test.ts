import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../root";
import { sourceFiles } from "./tree";

const MOST = 120;
/** Lines that no line break can shorten: tables, headings, HTML, pictures, and one link or address alone. */
const unbreakable = /^\s*([|#<]|!\[|([-*>]|\d+\.)?\s*(\[[^\]]*\]\([^)]*\)|<?https?:\S+)[.,;:)]*$)/;

/** The numbers of the lines of prose that are longer than that; code blocks are not prose. */
function longLines(markdown: string): number[] {
  const found: number[] = [];
  let fence = "";
  for (const [index, line] of markdown.split("\n").entries()) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? "";
    if (fence !== "") {
      if (mark.startsWith(fence)) fence = "";
    } else if (mark !== "") fence = mark;
    else if ([...line].length > MOST && !unbreakable.test(line)) found.push(index + 1);
  }
  return found;
}

const words = (length: number): string =>
  "word "
    .repeat(length)
    .slice(0, length - 1)
    .concat("x");

test("a line of more than 120 characters is found, and nothing else is", () => {
  const long = words(MOST + 1);
  assert.deepEqual(longLines([words(MOST), long, `- ${words(MOST)}`, "é".repeat(MOST)].join("\n")), [2, 3]);
  const others = [`| ${long} |`, `# ${long}`, `<p>${long}</p>`, `![${long}](a.png)`, `[${long}](a.md).`];
  assert.deepEqual(longLines(others.join("\n")), []);
  assert.deepEqual(longLines(["```sh", long, "```", long, "~~~", long].join("\n")), [4]);
});

const files = sourceFiles();
const skip = files === undefined && "there is no git here to list the files";

test("lines of prose have at most 120 characters", { skip }, () => {
  // a chapter's paragraph is one line, in a notebook and in its translation
  const pages = files!.filter((file) => file.endsWith(".md") && !file.startsWith("notebooks/source/fr/"));
  const long = pages.flatMap((page) =>
    longLines(readFileSync(join(root, page), "utf8")).map((line) => `${page}:${line}`),
  );
  assert.deepEqual(long, []);
});
