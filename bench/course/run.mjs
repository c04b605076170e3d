import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildChapters } from "../../course/chapters.mjs";
import { setUpCourse } from "../../course/python.mjs";
import { inRoot, venvProgram } from "../../tools/paths.mjs";
import { compareProcessorTime } from "./processor-time.mjs";
import { writeSubmissions } from "./submissions.mjs";

const CHAPTER = "02-preprocessing";
/** What box and pipeline may cost on top of executing the notebooks. */
const MOST_OVERHEAD = 0.25;
/** How much faster two jobs have to be than one, on two processors. */
const LEAST_SPEED_UP = 1.8;

const environment = {
  ...process.env,
  // what is only executed gets one processor, as a job does
  TF_NUM_INTRAOP_THREADS: "1",
  TF_NUM_INTEROP_THREADS: "1",
  OMP_NUM_THREADS: "1",
  LAB_DATA: "stand-in",
  PYTHONPATH: inRoot("course"),
  PYTHONPYCACHEPREFIX: inRoot("build", "pycache"),
};

/**
 * What grading costs: submissions of a chapter, right ones and typical wrong ones, only executed by nbclient, graded with
 * one job and with two. `--submissions 60` says how many. What is compared lies around each other in time, so that a
 * machine that gets slower or faster in this hour does so for all alike: half of the executing, one job, two jobs, one
 * job, the other half.
 *
 * With `--before FOLDER`, an earlier build set up there, it compares the processor time of a submission instead:
 * `--chapter 03-mlp --submissions 20 --rounds 2`.
 *
 * @param {string[]} options
 * @returns {Promise<number>} 0 when both marks are reached
 */
export async function run(options) {
  const option = (name, otherwise) => {
    const at = options.indexOf(name);
    return at < 0 ? otherwise : options[at + 1];
  };
  const count = Number(option("--submissions", 60));
  if (!Number.isInteger(count) || count < 2)
    throw new RangeError("--submissions: expected a number of at least 2");
  await setUpCourse();
  const before = option("--before");
  if (before !== undefined) {
    await compareProcessorTime(before, option("--chapter", CHAPTER), count, Number(option("--rounds", 2)));
    return 0;
  }
  const { worked } = buildChapters();
  const folder = mkdtempSync(join(tmpdir(), "bench-course-"));
  try {
    const submissions = join(folder, "submissions");
    const files = writeSubmissions(submissions, join(worked, `${CHAPTER}.ipynb`), CHAPTER, count);
    const graded = (name, jobs) =>
      told(`grading ${name}`, () => grade(worked, submissions, join(folder, name), jobs));
    grade(worked, submissions, join(folder, "warm-up"), 1, "student01"); // draws the images, fills caches
    const half = Math.ceil(count / 2);
    const executedBefore = told("executing the first half", () => execute(files.slice(0, half)));
    const oneBefore = graded("with one job", 1);
    const two = graded("with two jobs", 2);
    const oneAfter = graded("with one job again", 1);
    const executedAfter = told("executing the other half", () => execute(files.slice(half)));
    return print(count, executedBefore + executedAfter, [oneBefore, oneAfter], two);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Seconds that the lab's kernel takes for these notebooks, one after another. */
function execute(files) {
  return Number(python([inRoot("bench/course/execute.py"), ...files]));
}

/** Seconds that `npm run grade` takes in a fresh course folder. */
function grade(worked, submissions, course, jobs, student) {
  python(["-m", "labcourse", "release", course, "--worked", worked, CHAPTER]);
  const started = performance.now();
  const only = student === undefined ? [] : ["--student", student];
  python(["-m", "labcourse", "grade", submissions, "--out", course, "--jobs", String(jobs), ...only]);
  return (performance.now() - started) / 1000;
}

function python(args) {
  return execFileSync(venvProgram("python"), args, {
    env: environment,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
}

/** A bench of most of an hour says how far it is. */
function told(what, work) {
  const seconds = work();
  process.stderr.write(`${what} took ${seconds.toFixed(0)} s\n`);
  return seconds;
}

function print(count, executed, ones, two) {
  const one = (ones[0] + ones[1]) / 2;
  const overhead = one / executed - 1;
  const speedUp = one / two;
  const row = (name, seconds) =>
    console.log(
      `${name.padEnd(34)}${seconds.toFixed(1).padStart(8)} s${(seconds / count).toFixed(2).padStart(8)} s each`,
    );
  console.log(`${count} submissions of ${CHAPTER}`);
  row("only executed, one by one", executed);
  row("graded, one job", ones[0]);
  row("graded, one job, again", ones[1]);
  row("graded, two jobs", two);
  const marks = [
    ["box and pipeline", `${(100 * overhead).toFixed(0)} %`, "must: at most 25 %", overhead <= MOST_OVERHEAD],
    ["two jobs against one", `${speedUp.toFixed(2)} ×`, "must: at least 1.8 ×", speedUp >= LEAST_SPEED_UP],
  ];
  for (const [name, value, must, reached] of marks)
    console.log(`${name.padEnd(34)}${value.padStart(10)}   ${must}  ${reached ? "✓" : "✗"}`);
  return marks.every(([, , , reached]) => reached) ? 0 : 1;
}
