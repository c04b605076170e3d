import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "..");
const environment = join(folder, ".venv");
const python = join(environment, "bin", "python");

/** The Python of the peers' own environment, which is made when it is missing; only this bench needs it. */
export function peersPython() {
  if (existsSync(python) && works()) return python;
  console.error("Installing Keras, PyTorch and JAX for the bench into bench/.venv (about 7 GB, once) …");
  const local = join(folder, "..", ".venv", "bin", "uv");
  const uv = existsSync(local) ? local : "uv";
  const run = (...args) => execFileSync(uv, args, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  run("venv", "--quiet", "--allow-existing", "--python", "3.11", environment);
  run(
    "pip",
    "install",
    "--quiet",
    "--no-deps",
    "--require-hashes",
    "--python",
    python,
    "-r",
    "requirements.txt",
  );
  return python;
}

function works() {
  try {
    execFileSync(
      python,
      ["-c", "import importlib.util as u; assert all(map(u.find_spec, ['torch', 'keras', 'jax', 'optax']))"],
      {
        stdio: "ignore",
      },
    );
    return true;
  } catch {
    return false;
  }
}
