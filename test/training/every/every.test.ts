import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { assertFitsAlike } from "./fits-alike";
import { layerRows } from "./layers";
import { kinds, lossRows, metricRows, severalRows } from "./others";
import type { Row } from "./row";

type Class = new (config: object) => never;

/** Everything that tfjs registers, by name. */
const registered = Object.entries(
  (
    tf.serialization.SerializationMap as unknown as {
      getMap(): { classNameMap: Record<string, [Class, unknown]> };
    }
  ).getMap().classNameMap,
).map(([name, [own]]) => ({ name, own, kind: kindOf(own) }));

/** The last class that a class comes from, before the one that all come from. */
function kindOf(own: Class): string {
  const parent = Object.getPrototypeOf(own) as Class;
  return parent.name === "Serializable" ? own.name : kindOf(parent);
}

const rows: readonly Row[] = [
  ...layerRows,
  ...registered.flatMap(({ name, own, kind }) => kinds[kind]?.(name, own) ?? []),
  ...lossRows,
  ...metricRows,
  ...severalRows,
];

for (const row of rows)
  test(`equal, or fallen back for its reason: ${row.tries.join(", ")}`, () => assertFitsAlike(row));

test("every class that tfjs registers is tried", () => {
  const tried = new Set(rows.flatMap((row) => row.tries));
  const missing = registered.filter(({ name }) => !tried.has(name));
  assert.deepEqual(
    missing.map(({ name, kind }) => `${kind} ${name}`),
    [],
  );
});
