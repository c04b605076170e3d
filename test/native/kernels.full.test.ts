import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../root";
import { temporaryFolder } from "../temporary-folder";

const folder = temporaryFolder("native-engine");
const flags = ["-std=c++20", "-O1", "-g", "-ffp-contract=fast", "-Wno-psabi", "-pthread"];
const sanitizers = {
  addresses: ["-fsanitize=address,undefined", "-fno-sanitize-recover=undefined"],
  threads: ["-fsanitize=thread"],
};

/** Compiles sources of native/ into a program and runs it; returns what it prints. */
function run(
  program: string,
  sources: readonly string[],
  more: readonly string[],
  args: readonly string[] = [],
): string {
  const file = join(folder, program);
  const files = sources.map((name) => join(root, "native", name));
  const compiled = spawnSync("c++", [...flags, ...more, ...files, "-o", file], { encoding: "utf8" });
  assert.equal(compiled.status, 0, compiled.stderr);
  const ended = spawnSync(file, args, { encoding: "utf8" });
  assert.equal(ended.status, 0, `${ended.stdout}\n${ended.stderr}`);
  return ended.stdout;
}

/** What this processor can run of what the set-up compiles. */
function architectures(): string[] {
  if (process.arch !== "x64") return ["native"];
  const known = readFileSync("/proc/cpuinfo", "utf8");
  return [
    "x86-64",
    ...(/\bavx2\b/.test(known) ? ["x86-64-v3"] : []),
    ...(/\bavx512vl\b/.test(known) ? ["x86-64-v4"] : []),
  ];
}

for (const architecture of architectures())
  test(`${architecture}: kernels agree with plain loops over double-precision numbers, and touch no other memory`, () => {
    const sources = ["test/kernels.cc", "src/platform-native.cc"];
    const said = run(
      `kernels-${architecture}`,
      sources,
      [`-march=${architecture}`, ...sanitizers.addresses],
      ["400"],
    );
    assert.match(said, /400 draws are right/);
  });

const steps = ["test/steps.cc", "src/engine.cc", "src/threads.cc", "src/platform-native.cc"];
for (const [name, sanitizer] of Object.entries(sanitizers))
  test(`whole steps on four threads are the same each time, and the sanitizer of ${name} has nothing to say`, () => {
    assert.match(
      run(`steps-${name}`, steps, ["-DENGINE=engine_checked", ...sanitizer]),
      /3 networks took the same steps/,
    );
  });
