import * as lab from "image-lab";
import { usePlatform } from "image-lab/internal/platform/platform";
import { useStandInCounts } from "image-lab/internal/stand-in/write";
import { useTrainingEngines } from "image-lab/internal/training/engines";
import { nativeEngine } from "image-lab/internal/training/native-engine";
import type { Settings } from "../worker/settings";
import { startEngine } from "./engine";
import { pagePlatform } from "./platform";

/** Drawn in a few seconds, and small enough for a tab. */
const FEWER = { digits: { train: 12_000, test: 2_000 }, sceneBatch: 2_000 };

/** image-lab with what a page has in place of Node's. */
export async function startImageLab(base: string, { threads }: Settings): Promise<typeof lab> {
  usePlatform(pagePlatform);
  useStandInCounts(FEWER);
  useTrainingEngines([nativeEngine]);
  await startEngine(base, threads).catch((error) => console.warn(error)); // then tfjs trains
  return lab;
}
