import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** How the build in the folder `place` starts its kernel. */
export async function kernelspecOf(place) {
  const { kernelspec } = await import(pathToFileURL(join(place, "tools", "set-up", "kernelspec.mjs")).href);
  return kernelspec();
}

/** Makes a kernel known by its name to whoever has `folder` as JUPYTER_PATH. */
export function writeKernelspec(folder, name, spec) {
  mkdirSync(join(folder, "kernels", name), { recursive: true });
  writeFileSync(join(folder, "kernels", name, "kernel.json"), JSON.stringify(spec));
}
