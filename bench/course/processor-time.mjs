import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, venvProgram } from "../../tools/paths.mjs";
import { writeSubmissions } from "./submissions.mjs";

/**
 * The processor time that a graded submission takes, in this build and in an earlier one, set up in the folder `before`:
 * `count` submissions of a chapter, each build in turn, `rounds` times. All that `npm run grade` starts is counted, what it
 * does once for all submissions, too.
 */
export async function compareProcessorTime(before, chapter, count, rounds) {
  const builds = { before, now: root };
  const used = { before: [], now: [] };
  const folder = mkdtempSync(join(tmpdir(), "bench-course-"));
  try {
    const places = {};
    for (const [name, place] of Object.entries(builds)) {
      const { buildChapters } = await import(pathToFileURL(join(place, "course", "chapters.mjs")).href);
      const { worked } = buildChapters();
      places[name] = { place, worked, submissions: join(folder, `${name}-submissions`) };
      writeSubmissions(places[name].submissions, join(worked, `${chapter}.ipynb`), chapter, count);
    }
    for (let round = 0; round < rounds; round++)
      for (const name of Object.keys(builds)) {
        const seconds = gradedWith(places[name], join(folder, `${name}-${round}`), chapter);
        used[name].push(seconds / count);
        process.stderr.write(`${name}: ${(seconds / count).toFixed(2)} s a submission\n`);
      }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const mean = (numbers) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  const shown = (numbers) => numbers.map((one) => one.toFixed(2)).join(", ");
  console.log(`Processor seconds a submission, ${count} of ${chapter}`);
  console.log(`before  ${shown(used.before)}\nnow     ${shown(used.now)}`);
  console.log(`ratio   ${(mean(used.now) / mean(used.before)).toFixed(2)} (must: at most 0.5)`);
}

function gradedWith({ place, worked, submissions }, course, chapter) {
  const labcourse = (...args) => ["-m", "labcourse", ...args];
  const python = join(place, ".venv", "bin", "python");
  const options = {
    cwd: place,
    encoding: "utf8",
    env: { ...process.env, LAB_DATA: "stand-in", PYTHONPATH: join(place, "course") },
    stdio: ["ignore", "pipe", "ignore"],
  };
  execFileSync(python, labcourse("release", course, "--worked", worked, chapter), options);
  const grade = [python, ...labcourse("grade", submissions, "--out", course)];
  const counted = [join(import.meta.dirname, "processor_seconds.py"), ...grade];
  return Number(execFileSync(venvProgram("python"), counted, options));
}
