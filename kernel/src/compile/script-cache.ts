import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readFileSync, type Stats, statSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Script } from "node:vm";
import { writeWhole } from "./write-whole";

/**
 * Loads one big CommonJS file with V8's compiled code kept on disk between runs, and puts it into Node's module cache.
 * Where nothing can be written (a sandbox), it loads as ever. What is loaded already is loaded no second time.
 *
 * @returns the module's exports, and `keep()`, which stores the code compiled so far
 */
export function requireCached(file: string): { exports: unknown; keep: () => void } {
  const known = require.cache[file];
  if (known) return { exports: known.exports, keep: () => {} };
  const source = readFileSync(file, "utf8");
  const cacheFile = cachePath(file);
  const cachedData = readOrUndefined(cacheFile);
  const script = new Script(Module.wrap(source), { filename: file, ...(cachedData && { cachedData }) });
  const module = new Module(file);
  module.filename = file;
  module.paths = (Module as unknown as { _nodeModulePaths(from: string): string[] })._nodeModulePaths(
    dirname(file),
  );
  require.cache[file] = module;
  script
    .runInThisContext()
    .call(module.exports, module.exports, createRequire(file), module, file, dirname(file));
  module.loaded = true;
  const fresh = cachedData !== undefined && script.cachedDataRejected === false;
  return {
    exports: module.exports,
    keep: () => fresh || writeWhole(cacheFile, script.createCachedData()),
  };
}

function cachePath(file: string): string {
  const { size, mtimeMs } = statSync(file);
  const key = createHash("sha256").update(
    `${file}\n${size}\n${mtimeMs}\n${process.version}\n${process.arch}`,
  );
  return join(cacheFolder(), `${key.digest("hex").slice(0, 24)}.v8`);
}

/** The user's number, which need not have a name; undefined on Windows, where each user has a temporary folder. */
const USER: number | undefined = process.getuid?.();

/** Private to the user: whoever writes these files decides what the kernel runs. */
function cacheFolder(): string {
  return process.env.LAB_KERNEL_CACHE ?? join(tmpdir(), `lab-kernel-${USER ?? "user"}`);
}

/** Judges the very file that it reads, and the folder, whose owner could put another file in its place. */
function readOrUndefined(file: string): Buffer | undefined {
  let descriptor: number | undefined;
  try {
    if (!isOurs(statSync(dirname(file)))) return undefined;
    descriptor = openSync(file, "r");
    return isOurs(fstatSync(descriptor)) ? readFileSync(descriptor) : undefined;
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function isOurs({ uid, mode }: Stats): boolean {
  return USER === undefined || (uid === USER && (mode & 0o022) === 0);
}
