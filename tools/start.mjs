// @ts-check
import { spawn } from "node:child_process";
import { delimiter } from "node:path";
import { fixDataFolder } from "./data-folder.mjs";
import { takeLanguage } from "./language.mjs";
import { inRoot, venvProgram } from "./paths.mjs";
import { afterSetUp } from "./set-up/set-up.mjs";
import { firstChapter, seed } from "./work-folder.mjs";

const args = process.argv.slice(2);
const language = takeLanguage(args);

/** Opens JupyterLab on the learner's folder; what follows `--` goes to JupyterLab. */
await afterSetUp(async () => {
  const folder = seed(language);
  fixDataFolder();
  const first = firstChapter(folder, language);
  const opened = first === undefined ? [] : [`--LabApp.default_url=/lab/tree/${first}`];
  process.exitCode = await runJupyterLab([`--ServerApp.root_dir=${folder}`, ...opened, ...args]);
});

/**
 * Runs JupyterLab to its end. A terminal sends Ctrl-C to JupyterLab as well, which then asks whether to stop; passed on a
 * second time, the signal would stop it before anyone can reply.
 *
 * @param {readonly string[]} options
 * @returns {Promise<number>} its exit code
 */
function runJupyterLab(options) {
  return new Promise((resolve, reject) => {
    const config = [inRoot("tools", "jupyterlab", "learner"), process.env.JUPYTER_CONFIG_PATH];
    const env = {
      ...process.env,
      TF_CPP_MIN_LOG_LEVEL: "3",
      JUPYTER_CONFIG_PATH: config.filter(Boolean).join(delimiter),
    };
    const jupyter = spawn(venvProgram("jupyter-lab"), options, { stdio: "inherit", env });
    process.on("SIGINT", () => {});
    process.on("SIGTERM", () => jupyter.kill("SIGTERM"));
    jupyter.on("error", ({ message }) =>
      reject(new Error(`JupyterLab cannot start (${message}): delete .venv and run the same command again.`)),
    );
    jupyter.on("close", (code) => resolve(code ?? 1));
  });
}
