// @ts-check
import { questions } from "./doctor/questions.mjs";

/** Says what this machine has and lacks, each with one line on how to fix it; exit code 1 where something needed is missing. */
let wrong = 0;
for (const { what, needed, find } of questions) {
  const problem = await find();
  const mark = problem === undefined ? "✓" : needed ? "✗" : "–";
  console.log(problem === undefined ? `${mark} ${what}` : `${mark} ${what}: ${problem}`);
  if (problem !== undefined && needed) wrong++;
}
process.exitCode = wrong === 0 ? 0 : 1;
