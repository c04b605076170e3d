// @ts-check
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { inRoot } from "./paths.mjs";
import { webAssembly, webAssemblySources } from "./set-up/native-sources.mjs";

/**
 * `node tools/native-wasm.mjs [--threads] FILE`: the native engine as a WebAssembly module, by clang and lld; with threads
 * for a place where memory can be shared.
 */
const [file = join(inRoot("native", "build"), "engine.wasm")] = process.argv
  .slice(2)
  .filter((word) => word !== "--threads");
const sources = webAssemblySources.map((name) => inRoot("native", "src", name));
const flags = webAssembly(process.argv.includes("--threads"));
execFileSync("clang++", [...flags, ...sources, "-o", file], { stdio: "inherit" });
