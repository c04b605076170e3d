import assert from "node:assert/strict";
import { join } from "node:path";
import { before, test } from "node:test";
import { PATIENCE } from "../patience";
import { endGroup, StubMachine } from "./stub-machine";

/** A JupyterLab that says how it was started, and which signals reach it. SIGTERM ends it with code 3. */
const jupyterLab = `#!${process.execPath}
const { LAB_LANG, LAB_DATA_DIR, JUPYTER_CONFIG_PATH } = process.env;
if (process.argv.includes("--stay")) {
  process.on("SIGINT", () => console.log("SIGINT"));
  process.on("SIGTERM", () => process.exit(3));
  setInterval(() => {}, 1000);
}
console.log(JSON.stringify({ args: process.argv.slice(2), LAB_LANG, LAB_DATA_DIR, JUPYTER_CONFIG_PATH })); // from here on signals may come
`;

interface Started {
  args: string[];
  LAB_LANG: string;
  LAB_DATA_DIR?: string;
  JUPYTER_CONFIG_PATH: string;
}

let machine: StubMachine;

before(() => {
  machine = new StubMachine();
  for (const name of ["01-dataset", "fr/01-dataset"]) machine.write(`notebooks/${name}.ipynb`, name);
  assert.equal(machine.setUp().status, 0);
  machine.write(".venv/bin/jupyter-lab", jupyterLab);
});

function started(args: string[], environment: NodeJS.ProcessEnv = {}): Started & { said: string } {
  const ended = machine.run("start", args, environment);
  assert.equal(ended.status, 0, ended.stderr);
  const lines = ended.stdout.trim().split("\n");
  return { ...(JSON.parse(lines.pop()!) as Started), said: lines.join("\n") };
}

const firstChapter = "--LabApp.default_url=/lab/tree/01-dataset.ipynb";
const rootDir = (...path: string[]): string =>
  `--ServerApp.root_dir=${join(machine.folder, "work", ...path)}`;

test("npm start opens the work folder and hands its options on", () => {
  const { args, LAB_LANG } = started(["--no-browser"]);
  assert.deepEqual(args, [rootDir(), firstChapter, "--no-browser"]);
  assert.equal(LAB_LANG, "en");
});

test("JupyterLab is told what learners need, before what the machine's own settings say", () => {
  const learner = join(machine.folder, "tools", "jupyterlab", "learner");
  assert.equal(started([]).JUPYTER_CONFIG_PATH, learner);
  assert.equal(started([], { JUPYTER_CONFIG_PATH: "/own" }).JUPYTER_CONFIG_PATH, `${learner}:/own`);
});

test("JupyterLab opens on the first chapter until somebody has worked on it, then where it was left", () => {
  const other = new StubMachine();
  other.write("notebooks/00-start.ipynb", "handed out");
  assert.equal(other.setUp().status, 0);
  other.write(".venv/bin/jupyter-lab", jupyterLab);
  const opened = (): string[] =>
    (JSON.parse(other.run("start").stdout.trim().split("\n").pop()!) as Started).args.slice(1);
  assert.deepEqual(opened(), ["--LabApp.default_url=/lab/tree/00-start.ipynb"]);
  other.write("work/00-start.ipynb", "worked on");
  assert.deepEqual(opened(), []);
});

test("--lang fr, --lang=fr and LAB_LANG=fr open the French chapters; the last option counts", () => {
  for (const options of [["--lang", "fr"], ["--lang=fr"], ["--lang", "en", "--lang=fr"]]) {
    const { args, LAB_LANG } = started([...options, "--no-browser"]);
    assert.deepEqual(args, [rootDir("fr"), firstChapter, "--no-browser"]);
    assert.equal(LAB_LANG, "fr");
  }
  assert.equal(started([], { LAB_LANG: "fr" }).LAB_LANG, "fr");
});

test("an option for a language without chapters is answered in one line; a variable gives way", () => {
  for (const [options, found] of [
    [["--lang", "de"], "de"],
    [["--lang=de"], "de"],
    [["--lang"], ""],
  ] as const) {
    const ended = machine.run("start", [...options]);
    assert.equal(ended.status, 1);
    assert.equal(ended.stderr, `Expected --lang en or fr, found "${found}".\n`);
  }
  const { LAB_LANG, said } = started([], { LAB_LANG: "de" });
  assert.equal(LAB_LANG, "en");
  assert.equal(said, 'There are no chapters in "de"; these are in "en".');
});

test("LAB_DATA_DIR is seen from where the command was given", () => {
  assert.equal(started([], { LAB_DATA_DIR: "sets" }).LAB_DATA_DIR, join(machine.folder, "sets"));
  const elsewhere = { LAB_DATA_DIR: "../sets", INIT_CWD: "/home/learner" };
  assert.equal(started([], elsewhere).LAB_DATA_DIR, "/home/sets");
  assert.equal(started([]).LAB_DATA_DIR, undefined);
});

test("what fails after the set-up is one line, too", () => {
  machine.write(".venv/bin/jupyter-lab", "#!/nowhere/python\n");
  const gone = machine.run("start");
  machine.write(".venv/bin/jupyter-lab", jupyterLab);
  assert.equal(gone.status, 1);
  assert.match(
    gone.stderr,
    /^JupyterLab cannot start \(.*ENOENT\): delete \.venv and run the same command again\.\n$/,
  );

  const full = new StubMachine();
  full.write("notebooks/01-dataset.ipynb", "");
  full.write("work", "a file, not a folder");
  const ended = full.run("start");
  assert.equal(ended.status, 1);
  assert.match(ended.stderr, /^.*mkdir.*\n$/);
});

test("Ctrl-C is JupyterLab's own affair; a request to end is passed on, and its exit code comes back", {
  timeout: PATIENCE,
}, async (t) => {
  const running = machine.start("start", ["--stay"]);
  t.after(() => endGroup(running));
  const lines: string[] = [];
  running.stdout!.setEncoding("utf8").on("data", (text: string) => lines.push(...text.trim().split("\n")));
  const says = async (count: number): Promise<void> => {
    while (lines.length < count) await new Promise((done) => setTimeout(done, 20));
  };
  await says(1);
  process.kill(-running.pid!, "SIGINT"); // as a terminal sends it, to the whole group
  await says(2);
  process.kill(running.pid!, "SIGINT");
  await new Promise((done) => setTimeout(done, 200));
  assert.deepEqual(lines.slice(1), ["SIGINT"]);
  process.kill(running.pid!, "SIGTERM");
  assert.equal(await new Promise((done) => running.on("close", done)), 3);
});
