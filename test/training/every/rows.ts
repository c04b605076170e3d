import * as tf from "@tensorflow/tfjs-node";
import { layerRows } from "./layers";
import { kinds, lossRows, metricRows, severalRows } from "./others";
import type { Row } from "./row";

type Class = new (config: object) => never;

/** Everything that tfjs registers, by name. */
export const registered: readonly { name: string; own: Class; kind: string }[] = Object.entries(
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

/** The rows of all that is tried, by the kind of thing. */
export const rows: { readonly [kind: string]: readonly Row[] } = {
  Layer: layerRows,
  ...Object.fromEntries(
    Object.entries(kinds).map(([kind, row]) => [
      kind,
      registered.filter((one) => one.kind === kind).map(({ name, own }) => row(name, own)),
    ]),
  ),
  Loss: lossRows,
  Metric: metricRows,
  Several: severalRows,
};
