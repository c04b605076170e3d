import type * as tfjs from "@tensorflow/tfjs-node";
import { numbers, type Program, showHistory, showMemory, showModel, uniform, whole } from "./program";
import { compiled, convolutional, imagesOf, judged, quiet, rowsOf, small } from "./small-models";

const values = (tensor: tfjs.Tensor): number[] => [...tensor.dataSync()];

/** Programs with loops of their own around tensors, optimizers and batches. */
export const loops: Record<string, Program> = {
  "a polynomial without a model": async (stage) => {
    const { tf, show } = stage;
    const factors = numbers(4, 1).map((value) => tf.variable(tf.scalar(value)));
    const x = uniform(tf, [40], 2).mul(2).sub(1);
    const y = tf.tidy(() => x.pow(3).mul(-0.8).add(x.mul(0.5)).add(0.2));
    const predicted = (): tfjs.Tensor =>
      factors.map((factor, power) => factor.mul(x.pow(power))).reduce((sum, term) => sum.add(term));
    for (const optimizer of [tf.train.sgd(0.5), tf.train.momentum(0.1, 0.9, true), tf.train.adamax(0.05)])
      for (let step = 0; step < 4; step++) {
        const cost = optimizer.minimize(() => predicted().sub(y).square().mean() as tfjs.Scalar, true)!;
        show("cost", values(cost));
        cost.dispose();
        await tf.nextFrame();
      }
    show("factors", factors.flatMap(values));
    tf.dispose([factors, x, y] as never);
    showMemory(stage);
  },
  "an image that excites a filter": async (stage) => {
    const { tf, show } = stage;
    const [x, y] = imagesOf(stage);
    const model = compiled(convolutional(stage));
    await model.fit(x, y, quiet);
    const part = tf.model({ inputs: model.inputs, outputs: model.layers[0]!.output as tfjs.SymbolicTensor });
    const excited = (image: tfjs.Tensor): tfjs.Tensor =>
      (part.apply(image) as tfjs.Tensor4D).gather([2], 3).mean();
    let image = uniform(tf, [1, 8, 8, 1], 7);
    for (let step = 0; step < 4; step++)
      image = tf.tidy(() => {
        const slope = tf.grad(excited)(image);
        const size = slope.square().mean().sqrt().add(1e-5);
        return image.add(slope.div(size).mul(0.1));
      });
    show("image", values(image));
    const painted = tf.variable(image, true, "painted");
    const optimizer = tf.train.adam(0.05);
    for (let step = 0; step < 3; step++)
      optimizer.minimize(() => excited(painted).neg().add(painted.abs().mean()) as tfjs.Scalar, false, [
        painted,
      ]);
    show("painted", values(painted));
    showModel(stage, model);
  },
  "gradients of several batches added up before a step": async (stage) => {
    const { tf, show } = stage;
    const [x, y] = rowsOf(stage);
    const model = small(stage);
    const optimizer = tf.train.momentum(0.1, 0.5);
    for (let round = 0; round < 3; round++) {
      const sums = new Map<string, tfjs.Tensor>();
      for (let batch = 0; batch < 3; batch++)
        tf.tidy(() => {
          const [rows, labels] = [x.slice([8 * batch], [8]), y.slice([8 * batch], [8])];
          const { value, grads } = tf.variableGrads(() =>
            tf.metrics.categoricalCrossentropy(labels, model.apply(rows) as tfjs.Tensor).mean(),
          );
          show("cost", values(value));
          for (const [name, grad] of Object.entries(grads)) {
            const before = sums.get(name);
            sums.set(name, tf.keep(before === undefined ? grad.div(3) : before.add(grad.div(3))));
            before?.dispose();
          }
        });
      optimizer.applyGradients(
        Object.fromEntries(sums) as unknown as Parameters<typeof optimizer.applyGradients>[0],
      );
      tf.dispose([...sums.values()]);
    }
    showModel(stage, model);
  },
  "a map of what a class looks at": async (stage) => {
    const { tf, show } = stage;
    const [x, y] = imagesOf(stage);
    const model = compiled(convolutional(stage), "adam");
    await model.fit(x, y, quiet);
    const until = tf.model({ inputs: model.inputs, outputs: model.layers[0]!.output as tfjs.SymbolicTensor });
    const middle = tf.input({ shape: model.layers[0]!.outputShape.slice(1) as number[] });
    let out: tfjs.SymbolicTensor = middle;
    for (const layer of model.layers.slice(1)) out = layer.apply(out) as tfjs.SymbolicTensor;
    const from = tf.model({ inputs: middle, outputs: out });
    const map = tf.tidy(() => {
      const image = x.slice([3], [1]);
      const maps = until.predict(image) as tfjs.Tensor4D;
      const chance = (input: tfjs.Tensor): tfjs.Tensor =>
        (from.apply(input, { training: true }) as tfjs.Tensor2D).gather([1], 1);
      const weights = tf.grad(chance)(maps).mean([0, 1, 2]);
      const seen = maps.mul(weights).sum(-1).relu().expandDims(-1);
      return tf.image.resizeBilinear(seen.div(seen.max().add(1e-6)) as tfjs.Tensor4D, [8, 8]);
    });
    show("map", values(map));
    map.dispose();
    await model.fit(x, y, { ...quiet, epochs: 1 });
    judged(stage, model, x, y);
    showModel(stage, model);
  },
  "letters written one after the other": async (stage) => {
    const { tf, show } = stage;
    const text = whole(tf, [60], 6, 1);
    const letters = values(text);
    const starts = Array.from({ length: 50 }, (_, at) => at);
    const x = tf.oneHot(
      tf.tensor2d(
        starts.map((at) => letters.slice(at, at + 5)),
        [50, 5],
        "int32",
      ),
      6,
    );
    const y = tf.oneHot(
      tf.tensor1d(
        starts.map((at) => letters[at + 5]!),
        "int32",
      ),
      6,
    );
    const model = tf.sequential({
      layers: [
        tf.layers.lstm({
          units: 6,
          inputShape: [5, 6],
          kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }),
          recurrentInitializer: tf.initializers.glorotNormal({ seed: 2 }),
        }),
        tf.layers.dense({
          units: 6,
          activation: "softmax",
          kernelInitializer: tf.initializers.glorotUniform({ seed: 3 }),
        }),
      ],
    });
    model.compile({ optimizer: tf.train.rmsprop(0.05), loss: "categoricalCrossentropy" });
    for (let epoch = 0; epoch < 2; epoch++) {
      showHistory(stage, await model.fit(x, y, { epochs: 1, batchSize: 16, shuffle: false, verbose: 0 }));
      let seed = letters.slice(0, 5);
      for (let written = 0; written < 4; written++) {
        const next = tf.tidy(() => {
          const chances = model.predict(tf.oneHot(tf.tensor2d([seed], [1, 5], "int32"), 6)) as tfjs.Tensor;
          const sharper = tf.div(tf.log(chances.squeeze()), 0.75);
          const drawn = tf.multinomial(sharper as tfjs.Tensor1D, 1, written + 1);
          show("chances", values(chances));
          show("drawn", values(drawn));
          return values(chances.argMax(-1))[0]!;
        });
        seed = [...seed.slice(1), next];
      }
    }
    showModel(stage, model);
  },
  "named rows from a generator, validated on another, stopped early": async (stage) => {
    const { tf, show } = stage;
    const inputs = [tf.input({ shape: [5], name: "a" }), tf.input({ shape: [2], name: "b" })];
    const both = tf.layers.concatenate().apply(inputs);
    const outputs = tf.layers
      .dense({
        units: 3,
        activation: "softmax",
        kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }),
      })
      .apply(both) as tfjs.SymbolicTensor;
    const model = compiled(tf.model({ inputs, outputs }), tf.train.adam(0.05));
    let drawn = 0;
    const rows = (from: number) =>
      function* (): Generator<tfjs.TensorContainer> {
        for (let at = from; ; at++, drawn++) {
          const xs = { a: tf.tensor1d(numbers(5, at)), b: tf.tensor1d(numbers(2, at + 1)) };
          yield { xs, ys: tf.oneHot(tf.scalar(at % 3, "int32"), 3).toFloat() };
        }
      };
    const data = (from: number) => tf.data.generator(rows(from) as never).batch(6) as never;
    const history = await model.fitDataset(data(0), {
      epochs: 4,
      batchesPerEpoch: 3,
      validationData: data(100),
      validationBatches: 2,
      verbose: 0,
      callbacks: [tf.callbacks.earlyStopping({ monitor: "val_loss", minDelta: 10, patience: 1 })],
    });
    showHistory(stage, history);
    const scores = (await model.evaluateDataset(data(50), { batches: 2 })) as tfjs.Scalar[];
    show("scores", scores.flatMap(values));
    show("drawn", drawn);
    tf.dispose(scores);
    show(
      "weights",
      model.getWeights().map((weight) => values(weight)),
    );
  },
};
