import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");

/** JupyterHub and its proxy, apart from the lab's own environment. */
export const environment = join(root, "build", "hub");

/** Installs what `deploy/` locks, once. */
export function setUpHub() {
  const hub = join(environment, "bin", "jupyterhub");
  const proxy = join(environment, "node_modules", ".bin", "configurable-http-proxy");
  if (existsSync(hub) && existsSync(proxy)) return;
  console.error("Installing JupyterHub into build/hub …");
  mkdirSync(environment, { recursive: true });
  const run = (program, ...args) =>
    execFileSync(program, args, { cwd: environment, stdio: ["ignore", "ignore", "inherit"] });
  const uv = join(root, ".venv", "bin", "uv");
  run(uv, "venv", "--quiet", "--allow-existing", environment);
  const python = join(environment, "bin", "python");
  const locked = join(root, "deploy", "requirements.txt");
  run(uv, "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--python", python, "-r", locked);
  for (const name of ["package.json", "package-lock.json"])
    copyFileSync(join(root, "deploy", name), join(environment, name));
  run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
}
