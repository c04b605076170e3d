import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "./client";

const run = promisify(execFile);

/** What `run_notebook.py` tells of a cell. */
export interface CellEnd {
  ename: string | null;
  evalue: string | null;
  stdout: string;
  stderr: string;
  /** The text of what a cell displays, as checks do with their panel. */
  shown: string;
  result: string | null;
}

/** Runs a script of this folder, which finds the kernels in `specs`, and gives the last line that it prints. */
export async function python(specs: string, script: string, ...args: string[]): Promise<string> {
  const env = {
    ...process.env,
    JUPYTER_PATH: specs,
    LAB_DATA: "stand-in",
    IPYTHONDIR: join(tmpdir(), "ipython"),
  };
  const { stdout } = await run(join(ROOT, ".venv/bin/python"), [join(ROOT, "test/kernel", script), ...args], {
    env,
    timeout: 600_000,
  });
  return stdout.trim().split("\n").at(-1)!;
}
