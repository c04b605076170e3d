/**
 * Writes the graphs that image-lab makes: `node worker-graphs.mjs FOLDER`. For each network and input one saved model of a
 * training step (`fit`) and one of a prediction (`predict`), batches of 128.
 */
import { cpSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { networks } from "../training/networks.mjs";

const [folder] = process.argv.slice(2);
const require = createRequire(import.meta.url);
require("image-lab");
const tf = require("@tensorflow/tfjs-node");

const batchSize = 128;
/** Batches for which a graph is worth making. */
const ENOUGH = 64;
const inputs = { mnist: [28, 28, 1], cifar10: [32, 32, 3] };
const backend = tf.backend();
const { binding } = backend;
let name;

/** The graph passes through a folder that is gone afterwards: this copies it. */
function loadSavedModel(directory, tags) {
  cpSync(directory, join(folder, name), { recursive: true });
  return binding.loadSavedModel(directory, tags);
}
backend.binding = Object.create(binding, { loadSavedModel: { value: loadSavedModel } });

for (const [set, shape] of Object.entries(inputs)) {
  for (const [network, layers] of Object.entries(networks(tf))) {
    const inputShape = network === "mlp" ? [tf.util.sizeFromShape(shape)] : shape;
    const model = tf.sequential({ layers: layers(inputShape) });
    model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
    const x = tf.randomUniform([batchSize, ...inputShape]);
    const y = tf.oneHot(tf.randomUniform([batchSize], 0, 10, "int32"), 10).toFloat();
    name = `fit ${network} ${set}`;
    await model.fit(x, y, { batchSize, epochs: 1, verbose: 0 });
    name = `predict ${network} ${set}`;
    const many = x.tile([ENOUGH, ...inputShape.map(() => 1)]);
    model.predict(many, { batchSize }).dispose();
    tf.dispose([many, x, y]);
  }
}
