/** What cells import, fetched while the first cells run. */
import * as tfjs from "@tensorflow/tfjs-node";
import type { PackageTable } from "lab-kernel/internal/run/bundled-modules";
import type { Settings } from "../worker/settings";
import { nodeplotlib } from "./nodeplotlib-module";

/** Starts tfjs and image-lab. */
export async function loadLab(base: string, settings: Settings): Promise<PackageTable> {
  const { startTensors } = tfjs as unknown as typeof import("../tfjs/tfjs-node");
  await startTensors({ base, backend: settings.backend });
  const { startImageLab } = await import("./image-lab");
  const lab = await startImageLab(base, settings);
  return {
    "@tensorflow/tfjs-node": () => asModule(tfjs),
    "@tensorflow/tfjs-layers": () => tfjs,
    "image-lab": () => asModule(lab),
    nodeplotlib,
  };
}

const asModule = (names: object): object =>
  Object.defineProperty({ ...names }, "__esModule", { value: true });
