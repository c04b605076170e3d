import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { root } from "../root";
import { foldersOf, sourceFiles } from "./tree";

const files = sourceFiles();
const skip = files === undefined && "there is no git here to list the files";

/** Folders that the map shows one level deeper than others. */
const shownDeeper = /^(lib\/src|kernel\/src|course\/labcourse)\/[^/]+$/;

/** Folders that a map of this tree names. */
const foldersToShow = (tree: readonly string[]): string[] =>
  foldersOf(tree).filter((folder) => folder.split("/").length <= 2 || shownDeeper.test(folder));

/** Folders that a table names, `like/this/`, in the first cell of a row. */
const foldersNamed = (table: string): string[] =>
  [...table.matchAll(/^\| `([^`]+)\/` \|/gm)].map(([, folder]) => folder!);

/** What one has and the other lacks; empty where map and tree agree. */
function differences(table: string, tree: readonly string[]): string[] {
  const [named, present] = [foldersNamed(table), foldersToShow(tree)];
  return [
    ...present.filter((folder) => !named.includes(folder)).map((folder) => `${folder}/ is not in the map`),
    ...named
      .filter((folder) => !present.includes(folder))
      .map((folder) => `${folder}/ is in the map, not in the tree`),
    ...named
      .filter((folder, at) => named.indexOf(folder) !== at)
      .map((folder) => `${folder}/ is in the map twice`),
  ];
}

/** Files that a page names, as `files/like.this` or in a link, and that are not there. */
function missingFiles(page: string, text: string): string[] {
  const named = [
    ...[...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, path]) => join(dirname(page), path!)),
    ...[...text.matchAll(/`([\w./-]+\/[\w.-]+\.(?:ts|mjs|cjs|py))`/g)].map(([, path]) => path!),
  ];
  const places = ["", dirname(page), "lib/src", "kernel/src"];
  return named
    .filter((path) => !path.includes("NN-") && !path.startsWith("build/"))
    .filter((path) => !places.some((place) => existsSync(join(root, place, path))))
    .map((path) => `${page}: ${path}`);
}

test("a folder without a row in the map, and a row without a folder, are noticed", () => {
  const table =
    "| folder | |\n|---|---|\n| `lib/` | a |\n| `lib/src/` | b |\n| `gone/` | c |\n| `lib/` | d |\n";
  assert.deepEqual(differences(table, ["lib/src/index.ts", "lib/src/data/idx.ts", "tools/x/y/z.mjs"]), [
    "lib/src/data/ is not in the map",
    "tools/ is not in the map",
    "tools/x/ is not in the map",
    "gone/ is in the map, not in the tree",
    "lib/ is in the map twice",
  ]);
});

test("the map in CONTRIBUTING.md has every folder of the tree, and no other", { skip }, () => {
  const [, map] = readFileSync(join(root, "CONTRIBUTING.md"), "utf8").split(/^## Map$/m);
  assert.deepEqual(differences(map!.split(/^## /m)[0]!, files!), []);
});

test("a page that names a file which is not there is noticed", () => {
  const text = "See `tools/gone.mjs`, `tools/test.mjs`, [this](lib/package.json), [that](docs/gone.md#part).";
  assert.deepEqual(missingFiles("README.md", text), ["README.md: docs/gone.md", "README.md: tools/gone.mjs"]);
});

test("files that the pages name are there", { skip }, () => {
  const pages = files!.filter((file) => file.endsWith(".md") && !file.startsWith("notebooks/source/fr/"));
  assert.deepEqual(
    pages.flatMap((page) => missingFiles(page, readFileSync(join(root, page), "utf8"))),
    [],
  );
});
