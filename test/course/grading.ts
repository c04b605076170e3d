import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { digestOf } from "../digest";
import type { Submission } from "./corpus";
import type { Notebook } from "./corpus/notebook";

export const root: string = resolve(__dirname, "../../..");
export const chapter = "90-small";
const python = process.env.LAB_PYTHON ?? join(root, ".venv/bin/python");
const { PYTHONDONTWRITEBYTECODE: _, ...kept } = process.env;
const environment = {
  ...kept,
  LAB_DATA: "stand-in",
  PYTHONPATH: join(root, "course"),
  PYTHONPYCACHEPREFIX: join(root, "build/pycache"),
};

export interface Row {
  readonly student: string;
  readonly exercise: string;
  readonly points: number | null;
  readonly maximum: number;
  readonly status: string;
  readonly reason: string;
}

/** Why submissions cannot be boxed here: a reason to skip, but in CI a failure. */
export function noSandbox(): string | false {
  const trouble = pythonScript(
    "from labcourse.sandbox.bubblewrap import sandbox_problem; print(sandbox_problem() or '', end='')",
  );
  if (trouble !== "" && process.env.CI) throw new Error(trouble);
  return trouble || false;
}

const smallChapter = `test/course/fixtures/${chapter}.ts`;

/** What a released chapter is made from. */
const sources = [
  smallChapter,
  "tools/notebooks",
  "course/labcourse",
  "lib/src/checks/points.ts",
  "requirements.txt",
];

/** A course folder with the small chapter, as `release` makes it; returns its worked notebook and its template as text. */
export function releaseSmallChapter(course: string): { worked: string; template: string } {
  const released = releasedOnce();
  cpSync(join(released, "course"), course, { recursive: true });
  for (const kind of ["worked", "templates"])
    cpSync(join(released, kind), join(course, "..", kind), { recursive: true });
  const text = (kind: string): string => readFileSync(join(released, kind, `${chapter}.ipynb`), "utf8");
  return { worked: text("worked"), template: text("templates") };
}

/** The chapter released once for these sources, whichever test asks first: nbgrader takes seconds for it. */
function releasedOnce(): string {
  const folder = join(root, "build/released-for-tests");
  const kept = join(folder, digestOf(sources));
  if (existsSync(kept)) return kept;
  mkdirSync(folder, { recursive: true });
  const unfinished = mkdtempSync(join(folder, "unfinished-"));
  release(join(unfinished, "course"), [join(root, smallChapter)]);
  try {
    renameSync(unfinished, kept);
  } catch (problem) {
    rmSync(unfinished, { recursive: true });
    if (!existsSync(kept)) throw problem; // or another test was faster
  }
  return kept;
}

/** Builds chapters from their sources and a course folder with them; returns where they are. */
export function release(course: string, sources: string[]): { worked: string; templates: string } {
  const { points } = require(join(root, "lib/dist/checks/points.js")) as {
    points: { [name: string]: { points: number } };
  };
  const order = {
    sources,
    worked: join(course, "../worked"),
    templates: join(course, "../templates"),
    points: Object.fromEntries(Object.entries(points).map(([name, entry]) => [name, entry.points])),
  };
  const built = spawnSync(python, [join(root, "tools/notebooks/build.py")], {
    input: JSON.stringify(order),
    encoding: "utf8",
  });
  if (built.status !== 0) throw new Error(built.stderr);
  labcourse(["release", course, "--worked", order.worked, ...sources.map((file) => basename(file, ".ts"))]);
  return order;
}

/** Runs `python -m labcourse` to its end; returns what it printed. */
export function labcourse(
  args: readonly string[],
  expectedExit = 0,
  env: NodeJS.ProcessEnv = {},
  stream: "stdout" | "stderr" = "stdout",
): string {
  const done = spawnSync(python, ["-m", "labcourse", ...args], {
    encoding: "utf8",
    env: { ...environment, ...env },
  });
  if (done.status !== expectedExit)
    throw new Error(`exit code ${done.status}:\n${done.stdout}\n${done.stderr}`);
  return done[stream];
}

/** The same while the test goes on; `output` fills with what it prints. */
export function labcourseAside(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): {
  done: Promise<number | null>;
  pid: number;
  output: string[];
} {
  const child = spawn(python, ["-m", "labcourse", ...args], { env: { ...environment, ...env } });
  const output: string[] = [];
  child.stdout.on("data", (chunk) => output.push(String(chunk)));
  child.stderr.on("data", (chunk) => output.push(String(chunk)));
  return { done: new Promise((resolve) => child.on("close", resolve)), pid: child.pid as number, output };
}

/** Writes a folder for each submission, as a learning platform would. */
export function writeSubmissions(
  folder: string,
  submissions: readonly Submission[],
  { worked, template }: { worked: string; template: string },
): void {
  for (const { name, change, content, bytes, files = {}, fileName = `${chapter}.ipynb` } of submissions) {
    const notebook = JSON.parse(worked) as Notebook;
    change?.(notebook);
    mkdirSync(join(folder, name), { recursive: true });
    const text = content?.(worked, template) ?? JSON.stringify(notebook, null, 1);
    for (const [path, data] of Object.entries({ ...files, [fileName]: bytes?.(text) ?? text })) {
      mkdirSync(dirname(join(folder, name, path)), { recursive: true });
      writeFileSync(join(folder, name, path), data);
    }
  }
}

/** The rows of `grades.csv`. */
export function readGrades(course: string): Row[] {
  return readTable(join(course, "grades.csv")).map((row) => {
    const number = (text: string | undefined): number | null => (text ? Number(text) : null);
    return { ...row, points: number(row.points), maximum: number(row.maximum) } as unknown as Row;
  });
}

/** The rows of a table, by its header. */
export function readTable(file: string): { [column: string]: string }[] {
  const [header, ...lines] = readCsv(readFileSync(file, "utf8"));
  return lines.map((line) => Object.fromEntries(header!.map((name, i) => [name, line[i] as string])));
}

/** Runs Python with the course's package at hand, as a person would who writes a script of their own. */
export function pythonScript(code: string, ...args: string[]): string {
  return pythonFile("-c", code, ...args);
}

/** The same with a script in a file. */
export function pythonFile(...args: string[]): string {
  const done = spawnSync(python, args, { encoding: "utf8", env: environment });
  if (done.status !== 0) throw new Error(done.stderr);
  return done.stdout;
}

/** Comma-separated values with quoted fields, as RFC 4180 has it. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\n") rows.push([]);
  }
  return rows.slice(0, -1);
}
