// @ts-check
import { spawn } from "node:child_process";
import { venvProgram } from "./paths.mjs";
import { afterSetUp } from "./set-up/set-up.mjs";
import { seed, workFolder } from "./work-folder.mjs";

const args = process.argv.slice(2);
const at = args.indexOf("--lang");
const language = at < 0 ? "en" : args.splice(at, 2)[1];

/** Opens JupyterLab on the learner's folder; what follows `--` goes to JupyterLab. */
await afterSetUp(() => {
  seed(language);
  const jupyter = spawn(venvProgram("jupyter-lab"), [`--ServerApp.root_dir=${workFolder}`, ...args], {
    stdio: "inherit",
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: "3", ...(language === "en" ? {} : { LAB_LANG: language }) },
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"]))
    process.on(signal, () => jupyter.kill(signal));
  jupyter.on("close", (code) => {
    process.exitCode = code ?? 0;
  });
});
