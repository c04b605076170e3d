import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { root } from "../root";
import { temporaryFolder } from "../temporary-folder";

const folder = temporaryFolder("native-engine");
const flags = ["-std=c++20", "-O1", "-g", "-ffp-contract=fast", "-Wno-psabi", "-pthread"];
const sanitizers = {
  addresses: ["-fsanitize=address,undefined", "-fno-sanitize-recover=undefined"],
  threads: ["-fsanitize=thread"],
};

/** Who compiles a program, and what runs it. */
interface Machine {
  readonly compiler: string;
  readonly runner: readonly string[];
}
const here: Machine = { compiler: "c++", runner: [] };
const arm: Machine = {
  compiler: "aarch64-linux-gnu-g++",
  runner: ["qemu-aarch64", "-L", "/usr/aarch64-linux-gnu"],
};

/** Compiles sources of native/ into a program and runs it; returns what it prints. */
function run(
  program: string,
  sources: readonly string[],
  more: readonly string[],
  args: readonly string[] = [],
  { compiler, runner } = here,
): string {
  const file = join(folder, program);
  const files = sources.map((name) => join(root, "native", name));
  const compiled = spawnSync(compiler, [...flags, ...more, ...files, "-o", file], { encoding: "utf8" });
  assert.equal(compiled.status, 0, compiled.stderr);
  const [command, ...before] = [...runner, file];
  const ended = spawnSync(command!, [...before, ...args], { encoding: "utf8" });
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
      /4 networks took the same steps/,
    );
  });

const emulated = [arm.compiler, arm.runner[0]!].every(
  (program) => spawnSync(program, ["--version"]).status === 0,
);
const skip = !emulated && "takes Debian's g++-aarch64-linux-gnu and qemu-user";

test("arm64: kernels and whole steps on four threads are right under emulation", { skip }, () => {
  const sources = ["test/kernels.cc", "src/platform-native.cc"];
  assert.match(run("kernels-arm64", sources, ["-O2"], ["60"], arm), /60 draws are right/);
  assert.match(
    run("steps-arm64", steps, ["-O2", "-DENGINE=engine_checked"], [], arm),
    /4 networks took the same steps/,
  );
});

test("arm64: each unit of the set-up compiles, with TensorFlow's and Node's headers", { skip }, async () => {
  const tool = (file: string): Promise<Record<string, (...args: unknown[]) => never>> =>
    import(pathToFileURL(join(root, "tools/set-up", file)).href);
  const { units } = await tool("native-sources.mjs");
  const { unitArguments } = await tool("native-engine.mjs");
  for (const unit of units!("arm64") as { name: string }[]) {
    const args: string[] = unitArguments!(unit, join(folder, `${unit.name}-arm64.o`));
    const { status, stderr } = spawnSync(arm.compiler, args, { encoding: "utf8" });
    assert.equal(status, 0, stderr);
  }
});
