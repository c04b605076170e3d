import { graphEngine } from "./graph-engine";
import { nativeEngine } from "./native-engine";
import type { TrainingEngine } from "./steps";

/** What this platform has of engines; the first that takes a model runs it. A platform without any trains eagerly. */
let engines: readonly TrainingEngine[] = [nativeEngine, graphEngine];

/** The engines to ask, in order. */
export function trainingEngines(): readonly TrainingEngine[] {
  return engines;
}

/** Replaces the engines, for all models of this process; with none, every step runs as plain tfjs takes it. */
export function useTrainingEngines(replacement: readonly TrainingEngine[]): void {
  engines = replacement;
}
