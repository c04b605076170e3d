import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { NativeBinding, NativeEngine } from "./binding";
import { tensorflowMemory } from "./tensorflow-memory";

const file = join(__dirname, "..", "..", "..", "native", "build", "engine.node");

let loaded: NativeBinding | string | undefined;

/**
 * The engine as the set-up compiled it for Node, or why there is none. `LAB_NATIVE=off` switches it off,
 * `LAB_NATIVE=portable` (or another variant's name) takes that variant; `LAB_THREADS` says how many threads it has.
 */
export function addonEngine(): NativeEngine | string {
  const wish = process.env["LAB_NATIVE"];
  if (wish === "off") return "LAB_NATIVE=off switches it off";
  loaded ??= load();
  if (typeof loaded === "string") return loaded;
  const variants = loaded.variants();
  const variant = wish === undefined || wish === "on" ? variants[0]! : wish;
  if (!variants.includes(variant))
    return `LAB_NATIVE is "${wish}", and here it may be off, on, ${variants.join(", ")}`;
  const shared = { memory: tensorflowMemory, besideGraphs: true };
  return { binding: loaded, variant, threads: threads(), ...shared };
}

function load(): NativeBinding | string {
  if (!existsSync(file)) return "it was not compiled: npm run setup does it where there is a C++ compiler";
  try {
    return require(file) as NativeBinding;
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split("\n");
    return `it does not load (${reason}): npm run setup compiles it anew`;
  }
}

function threads(): number {
  const given = Number(process.env["LAB_THREADS"] || process.env["TF_NUM_INTRAOP_THREADS"] || 0);
  return Number.isInteger(given) && given > 0 ? given : availableParallelism();
}
