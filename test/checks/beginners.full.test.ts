import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import type { Observation } from "image-lab/internal/checks/judge/index";
import { format, inputs, judge } from "image-lab/internal/checks/judge/index";
import { observe } from "image-lab/internal/checks/observe/index";
import { createCompiler } from "../kernel/compiler";
import { type BeginnersAnswer, beginnersAnswers } from "./beginners/read";
import { answerOf } from "./chapter-cells";
import { naming, quick } from "./quick-challenge";
import { seeds } from "./seeds";

/** Whether the kernel lets the cell run. */
const compiler = createCompiler(join(__dirname, "..", "..", ".."));
const imports = compiler.compile(
  "",
  'import * as tf from "@tensorflow/tfjs-node"; import * as lab from "image-lab";',
);
assert.ok(imports.ok);
const { declarations } = imports.cell;

function compiles({ code, exercise }: BeginnersAnswer): boolean {
  return compiler.compile(declarations, `${code}\nawait lab.check("${exercise}", ${exercise});`).ok;
}

/** A right model of the challenge is trained for moments here, and judged as one that then names every image. */
async function diagnosisOf({ exercise, code, diagnosis }: BeginnersAnswer, seed: number) {
  const input = inputs(exercise, seed);
  const answer = answerOf(exercise, code);
  const observed = await observe(exercise, answer as never, quick(exercise, input));
  const seen = JSON.parse(JSON.stringify(observed)) as Observation;
  const learnt = exercise === "buildChallengeModel" && diagnosis === null;
  return judge(exercise, input, learnt ? naming(1000, input, seen) : seen).diagnosis;
}

test("there are two hundred wrong answers that the compiler lets run", () => {
  const wrong = beginnersAnswers().filter(({ diagnosis }) => diagnosis !== null && diagnosis !== "compiler");
  assert.ok(wrong.length >= 200, `${wrong.length} answers`);
});

for (const answer of beginnersAnswers()) {
  const { exercise, about, diagnosis } = answer;
  test(`${exercise}: ${about}`, async () => {
    const refused = !compiles(answer);
    assert.equal(refused, diagnosis === "compiler", "whether the compiler refuses it");
    if (refused) return;
    for (const seed of seeds) {
      const found = await diagnosisOf(answer, seed);
      console.log([exercise, about, found?.id ?? "PASSED", found ? format(found.message) : ""].join("\t"));
      assert.equal(found?.id ?? null, diagnosis, found === null ? "it passes" : format(found.message));
    }
  });
}
