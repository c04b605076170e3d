import { after } from "node:test";
import { JupyterLab } from "./jupyter-lab";

let started: Promise<JupyterLab> | undefined;

/** One JupyterLab and one Chromium for all tests of this process: each start takes some ten seconds. */
export function sharedLab(): Promise<JupyterLab> {
  started ??= JupyterLab.start();
  return started;
}

after(async () => (await started)?.stop());
