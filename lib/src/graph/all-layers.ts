import * as tf from "@tensorflow/tfjs-node";

/** All layers, with those inside of nested models, wrappers and recurrent layers. */
export function allLayers(model: { readonly layers: readonly tf.layers.Layer[] }): tf.layers.Layer[] {
  const found = new Set<tf.layers.Layer>();
  for (const layer of model.layers) collect(layer, found);
  return [...found];
}

function collect(layer: tf.layers.Layer, found: Set<tf.layers.Layer>): void {
  if (found.has(layer)) return;
  found.add(layer);
  for (const part of Object.values(layer).flat()) if (part instanceof tf.layers.Layer) collect(part, found);
}
