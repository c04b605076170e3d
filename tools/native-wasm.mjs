// @ts-check
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { inRoot } from "./paths.mjs";
import { webAssembly, webAssemblySources } from "./set-up/native-sources.mjs";

/** `node tools/native-wasm.mjs FILE`: the native engine as a WebAssembly module, by clang and lld. */
const file = process.argv[2] ?? join(inRoot("native", "build"), "engine.wasm");
const sources = webAssemblySources.map((name) => inRoot("native", "src", name));
execFileSync("clang++", [...webAssembly, ...sources, "-o", file], { stdio: "inherit" });
