/**
 * Runs programs with plain tfjs or with the lab: `node worker.js plain|lab FROM TO`. Prints what each shows, its error, and
 * the processor's seconds that it took, a line of JSON for each.
 */
import { createRequire } from "node:module";
import { MEMORY, numbers, type Shown, type Tf } from "./program";
import { programs } from "./programs";

process.env.TF_ENABLE_ONEDNN_OPTS ??= "1"; // as the lab sets it
const [mode, from, to] = process.argv.slice(2);
const load = createRequire(__filename);
if (mode === "lab") load("image-lab");
const tf = load("@tensorflow/tfjs-node") as Tf;

async function run(): Promise<void> {
  for (const [name, program] of Object.entries(programs).slice(Number(from), Number(to))) {
    const drawn = numbers(100_000, 5);
    let next = 0;
    Math.random = () => drawn[next++ % drawn.length]!;
    const [seen, lines] = [[] as [string, Shown][], [] as string[]];
    console.log = (...args: unknown[]) => void lines.push(args.join(" "));
    console.warn = console.log;
    await settled();
    const start = { ...tf.memory() } as Shown;
    const before = process.cpuUsage();
    let error = "";
    try {
      await program({
        tf,
        show: (what, value) => void seen.push([what, inWords(what === MEMORY ? since(value, start) : value)]),
      });
    } catch (reason) {
      error = (reason as Error).message;
    }
    const { user, system } = process.cpuUsage(before);
    process.stdout.write(`${JSON.stringify({ name, seen, error, lines, seconds: (user + system) / 1e6 })}\n`);
  }
}

/** Lets what the program before did not wait for come to its end, so that it is not counted here. */
async function settled(): Promise<void> {
  for (let round = 0; round < 20; round++) await new Promise((next) => setImmediate(next));
}

/** What is counted now beyond what was counted then. */
function since(now: Shown, then: Shown): Shown {
  const counted = then as Record<string, number>;
  return Object.fromEntries(
    Object.entries(now as Record<string, number>).map(([name, value]) => [name, value - counted[name]!]),
  );
}

/** JSON has neither NaN nor infinities. */
function inWords(value: Shown): Shown {
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return value.map((one) => inWords(one));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inWords(one)]));
}

void run();
