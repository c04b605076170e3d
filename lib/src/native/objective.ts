import type { Model } from "../graph/tfjs-internals";
import { NotNative } from "./not-native";

/** The engine's losses and metrics, in the order of native/src/judge.h; other names of tfjs for them follow. */
const MEASURES = [
  "categoricalCrossentropy",
  "sparseCategoricalCrossentropy",
  "binaryCrossentropy",
  "meanSquaredError",
  "meanAbsoluteError",
  "categoricalAccuracy",
  "sparseCategoricalAccuracy",
  "binaryAccuracy",
];
const LOSSES = 5;
const MOST_METRICS = 8;

/** What a model is trained for, and what else is measured, as the engine's numbers. */
export interface Objective {
  readonly loss: number;
  /** Numbers in a row of targets. */
  readonly targets: number;
  readonly metrics: readonly number[];
}

/**
 * The loss and the metrics of a compiled model.
 *
 * @throws {NotNative} where the engine does not know one of them
 */
export function objectiveOf(model: Model, classes: number): Objective {
  const { loss, lossFunctions, metricsTensors } = model;
  if (typeof named(loss) !== "string") throw new NotNative("its loss is not given by name");
  const known = nameOf(lossFunctions[0]!);
  const number = MEASURES.indexOf(known);
  if (number === -1 || number >= LOSSES) throw new NotNative(`it has no loss "${known}"`);
  const metrics = metricsTensors.map(([metric]) => {
    const name = nameOf(metric);
    if (!MEASURES.includes(name)) throw new NotNative(`it has no metric "${name}"`);
    return MEASURES.indexOf(name);
  });
  if (metrics.length > MOST_METRICS) throw new NotNative(`it has more than ${MOST_METRICS} metrics`);
  const sparse = [number, ...metrics].map((measure) => MEASURES[measure]!.startsWith("sparse"));
  if (new Set(sparse).size > 1) throw new NotNative("its loss and its metrics take targets of two kinds");
  return { loss: number, targets: sparse[0] ? 1 : classes, metrics };
}

/** A loss or metric as `compile` takes it for the one output: alone, in a list, or by the output's name. */
function named(given: unknown): unknown {
  if (typeof given !== "object" || given === null) return given;
  return Object.values(given)[0];
}

/** tfjs's own name of a function; the number after it comes from bundling. */
function nameOf(measure: { readonly name: string }): string {
  return measure.name.replace(/\$\d+$/, "");
}
