import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { root } from "../root";
import { temporaryFolder } from "../temporary-folder";

const folder = temporaryFolder("native-bounds");
const sanitizers = [
  "-O1",
  "-g",
  "-fsanitize=address,undefined",
  "-fno-sanitize=alignment,float-cast-overflow,float-divide-by-zero",
];

interface Unit {
  readonly name: string;
  readonly source: string;
  readonly flags: readonly string[];
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  const ended = spawnSync(command, args, { encoding: "utf8", env: { ...process.env, ...env } });
  assert.equal(ended.status, 0, `${ended.stdout.slice(-2000)}\n${ended.stderr.slice(-6000)}`);
  return ended.stdout.trim();
}

/** The addon as the set-up makes it, with the sanitizers of addresses and of undefined behaviour. */
async function checkedAddon(): Promise<string> {
  const tool = (file: string): Promise<Record<string, (...args: unknown[]) => never>> =>
    import(pathToFileURL(join(root, "tools/set-up", file)).href);
  const { units } = await tool("native-sources.mjs");
  const { unitArguments, linking } = await tool("native-engine.mjs");
  const all: readonly Unit[] = units!(process.arch);
  const object = ({ name }: Unit): string => join(folder, `${name}.o`);
  for (const unit of all) run("c++", [...(unitArguments!(unit, object(unit)) as string[]), ...sanitizers]);
  const addon = join(folder, "engine.node");
  run("c++", [...all.map(object), ...sanitizers, ...(linking!() as string[]), "-o", addon]);
  return addon;
}

test("of 80,000 networks and half a million calls no one reads or writes where it should not, the sanitizers say", {
  skip: process.platform !== "linux" && "takes the sanitizers' libraries of Linux",
}, async () => {
  const addon = await checkedAddon();
  const libraries = ["libasan.so", "libubsan.so"].map((name) => run("c++", [`-print-file-name=${name}`]));
  for (let seed = 1; seed <= 4; seed++) {
    const said = run(process.execPath, [join(__dirname, "wild-calls.js"), addon, "20000", String(seed)], {
      LD_PRELOAD: libraries.join(":"),
      ASAN_OPTIONS: "detect_leaks=0:allocator_may_return_null=1:halt_on_error=1",
      UBSAN_OPTIONS: "halt_on_error=1:print_stacktrace=1",
    });
    assert.ok(Number.parseInt(said, 10) > 8000, said);
  }
});
