import { networks } from "../training/networks.mjs";

/** The networks whose steps are counted: their titles and the shape of their images. */
export const NETWORKS = {
  mlp: ["MLP", [784]],
  "lenet5-classic": ["LeNet-5 (tanh, average)", [28, 28, 1]],
  "lenet5-modern": ["LeNet-5 (relu, max)", [28, 28, 1]],
};

/** A network after four batches with Adam and categorical cross-entropy. */
export async function trainOneEpoch(tf, name, metrics, callbacks) {
  const [, shape] = NETWORKS[name];
  const model = tf.sequential({ layers: networks(tf)[name](shape) });
  model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics });
  const images = tf.zeros([512, ...shape]);
  const labels = tf.tidy(() => tf.oneHot(tf.zeros([512], "int32"), 10).toFloat());
  await model.fit(images, labels, { epochs: 1, batchSize: 128, verbose: 0, callbacks });
  tf.dispose([images, labels]);
  return model;
}
