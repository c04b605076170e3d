// @ts-check
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inRoot } from "../paths.mjs";
import { common, units } from "./native-sources.mjs";
import { logFile } from "./run-program.mjs";
import { digest, listingDigest } from "./stamp.mjs";
import { wheelFits } from "./tensorflow-wheel.mjs";
import { hasCompiler, sitePackages } from "./tfjs-binding.mjs";

const name = "native engine";
const folder = inRoot("native", "build");
const engineFile = join(folder, "engine.node");
/** Says why there is no engine, where there is none. */
const reasonFile = join(folder, "reason.txt");

/**
 * The native training engine, compiled for every processor that it may meet. Without it training is slower and the same
 * otherwise: so nothing here stops a set-up.
 *
 * @returns {import("./steps.mjs").Step}
 */
export function nativeEngineStep() {
  return {
    name,
    id: "native-engine",
    inputs: () =>
      digest({
        texts: [process.versions.modules, process.arch, inRoot(), listingDigest(["native/src"], "")],
        files: ["tools/set-up/native-sources.mjs", "requirements-tensorflow.txt"],
      }),
    intact: () => existsSync(engineFile) || existsSync(reasonFile),
    run: build,
  };
}

/** Why there is no engine, where a set-up found out. */
export function missingEngine() {
  if (existsSync(engineFile)) return undefined;
  return existsSync(reasonFile) ? readFileSync(reasonFile, "utf8").trim() : "it is not compiled yet";
}

/** TensorFlow's headers and library: the wheel's own, so that nothing waits for tfjs-node's binding, or tfjs-node's. */
function tensorflow() {
  const wheel = wheelFits ? join(sitePackages(), "tensorflow") : undefined;
  const deps = inRoot("node_modules", "@tensorflow", "tfjs-node", "deps");
  return { include: join(wheel ?? deps, "include"), lib: wheel ?? join(deps, "lib") };
}

async function build() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const reason = hasCompiler() ? await compile() : "there is no C++ compiler";
  if (reason !== undefined) writeFileSync(reasonFile, `${reason}\n`);
}

/**
 * What a compiler is told to make an object of a unit.
 *
 * @param {import("./native-sources.mjs").Unit} unit
 * @param {string} object
 * @public a test compiles them for another processor
 */
export function unitArguments({ source, flags }, object) {
  const headers = ["include/node", "include"].map((path) => join(dirname(dirname(process.execPath)), path));
  const include = [...headers, tensorflow().include].map((path) => `-I${path}`);
  return [...common, ...flags, ...include, "-c", inRoot("native", "src", source), "-o", object];
}

/** Compiles and links; returns what went wrong. */
async function compile() {
  const all = units(process.arch);
  const object = (/** @type {import("./native-sources.mjs").Unit} */ unit) => join(folder, `${unit.name}.o`);
  const jobs = all.map((unit) => unitArguments(unit, object(unit)));
  const log = inRoot(logFile(name));
  rmSync(log, { force: true });
  const failed = await runAll(jobs, log);
  const unfinished = `${engineFile}.${process.pid}`;
  const linked = !failed && (await compiler([...all.map(object), ...linking(), "-o", unfinished], log));
  for (const unit of all) rmSync(object(unit), { force: true });
  if (!linked || !existsSync(unfinished)) return `it does not compile here: see ${logFile(name)}`;
  renameSync(unfinished, engineFile);
  return undefined;
}

/**
 * Arguments of the linker. TensorFlow's library is the one that tfjs-node has loaded already.
 *
 * @public a test links the engine with a sanitizer
 */
export function linking() {
  if (process.platform === "darwin") return ["-bundle", "-undefined", "dynamic_lookup"];
  const { lib } = tensorflow();
  const names = ["libtensorflow_framework.so.2", "libtensorflow.so.2"].filter((file) =>
    existsSync(join(lib, file)),
  );
  const library = names.map((file) => `-l:${file}`);
  return ["-shared", "-pthread", `-L${lib}`, ...library, `-Wl,-rpath,${lib}`, "-Wl,-z,nodelete"];
}

/**
 * Two at a time: the engine's variants take the longest.
 *
 * @param {readonly (readonly string[])[]} jobs
 * @param {string} log
 */
async function runAll(jobs, log) {
  const waiting = [...jobs];
  let failed = false;
  const worker = async () => {
    for (let job = waiting.shift(); job !== undefined && !failed; job = waiting.shift())
      failed = !(await compiler(job, log)) || failed;
  };
  await Promise.all([worker(), worker()]);
  return failed;
}

/**
 * @param {readonly string[]} args
 * @param {string} log
 * @returns {Promise<boolean>} whether it succeeded
 */
function compiler(args, log) {
  return new Promise((resolve) => {
    const child = spawn("c++", args, { stdio: ["ignore", "pipe", "pipe"] });
    const write = (/** @type {Buffer} */ text) => writeFileSync(log, text, { flag: "a" });
    child.stdout.on("data", write);
    child.stderr.on("data", write);
    child.on("error", () => resolve(false));
    child.on("close", (code) => resolve(code === 0));
  });
}
