// @ts-check
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { inRoot } from "../../tools/paths.mjs";

/**
 * Compiles the native engine to WebAssembly, without threads and with them. Without clang the site trains with tfjs alone.
 *
 * @param {string} folder
 */
export function makeEngine(folder) {
  for (const [name, flags] of /** @type {const} */ ([
    ["engine.wasm", []],
    ["engine-threads.wasm", ["--threads"]],
  ])) {
    const args = [inRoot("tools", "native-wasm.mjs"), ...flags, join(folder, name)];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    if (status === 0) continue;
    if (!stderr.includes("ENOENT")) throw new Error(`The native engine could not be compiled.\n${stderr}`);
    console.log(
      "  … without the native engine: clang++ and lld are missing (Debian: sudo apt-get install clang lld)",
    );
    return;
  }
}
