import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { peersPython } from "../training/peers.mjs";

/** Kinds of operation that take less than this share of all are not listed. */
const LEAST_SHARE = 0.03;

/**
 * Where the time of a training step and of a prediction goes, kind by kind of operation: the graphs that image-lab
 * makes, traced by TensorFlow's own profiler in Python.
 */
export async function run() {
  const folder = mkdtempSync(join(tmpdir(), "profile-"));
  const script = (name) => join(import.meta.dirname, name);
  try {
    execFileSync(process.execPath, [script("worker-graphs.mjs"), folder], { stdio: "ignore" });
    const printed = execFileSync(peersPython(), [script("times.py"), folder], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    print(JSON.parse(printed));
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Operations overlap on several processors: their times add up to more than the run's. */
function print(profiles) {
  console.log("| graph, batch of 128 | ms | operations, share of their time |\n| --- | ---: | --- |");
  for (const { name, milliseconds, operations } of profiles) {
    const all = Object.values(operations).reduce((sum, next) => sum + next, 0);
    const listed = Object.entries(operations).filter(([, spent]) => spent / all >= LEAST_SHARE);
    const shares = listed.map(([kind, spent]) => `${kind} ${((100 * spent) / all).toFixed(0)} %`);
    console.log(`| ${name} | ${milliseconds.toFixed(2)} | ${shares.join(", ")} |`);
  }
}
