import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../temporary-folder";
import { ROOT } from "./client";

const SPECS: Record<string, string[]> = {
  "lab-kernel": [
    process.execPath,
    "--no-force-async-hooks-checks",
    join(ROOT, "kernel/dist/main.js"),
    "{connection_file}",
  ],
  "stock-tslab": [
    process.execPath,
    join(ROOT, "node_modules/tslab/bin/tslab"),
    "kernel",
    "--config-path={connection_file}",
  ],
};

/** A folder for JUPYTER_PATH with the kernelspecs `lab-kernel` and `stock-tslab`. */
export function writeKernelspecs(): string {
  const root = temporaryFolder("kernelspecs");
  for (const [name, argv] of Object.entries(SPECS)) {
    const folder = join(root, "kernels", name);
    mkdirSync(folder, { recursive: true });
    const spec = { argv, display_name: name, language: "typescript", interrupt_mode: "message" };
    writeFileSync(join(folder, "kernel.json"), JSON.stringify(spec));
  }
  return root;
}

/** A notebook of code cells alone. */
export function notebookOf(cells: string[]): string {
  const code = cells.map((source, index) => ({
    cell_type: "code",
    id: `cell-${index}`,
    metadata: {},
    execution_count: null,
    outputs: [],
    source,
  }));
  return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: code });
}
