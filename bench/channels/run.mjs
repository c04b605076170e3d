import { createRequire } from "node:module";

const SHAPES = [
  ...[8, 16, 32, 48, 64, 96, 128].map((filters) => ({ filters, kernelSize: 3 })),
  ...[16, 32, 64].map((filters) => ({ filters, kernelSize: 5 })),
];
const BATCH = 128;
const ROUNDS = 3;

/**
 * The native engine against the graph by a convolution's channels: two convolutions and a pool on images of 16 × 16 pixels,
 * `fit` and `predict`, in turn. What lib/src/native/wide-convolutions.ts leaves to the graph follows from it.
 *
 * `--only=64` takes the shapes with so many channels.
 */
export async function run(options) {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= "2";
  const require = createRequire(import.meta.url);
  const lab = require("image-lab");
  const { nativeEngine, useNativeEngine } = require("image-lab/internal/native/current-engine");
  const native = { ...nativeEngine(), besideGraphs: false };
  const tf = require("@tensorflow/tfjs-node");
  const only = options.find((option) => option.startsWith("--only="))?.slice(7);
  console.log(
    "| channels, kernel | fit: native, images/s | graph | ratio | predict: native | graph | ratio |",
  );
  console.log("|---|---:|---:|---:|---:|---:|---:|");
  for (const shape of SHAPES.filter(({ filters }) => only === undefined || filters === Number(only))) {
    const best = { native: { fit: 0, predict: 0 }, graph: { fit: 0, predict: 0 } };
    const count = Math.max(2, Math.min(8, Math.round(1024 / (shape.filters * shape.kernelSize)))) * BATCH;
    const x = tf.randomUniform([count, 16, 16, shape.filters]);
    const y = tf.oneHot(tf.randomUniform([count], 0, 10, "int32"), 10).toFloat();
    const models = { native: network(tf, shape), graph: network(tf, shape) };
    for (let round = 0; round <= ROUNDS; round++)
      for (const [engine, model] of Object.entries(models)) {
        process.env.LAB_NATIVE = engine === "native" ? "on" : "off";
        useNativeEngine(engine === "native" ? native : undefined);
        const fit = await rate(count, () =>
          model.fit(x, y, { batchSize: BATCH, shuffle: false, verbose: 0 }),
        );
        const predict = await rate(count, () =>
          tf.tidy(() => model.predict(x, { batchSize: BATCH }).dataSync()),
        );
        if (round === 0) continue;
        if (lab.explainTraining(model).engine !== engine) throw new Error(lab.explainTraining(model).text);
        best[engine].fit = Math.max(best[engine].fit, fit);
        best[engine].predict = Math.max(best[engine].predict, predict);
      }
    const cells = ["fit", "predict"].flatMap((task) => {
      const [ours, theirs] = [best.native[task], best.graph[task]];
      return [Math.round(ours), Math.round(theirs), (ours / theirs).toFixed(2)];
    });
    console.log(`| ${shape.filters}, ${shape.kernelSize} × ${shape.kernelSize} | ${cells.join(" | ")} |`);
    for (const model of Object.values(models)) model.dispose();
    tf.dispose([x, y]);
  }
  return 0;
}

function network(tf, { filters, kernelSize }) {
  const layer = { filters, kernelSize, padding: "same", activation: "relu" };
  const model = tf.sequential({
    layers: [
      tf.layers.conv2d({ inputShape: [16, 16, filters], ...layer }),
      tf.layers.conv2d(layer),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 10, activation: "softmax" }),
    ],
  });
  model.compile({ optimizer: "adam", loss: "categoricalCrossentropy" });
  return model;
}

async function rate(images, work) {
  const start = performance.now();
  await work();
  return (1000 * images) / (performance.now() - start);
}
