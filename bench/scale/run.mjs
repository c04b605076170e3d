import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { JupyterLab } from "../../build/test/browser/jupyter-lab.js";
import { buildChapters } from "../../course/chapters.mjs";
import { setUpCourse } from "../../course/python.mjs";
import { inRoot, venvProgram } from "../../tools/paths.mjs";

const CHAPTER = "02-preprocessing";
/** Seconds that a page of formgrader may take to list a class. */
const MOST_SECONDS = 3;

/**
 * A very large class: how long its grades take to be published, how large gradebook and tables get, how fast formgrader
 * lists them, and how long one chapter of everybody takes on a Slurm cluster whose jobs only wait as long as a real one
 * computes. `--students=2000`, `--jobs=100` at once, `--seconds=14` each. The cluster's part needs root and slurm-wlm.
 *
 * @param {string[]} options
 * @returns {Promise<number>} 0 when formgrader's pages are as fast as they must be
 */
export async function run(options) {
  const option = (name, otherwise) =>
    options.find((text) => text.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
  const [students, jobs, seconds] = [
    option("students", "2000"),
    option("jobs", "100"),
    option("seconds", "14"),
  ];
  await setUpCourse();
  const { worked } = buildChapters();
  const folder = mkdtempSync(inRoot("build/scale-"));
  const course = join(folder, "course");
  try {
    const { first, again, sizes } = python("publish", course, worked, students);
    console.log(`${students} students, seven chapters each`);
    row("publishing for the first time", first);
    row("publishing again", again);
    for (const [name, bytes] of Object.entries(sizes)) console.log(`${name.padEnd(44)}${megabytes(bytes)}`);
    const slowest = await formgrader(course);
    cluster(folder, course, seconds, jobs);
    return slowest <= MOST_SECONDS ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens formgrader's lists in Chromium; returns the seconds of the slowest. */
async function formgrader(course) {
  const lab = await JupyterLab.start(course);
  try {
    const pages = {
      "its assignments": ["/formgrader/manage_assignments", CHAPTER],
      "the submissions of a chapter": [`/formgrader/manage_submissions/${CHAPTER}`, "student0000"],
      "a chapter's notebooks to grade by hand": [
        `/formgrader/gradebook/${CHAPTER}/${CHAPTER}`,
        "Submission #1",
      ],
      "its students": ["/formgrader/manage_students", "student0000"],
    };
    let slowest = 0;
    for (const [name, [path, text]] of Object.entries(pages)) {
      const started = performance.now();
      const page = await lab.openAddress(path);
      await page.locator("tbody").getByText(text, { exact: true }).first().waitFor({ timeout: 300_000 });
      const taken = (performance.now() - started) / 1000;
      row(`formgrader lists ${name}`, taken);
      slowest = Math.max(slowest, taken);
      await page.close();
    }
    return slowest;
  } finally {
    await lab.stop();
  }
}

/** One chapter of everybody, as jobs of a cluster of one node that says it has a processor for each. */
function cluster(folder, course, seconds, jobs) {
  const place = join(folder, "cluster");
  const script = (action) =>
    spawnSync("sh", [inRoot("course/slurm-one-node.sh"), action, place], {
      encoding: "utf8",
      env: { ...process.env, LAB_NODE_CPUS: jobs },
    });
  const started = script("start");
  if (started.status !== 0) {
    console.log(`No Slurm here, so its part is left out: ${started.stderr.trim()}`);
    return;
  }
  process.env.SLURM_CONF = join(place, "slurm.conf");
  try {
    const found = python("cluster", course, CHAPTER, seconds, jobs);
    const least = Math.ceil(found.jobs / Number(jobs)) * Number(seconds);
    console.log(`${found.graded} of ${found.jobs} jobs of ${seconds} s, ${jobs} at once, by Slurm`);
    row("the first result after", found.first);
    row("all results after", found.complete);
    row("and Snakemake's end after", found.ended);
    console.log(`at least, if nothing but the jobs took time   ${least} s`);
  } finally {
    script("stop");
  }
}

function python(...args) {
  const printed = execFileSync(venvProgram("python"), [join(import.meta.dirname, "course.py"), ...args], {
    env: { ...process.env, PYTHONPATH: inRoot("course"), PATH: `${inRoot(".venv/bin")}:${process.env.PATH}` },
    encoding: "utf8",
    stdio: ["ignore", "pipe", process.env.LAB_BENCH_LOG ? "inherit" : "ignore"],
  });
  return JSON.parse(printed.trim().split("\n").at(-1));
}

const row = (name, seconds) => console.log(`${name.padEnd(44)}${seconds?.toFixed(1) ?? "never"} s`);
const megabytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
