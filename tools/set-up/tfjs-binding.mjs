// @ts-check
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { inRoot } from "../paths.mjs";
import { packageCauses } from "./causes.mjs";
import { explain, SetUpFailure } from "./failure.mjs";
import { logFile, runProgram } from "./run-program.mjs";
import { digest } from "./stamp.mjs";
import { wheelFits } from "./tensorflow-wheel.mjs";

const name = "tfjs-node binding";
const tfjsNode = () => inRoot("node_modules", "@tensorflow", "tfjs-node");

const library = `libtensorflow.${process.platform === "darwin" ? "dylib" : "so"}`;

/**
 * tfjs-node's native part, compiled against the TensorFlow library of the Python wheel. Without a compiler, or where there
 * is no wheel, the package's own download of an older library is tried.
 *
 * @returns {import("./steps.mjs").Step}
 */
export function tfjsBindingStep() {
  return {
    name,
    id: "tfjs-binding",
    inputs: () =>
      digest({
        texts: [process.versions.modules, tfjsNode()],
        files: ["lib/package.json", "requirements-tensorflow.txt"],
      }),
    intact: () => existsSync(bindingFile()) && existsSync(join(tfjsNode(), "deps", "lib", library)),
    run: () => (wheelFits && hasCompiler() ? compile() : download()),
  };
}

function bindingFile() {
  const folder = join(tfjsNode(), "lib");
  const napi = existsSync(folder)
    ? readdirSync(folder).find((entry) => entry.startsWith("napi-v"))
    : undefined;
  return join(folder, napi ?? "napi", "tfjs_binding.node");
}

export function hasCompiler() {
  return ["make", "c++"].every((program) => spawnSync(program, ["--version"]).status === 0);
}

async function compile() {
  linkLibrary();
  const headers = dirname(dirname(process.execPath));
  const hasHeaders = existsSync(join(headers, "include", "node", "node.h"));
  const env = hasHeaders ? { npm_config_nodedir: headers } : {};
  const args = ["exec", "--offline", "--", "node-pre-gyp", "install", "--build-from-source"];
  await runProgram(name, "npm", args, { cwd: tfjsNode(), env });
}

/** Puts links to the wheel's library and headers where tfjs-node's build looks for them. */
function linkLibrary() {
  const wheel = join(sitePackages(), "tensorflow");
  const deps = join(tfjsNode(), "deps");
  rmSync(deps, { recursive: true, force: true });
  mkdirSync(join(deps, "lib"), { recursive: true });
  const links = {
    "lib/libtensorflow.so": "libtensorflow_cc.so.2",
    "lib/libtensorflow_cc.so.2": "libtensorflow_cc.so.2",
    "lib/libtensorflow_framework.so": "libtensorflow_framework.so.2",
    "lib/libtensorflow_framework.so.2": "libtensorflow_framework.so.2",
    include: "include",
  };
  for (const [link, target] of Object.entries(links)) symlinkSync(join(wheel, target), join(deps, link));
}

/** Where the Python environment keeps its packages. */
export function sitePackages() {
  const lib = inRoot(".venv", "lib");
  const python = readdirSync(lib).find((entry) => entry.startsWith("python3"));
  return join(lib, python ?? "python3", "site-packages");
}

async function download() {
  const programs = `${inRoot("node_modules", ".bin")}${delimiter}${process.env.PATH}`;
  try {
    await runProgram(name, process.execPath, ["scripts/install.js"], {
      cwd: tfjsNode(),
      env: { PATH: programs },
      causes: packageCauses,
    });
    if (!existsSync(bindingFile())) throw explain(name, "the download brought no binding", logFile(name));
  } catch (error) {
    if (!wheelFits) throw error;
    throw new SetUpFailure(
      "there is no C++ compiler, and tfjs-node's own download failed",
      "install one (Debian and Ubuntu: sudo apt-get install build-essential) and run the same command again",
    );
  }
}
