import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../temporary-folder";
import { labKernelspec, ROOT } from "./client";

const STOCK_TSLAB = {
  argv: [
    process.execPath,
    join(ROOT, "node_modules/tslab/bin/tslab"),
    "kernel",
    "--config-path={connection_file}",
  ],
  display_name: "stock tslab",
  language: "typescript",
};

/** A folder for JUPYTER_PATH with the kernelspecs `lab-kernel` and `stock-tslab`. */
export async function writeKernelspecs(): Promise<string> {
  const root = temporaryFolder("kernelspecs");
  const specs = { "lab-kernel": await labKernelspec(), "stock-tslab": STOCK_TSLAB };
  for (const [name, spec] of Object.entries(specs)) {
    const folder = join(root, "kernels", name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "kernel.json"), JSON.stringify(spec));
  }
  return root;
}
