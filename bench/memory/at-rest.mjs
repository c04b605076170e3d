import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../tools/paths.mjs";
import { median } from "../median.mjs";
import { peersPython } from "../training/peers.mjs";
import { kernelspecOf, writeKernelspec } from "./kernels.mjs";

const LAB =
  'import * as tf from "@tensorflow/tfjs-node";\nimport * as lab from "image-lab";\ntf.tensor([1, 2, 3]).square().print();';
const TENSORFLOW = "import tensorflow as tf\nprint(tf.square(tf.constant([1.0, 2.0, 3.0])))";
const PYTORCH = "import torch\nprint(torch.square(torch.tensor([1.0, 2.0, 3.0])))";

/**
 * What a kernel takes once it has its first tensors and then rests: this build's, those of earlier builds by name and
 * folder, and ipykernel's with TensorFlow and with PyTorch, each in turn.
 */
export async function measureAtRest(builds, rounds) {
  const folder = mkdtempSync(join(tmpdir(), "memory-"));
  try {
    const kernels = [];
    for (const [name, place] of Object.entries(builds))
      kernels.push({ name, spec: await kernelspecOf(place), code: LAB, cwd: join(place, "notebooks") });
    const peer = pythonKernelspec(peersPython());
    kernels.push({ name: "TensorFlow", spec: peer, code: TENSORFLOW, cwd: folder });
    kernels.push({ name: "PyTorch", spec: peer, code: PYTORCH, cwd: folder });
    for (const { name, spec } of kernels) writeKernelspec(folder, name, spec);
    const results = kernels.map(() => []);
    for (let round = 0; round < rounds; round++)
      for (const [index, kernel] of kernels.entries()) results[index].push(measure(folder, kernel));
    console.log("first tensors, then at rest, MB      in memory   its own   files, shared");
    for (const [index, { name }] of kernels.entries()) {
      const row = ["resident", "own", "files"].map((figure) =>
        median(results[index].map((one) => one[figure])),
      );
      const [resident, own, files] = row.map((value) => String(value).padStart(10));
      console.log(`${name.padEnd(34)}${resident}${own}${files.padStart(16)}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** ipykernel of the lab's own environment, with the packages of the peers'. */
function pythonKernelspec(python) {
  const own = execFileSync(join(root, ".venv", "bin", "python"), [
    "-c",
    "import ipykernel, os; print(os.path.dirname(os.path.dirname(ipykernel.__file__)), end='')",
  ]);
  const start = `import sys; sys.path.append(${JSON.stringify(String(own))}); from ipykernel.kernelapp import launch_new_instance; launch_new_instance()`;
  const argv = [python, "-c", start, "-f", "{connection_file}"];
  return { argv, display_name: "Python", language: "python", env: { CUDA_VISIBLE_DEVICES: "" } };
}

function measure(folder, { name, code, cwd }) {
  const python = join(root, ".venv", "bin", "python");
  const env = { ...process.env, JUPYTER_PATH: folder, LAB_DATA: "stand-in" };
  return JSON.parse(
    execFileSync(python, [join(import.meta.dirname, "at_rest.py"), name, code], {
      cwd,
      env,
      encoding: "utf8",
    }),
  );
}
