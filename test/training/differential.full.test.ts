import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { after, test } from "node:test";
import { MEMORY, type Shown } from "./differential/program";
import { programs } from "./differential/programs";

interface Result {
  readonly name: string;
  readonly seen: [string, Shown][];
  readonly error: string;
  readonly seconds: number;
}

/** Processor's time of a program with plain tfjs, and as a multiple of it with the lab. */
interface Timing {
  readonly way: string;
  readonly name: string;
  readonly plain: number;
  readonly ratio: number;
}

const PART = 28;
/** How often each is timed, in turns; the least counts. Once says little: `LAB_ROUNDS=5`, with nothing else running. */
const ROUNDS = Number(process.env.LAB_ROUNDS ?? 1);
const count = Object.keys(programs).length;

/** As the lab trains by itself, and with everything that can be a graph as one from the first step on. */
const WAYS: Record<string, Record<string, string>> = {
  "the lab": {},
  "graphs at once": { LAB_NATIVE: "off", LAB_GRAPH: "at-once" },
};

assert.ok(count >= 150, `${count} programs`);

const timings: Timing[] = [];
after(() => console.log(tableOf(timings)));

for (const [way, environment] of Object.entries(WAYS))
  for (let from = 0; from < count; from += PART)
    test(`programs ${from + 1} to ${Math.min(from + PART, count)} of ${count}: ${way} gives what plain tfjs gives`, (t) => {
      const [plain, lab] = inTurns(
        () => run("plain", from, {}),
        () => run("lab", from, environment),
      );
      const apart: string[] = [];
      for (const [index, expected] of plain.entries()) {
        const found = lab[index]!;
        const difference =
          different(found.error, expected.error, "error") ??
          different(found.seen, expected.seen, "") ??
          leaked(found.seen, expected.seen);
        if (difference !== undefined) apart.push(`${expected.name}: ${difference}`);
        timings.push({
          way,
          name: expected.name,
          plain: expected.seconds,
          ratio: found.seconds / expected.seconds,
        });
      }
      t.diagnostic(`${plain.length} programs compared, ${apart.length} differ`);
      assert.deepEqual(apart, []);
    });

/** The results of both, each with the least of its times. */
function inTurns(...both: readonly [() => Result[], () => Result[]]): [Result[], Result[]] {
  const results = both.map((one) => one()) as [Result[], Result[]];
  for (let round = 1; round < ROUNDS; round++)
    for (const side of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const))
      for (const [index, { seconds }] of both[side]().entries()) {
        const result = results[side][index]!;
        results[side][index] = { ...result, seconds: Math.min(result.seconds, seconds) };
      }
  return results;
}

function run(mode: string, from: number, environment: Record<string, string>): Result[] {
  const worker = join(__dirname, "differential", "worker.js");
  const output = execFileSync(process.execPath, [worker, mode, String(from), String(from + PART)], {
    encoding: "utf8",
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: "3", ...environment },
    maxBuffer: 2 ** 28,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const lines = output.split("\n").filter((line) => line.startsWith("{"));
  return lines.map((line) => JSON.parse(line) as Result);
}

/** The slowest first: what the lab's processor time is of plain's. */
function tableOf(all: readonly Timing[]): string {
  const rows = [...all].sort((a, b) => b.ratio - a.ratio);
  const lines = rows.map(
    ({ way, name, plain, ratio }) => `| ${ratio.toFixed(2)} | ${plain.toFixed(2)} | ${way} | ${name} |`,
  );
  const worst = rows.find(({ way }) => way === "the lab");
  return [
    "| ratio | plain, s | way | program |",
    "| ---: | ---: | --- | --- |",
    ...lines,
    `${rows.length} comparisons; the worst of the lab: ${worst?.ratio.toFixed(2)} (${worst?.name})`,
  ].join("\n");
}

/** Memory that is taken where plain tfjs takes less. It takes more itself within a batch, and where something fails;
 * and it lets weights share a buffer where an engine keeps them apart. */
function leaked(found: Result["seen"], expected: Result["seen"]): string | undefined {
  for (const [index, [name, value]] of expected.entries()) {
    if (name !== MEMORY) continue;
    const [ours, theirs] = [found[index]![1], value] as Record<string, number>[];
    for (const [what, count] of Object.entries(theirs!))
      if (what !== "numDataBuffers" && ours![what]! > count) return `${what} ${ours![what]}, plain ${count}`;
  }
  return undefined;
}

/** Where two values part: numbers by more than 1e-4 of the larger and 1e-5. */
function different(found: Shown, expected: Shown, at: string): string | undefined {
  if (typeof expected === "number" && typeof found === "number")
    return Math.abs(found - expected) <= Math.max(1e-5, 1e-4 * Math.abs(expected))
      ? undefined
      : `${at}: ${found}, plain ${expected}`;
  if (typeof expected !== "object" || expected === null || typeof found !== "object" || found === null)
    return found === expected
      ? undefined
      : `${at}: ${JSON.stringify(found)}, plain ${JSON.stringify(expected)}`;
  const [ours, theirs] = [Object.entries(found), Object.entries(expected)];
  const names = [ours, theirs].map((entries) => entries.map(([name]) => name).join());
  if (names[0] !== names[1]) return `${at}: has ${names[0]}, plain ${names[1]}`;
  if (Array.isArray(found) && found[0] === MEMORY) return undefined; // see leaked
  for (const [index, [name, value]] of theirs.entries()) {
    const difference = different(ours[index]![1], value, `${at}/${name}`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}
