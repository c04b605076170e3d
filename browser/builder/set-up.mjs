// @ts-check
import { existsSync } from "node:fs";
import { venvProgram } from "../../tools/paths.mjs";
import { packageCauses } from "../../tools/set-up/causes.mjs";
import { runProgram } from "../../tools/set-up/run-program.mjs";
import { digest, isStamped, writeStamp } from "../../tools/set-up/stamp.mjs";

const locked = "browser/requirements.txt";
const stamp = "python-packages-site";
const name = "packages for the site";

/** JupyterLite, which only the builder of a site needs. Says nothing where it is there. */
export async function setUpSite() {
  const inputs = digest({ files: [locked] });
  if (isStamped(stamp, inputs) && existsSync(venvProgram("jupyter-lite"))) return;
  console.log(`  … ${name}`);
  const install = ["pip", "install", "--require-hashes", "--no-deps", "--python", venvProgram("python")];
  await runProgram(name, venvProgram("uv"), [...install, "-r", locked], { causes: packageCauses });
  writeStamp(stamp, inputs);
}
