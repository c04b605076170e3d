// @ts-check
import { spawn } from "node:child_process";
import { takeLanguage } from "./language.mjs";
import { venvProgram } from "./paths.mjs";
import { afterSetUp } from "./set-up/set-up.mjs";
import { seed } from "./work-folder.mjs";

const args = process.argv.slice(2);
const language = takeLanguage(args);

/** Opens JupyterLab on the learner's folder; what follows `--` goes to JupyterLab. */
await afterSetUp(() => {
  const folder = seed(language);
  const jupyter = spawn(venvProgram("jupyter-lab"), [`--ServerApp.root_dir=${folder}`, ...args], {
    stdio: "inherit",
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: "3" },
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"]))
    process.on(signal, () => jupyter.kill(signal));
  jupyter.on("close", (code) => {
    process.exitCode = code ?? 0;
  });
});
