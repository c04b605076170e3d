// @ts-check
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { kernelspec } from "../../tools/set-up/kernelspec.mjs";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const here = join(root, "bench/kernel");

/** @type {{ name: string, title: string, language: string, argv: string[], interrupt_mode?: string }[]} */
export const contenders = [
  { ...kernelspec(), name: "lab-kernel", title: "this kernel" },
  {
    name: "stock-tslab",
    title: "stock tslab",
    language: "typescript",
    argv: [
      process.execPath,
      join(root, "node_modules/tslab/bin/tslab"),
      "kernel",
      "--config-path={connection_file}",
    ],
  },
  {
    name: "deno",
    title: "Deno",
    language: "typescript",
    argv: [denoBinary(), "jupyter", "--kernel", "--conn", "{connection_file}"],
  },
  {
    name: "ipykernel",
    title: "ipykernel",
    language: "python",
    argv: [join(root, ".venv/bin/python"), "-m", "ipykernel_launcher", "-f", "{connection_file}"],
  },
];

/** A folder for JUPYTER_PATH with one kernelspec per contender. Installs Deno on first use. */
export function writeKernelspecs() {
  if (!existsSync(denoBinary())) {
    console.error("Installing Deno for the comparison …");
    execFileSync("npm", ["install", "--no-audit", "--no-fund"], {
      cwd: here,
      stdio: ["ignore", "ignore", "inherit"],
    });
  }
  const path = mkdtempSync(join(tmpdir(), "bench-kernels-"));
  for (const { name, title, ...spec } of contenders) {
    const folder = join(path, "kernels", name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "kernel.json"), JSON.stringify({ ...spec, display_name: title }));
  }
  return path;
}

function denoBinary() {
  const file = process.platform === "win32" ? "deno.exe" : "deno";
  return join(here, "node_modules/@deno", `${process.platform}-${process.arch}${libc()}`, file);
}

function libc() {
  return process.platform === "linux" ? "-glibc" : "";
}
