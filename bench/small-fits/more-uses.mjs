import { fitAgain, fitting, mlp, numbers, oneHot, SEED } from "./shared.mjs";

/** Rows for regression that `mlp(tf, 8, …, 2)` takes. */
const rows = (tf, count) => [numbers(tf, [count, 8], SEED), numbers(tf, [count, 2], SEED + 1)];

/** A network that the native engine leaves to the graph. */
function normalized(tf, units = 12) {
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ inputShape: [8], units, activation: "selu" }),
      tf.layers.layerNormalization(),
      tf.layers.dense({ units: 2 }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.01), loss: "meanSquaredError", metrics: ["mse"] });
  return model;
}

const repeat = async (times, work) => {
  for (let time = 0; time < times; time++) await work(time);
};

/** Small and many trainings in the ways that programs use. */
export const moreUses = {
  "100 fits of one batch": async (tf, measured) => {
    const fit = fitting(normalized(tf), ...rows(tf, 16));
    await measured("all", () => repeat(100, fit));
  },
  "batches of one row": async (tf, measured) => {
    await fitAgain(fitting(normalized(tf), ...rows(tf, 30), { batchSize: 1 }), measured, 5);
  },
  "a callback at every batch, validation with a smaller last batch": async (tf, measured) => {
    const [x, y] = rows(tf, 100);
    const validationData = [x.slice(0, 45), y.slice(0, 45)];
    const callbacks = { onBatchEnd: async () => {}, onEpochEnd: async () => {} };
    await fitAgain(fitting(normalized(tf), x, y, { epochs: 2, validationData, callbacks }), measured);
  },
  "class weights": async (tf, measured) => {
    const model = mlp(tf, 8, 16, 3);
    model.add(tf.layers.softmax());
    model.compile({ optimizer: "rmsprop", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
    const y = oneHot(tf, [96], 3, SEED);
    const args = { epochs: 2, classWeight: { 0: 1, 1: 2, 2: 0.5 } };
    await fitAgain(fitting(model, numbers(tf, [96, 8], SEED), y, args), measured);
  },
  "a data set in batches": async (tf, measured) => {
    const model = normalized(tf);
    const [x, y] = rows(tf, 96).map((tensor) => tensor.arraySync());
    const data = tf.data.zip({ xs: tf.data.array(x), ys: tf.data.array(y) }).batch(20);
    await fitAgain(() => model.fitDataset(data, { epochs: 2, verbose: 0 }), measured, 4);
  },
  "evaluated and predicted alone": async (tf, measured) => {
    const model = normalized(tf);
    const [x, y] = rows(tf, 70);
    await measured("30 times", () =>
      repeat(30, () =>
        tf.tidy(() => void [model.evaluate(x, y), model.predict(x), model.predict(x.slice(0, 1))]),
      ),
    );
  },
  "trained and tested batch by batch": async (tf, measured) => {
    const model = normalized(tf);
    const [x, y] = rows(tf, 32);
    await measured("100 batches", () => repeat(100, () => model.trainOnBatch(x, y)));
  },
  "a loop of one's own around an optimizer": async (tf, measured) => {
    const model = normalized(tf);
    const [x, y] = rows(tf, 32);
    const optimizer = tf.train.adam(0.01);
    const cost = () => tf.losses.meanSquaredError(y, model.apply(x, { training: true }));
    await measured("100 steps", () => repeat(100, () => optimizer.minimize(cost)));
  },
  "five folds, a model each": async (tf, measured) => {
    const [x, y] = rows(tf, 100);
    await measured("all", () =>
      repeat(5, async (fold) => {
        const model = normalized(tf);
        const [train, test] = [x, y]
          .map((of) => [of.slice(0, 80), of.slice(20 * fold, 20)])
          .reduce((a, b) => [
            [a[0], b[0]],
            [a[1], b[1]],
          ]);
        await model.fit(...train, { epochs: 3, verbose: 0 });
        tf.dispose([train, model.evaluate(...test), test]);
        model.dispose();
      }),
    );
  },
  "a generator against a discriminator": async (tf, measured) => {
    const dense = (units, more) => tf.layers.dense({ units, activation: "selu", ...more });
    const made = tf.sequential({
      layers: [dense(12, { inputShape: [4] }), dense(8, { activation: "tanh" })],
    });
    const judge = tf.sequential({
      layers: [dense(12, { inputShape: [8] }), dense(1, { activation: "sigmoid" })],
    });
    judge.compile({ optimizer: tf.train.adam(1e-3), loss: "binaryCrossentropy" });
    judge.trainable = false;
    const both = tf.sequential({ layers: [made, judge] });
    both.compile({ optimizer: tf.train.adam(1e-3), loss: "binaryCrossentropy" });
    const [noise, real] = [numbers(tf, [16, 4], SEED), numbers(tf, [16, 8], SEED)];
    const [ones, halves] = [tf.ones([16, 1]), tf.concat([tf.ones([16, 1]), tf.zeros([16, 1])])];
    await measured("30 rounds", () =>
      repeat(30, async () => {
        const images = tf.tidy(() => tf.concat([real, made.predict(noise)]));
        judge.trainable = true;
        await judge.trainOnBatch(images, halves);
        judge.trainable = false;
        await both.trainOnBatch(noise, ones);
        images.dispose();
      }),
    );
  },
  "a frozen base and a new head, a loss of one's own": async (tf, measured) => {
    const base = mlp(tf, 8, 32, 16);
    for (const layer of base.layers) layer.trainable = false;
    const head = tf.layers.dense({ units: 2 }).apply(base.outputs[0]);
    const model = tf.model({ inputs: base.inputs, outputs: head });
    const loss = (labels, outputs) => tf.tidy(() => tf.losses.huberLoss(labels, outputs).mul(2));
    model.compile({ optimizer: "sgd", loss });
    await fitAgain(fitting(model, ...rows(tf, 80), { epochs: 3 }), measured);
  },
};
