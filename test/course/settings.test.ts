import assert from "node:assert/strict";
import { test } from "node:test";
import { temporaryFolder } from "../temporary-folder";
import { pythonScript } from "./grading";

test("a course folder draws hidden inputs of its own and keeps them, unless a seed is given", () => {
  const folder = temporaryFolder("settings");
  const printed = pythonScript(
    `
import sys
from pathlib import Path
from labcourse import settings
from labcourse.folder import CourseFolder
from labcourse.grading.results import hidden_seeds

one, other = (CourseFolder(Path(sys.argv[1]) / name) for name in ("one", "other"))
settings.save(one, None, True, 60)
drawn = settings.load(one).seed
settings.save(one, None, True, 30)
print(settings.load(one).seed == drawn, settings.load(one).times.cell)
print(settings.load(other).seed != drawn, drawn > 1 << 31)
settings.save(one, 7, True, 60)
print(settings.load(one).seed)
seeds = [seed for name in ("oneHot", "accuracy") for seed in hidden_seeds(drawn, name)]
print(len(set(seeds)), max(seeds) > 1 << 32, max(seeds) < 1 << 50)`,
    folder,
  );
  assert.deepEqual(printed.trim().split("\n"), ["True 30", "True True", "7", "4 True True"]);
});
