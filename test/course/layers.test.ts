import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { test } from "node:test";
import { root } from "./grading";

const folder = join(root, "course/labcourse");
/** A part imports itself and what stands above it; `intake`, `sandbox` and `reports` know nothing of each other. */
const above: { readonly [part: string]: readonly string[] } = {
  ground: [],
  intake: ["ground"],
  sandbox: ["ground"],
  reports: ["ground"],
  grading: ["ground", "intake", "sandbox", "reports"],
  commands: ["ground", "intake", "sandbox", "reports", "grading"],
};
/** What `python -m labcourse` and nbgrader call. */
const commands = ["__main__", "nbgrader_hooks", "release"];

/** Dotted name of a module → those of this package that it imports, inside functions or not. */
const imports = new Map(modules().map((file) => [moduleName(file), importsOf(file)]));

test("labcourse: no module imports one of a part below it", () => {
  const upward = [...imports].flatMap(([name, imported]) =>
    imported
      .filter((other) => partOf(other) !== partOf(name) && !above[partOf(name)]!.includes(partOf(other)))
      .map((other) => `${name} imports ${other}`),
  );
  assert.deepEqual(upward, []);
  assert.ok(
    imports.size > 35 && imports.get("grading.job")!.includes("reports.feedback"),
    "imports are seen",
  );
});

test("labcourse: no modules import each other in a circle", () => {
  const left = new Map([...imports].map(([name, imported]) => [name, new Set(imported)]));
  for (let removed = true; removed; ) {
    removed = false;
    for (const [name, imported] of left)
      if ([...imported].every((other) => !left.has(other))) removed = left.delete(name) || removed;
  }
  assert.deepEqual([...left.keys()], []);
});

function modules(): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".py"));
}

function moduleName(file: string): string {
  return file
    .replace(/\.py$/, "")
    .replace(/(\/|^)__init__$/, "")
    .replaceAll("/", ".");
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(folder, file), "utf8");
  const lines = text.matchAll(/^[ \t]*from (\.+)([\w.]*) import \(?([\w, ]+)/gm);
  return [...lines].flatMap(([, dots, path, names]) => {
    const from = [
      ...dirname(file)
        .split("/")
        .slice(0, dots === "." ? undefined : -1),
      ...path!.split("."),
    ];
    const place = from.filter((part) => part !== "" && part !== ".").join(".");
    if (modules().includes(`${place.replaceAll(".", "/")}.py`)) return [place];
    return names!.split(",").map((name) => [place, name.trim()].filter((part) => part !== "").join("."));
  });
}

function partOf(name: string): string {
  if (name.includes(".")) return name.split(".")[0]!;
  if (name in above) return name;
  return commands.includes(basename(name)) ? "commands" : "ground";
}
