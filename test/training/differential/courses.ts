import type * as tfjs from "@tensorflow/tfjs-node";
import {
  numbers,
  type Program,
  type Stage,
  showHistory,
  showMemory,
  showModel,
  uniform,
  whole,
} from "./program";
import { compiled, convolutional, imagesOf, judged, type Model, quiet, rowsOf, small } from "./small-models";

const list = (tensor: tfjs.Tensor): number[] => [...tensor.dataSync()];
const seeded = ({ tf }: Stage, seed: number): object => ({
  kernelInitializer: tf.initializers.glorotUniform({ seed }),
});

/** A network for values of four actions in states of three numbers. */
function values(stage: Stage, seed: number): Model {
  const { tf } = stage;
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ inputShape: [3], units: 6, activation: "elu", ...seeded(stage, seed) }),
      tf.layers.dense({ units: 4, ...seeded(stage, seed + 1) }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.01), loss: "meanSquaredError" });
  return model;
}

/** Programs as courses, examples and competitions have them. */
export const courses: Record<string, Program> = {
  "gradients cut to a norm and to a range in a loop of one's own": async (stage) => {
    const { tf, show } = stage;
    const [x, y] = rowsOf(stage);
    const model = small(stage);
    const optimizer = tf.train.adam(0.05);
    for (let round = 0; round < 4; round++) {
      const cost = tf.tidy(() => {
        const { value, grads } = tf.variableGrads(() =>
          tf.losses.softmaxCrossEntropy(y, model.apply(x, { training: true }) as tfjs.Tensor).asScalar(),
        );
        const norm = tf.sqrt(tf.addN(Object.values(grads).map((grad) => grad.square().sum())));
        const cut = Object.entries(grads).map(([name, grad]) => [
          name,
          round % 2 === 0 ? grad.div(tf.maximum(norm, 0.1)) : grad.clipByValue(-0.01, 0.01),
        ]);
        optimizer.applyGradients(
          Object.fromEntries(cut) as unknown as Parameters<typeof optimizer.applyGradients>[0],
        );
        return value;
      });
      show("cost", list(cost));
      cost.dispose();
    }
    showModel(stage, model);
  },
  "values of actions, with a second network that follows": async (stage) => {
    const { tf, show } = stage;
    const [learner, target] = [values(stage, 1), values(stage, 3)];
    target.setWeights(learner.getWeights());
    const [states, next] = [uniform(tf, [30, 3], 1), uniform(tf, [30, 3], 2)];
    const [actions, rewards] = [whole(tf, [30], 4, 3), uniform(tf, [30], 4)];
    for (let round = 0; round < 6; round++) {
      const wanted = tf.tidy(() => {
        const best = (target.predict(next) as tfjs.Tensor).max(1).mul(0.9).add(rewards);
        const mask = tf.oneHot(actions, 4).toFloat();
        return (learner.predict(states) as tfjs.Tensor)
          .mul(tf.sub(1, mask))
          .add(mask.mul(best.expandDims(1)));
      });
      showHistory(
        stage,
        await learner.fit(states, wanted, { epochs: 1, batchSize: 10, shuffle: false, verbose: 0 }),
      );
      wanted.dispose();
      if (round % 3 === 2) target.setWeights(learner.getWeights());
      show(
        "best",
        tf.tidy(() => list((learner.predict(states.slice(0, 2)) as tfjs.Tensor).argMax(1))),
      );
    }
    showModel(stage, learner);
  },
  "a policy improved by rewards, episode by episode": async (stage) => {
    const { tf, show } = stage;
    const policy = values(stage, 5);
    const optimizer = tf.train.rmsprop(0.01);
    for (let episode = 0; episode < 4; episode++) {
      const states = uniform(tf, [8, 3], episode);
      const [chosen, gains] = [whole(tf, [8], 4, episode), uniform(tf, [8], episode + 9).sub(0.5)];
      const cost = optimizer.minimize(
        () => {
          const chances = tf.logSoftmax(policy.apply(states) as tfjs.Tensor);
          return tf.oneHot(chosen, 4).toFloat().mul(chances).sum(1).mul(gains).mean().neg() as tfjs.Scalar;
        },
        true,
        policy.trainableWeights.map((weight) => weight.read() as tfjs.Variable),
      )!;
      show("cost", list(cost));
      tf.dispose([states, chosen, gains, cost]);
    }
    showModel(stage, policy);
  },
  "the rate raised batch by batch to find a good one": async (stage) => {
    const [x, y] = rowsOf(stage);
    const optimizer = stage.tf.train.adam(1e-4);
    const model = compiled(small(stage), optimizer);
    for (let step = 0; step < 8; step++) {
      (optimizer as unknown as { learningRate: number }).learningRate = 1e-4 * 3 ** step;
      stage.show("losses", (await model.trainOnBatch(x, y)) as number[]);
    }
    showModel(stage, model);
  },
  "the rate lowered on a plateau, and the best weights given back": async (stage) => {
    const { tf, show } = stage;
    const [x, y] = imagesOf(stage);
    const optimizer = tf.train.rmsprop(0.05);
    const model = compiled(convolutional(stage), optimizer);
    let [best, kept] = [Number.POSITIVE_INFINITY, [] as tfjs.Tensor[]];
    const onEpochEnd = async (_: number, logs?: tfjs.Logs): Promise<void> => {
      const loss = logs!["val_loss"] as number;
      if (loss < best - 0.05) {
        tf.dispose(kept);
        [best, kept] = [loss, model.getWeights().map((weight) => weight.clone())];
      } else (optimizer as unknown as { learningRate: number }).learningRate *= 0.3;
    };
    showHistory(
      stage,
      await model.fit(x, y, { ...quiet, epochs: 5, validationSplit: 0.25, callbacks: { onEpochEnd } }),
    );
    model.setWeights(kept);
    tf.dispose(kept);
    show("rate", (optimizer as unknown as { learningRate: number }).learningRate);
    judged(stage, model, x, y);
    showModel(stage, model);
  },
  "images that mislead a network: gradients of its inputs": async (stage) => {
    const { tf, show } = stage;
    const [x, y] = imagesOf(stage);
    const model = compiled(convolutional(stage));
    await model.fit(x, y, quiet);
    const misleading = tf.tidy(() => {
      const cost = (images: tfjs.Tensor): tfjs.Scalar =>
        tf.metrics.categoricalCrossentropy(y, model.apply(images) as tfjs.Tensor).mean();
      return x.add(tf.grad(cost)(x).sign().mul(0.1)).clipByValue(0, 1);
    });
    show("images", list(misleading));
    judged(stage, model, misleading, y);
    misleading.dispose();
    showMemory(stage);
  },
  "a series predicted step by step from its own predictions": async (stage) => {
    const { tf, show } = stage;
    const series = numbers(60, 3).map((noise, at) => Math.sin(at / 4) + 0.1 * noise);
    const windows = Array.from({ length: 50 }, (_, at) => series.slice(at, at + 6));
    const x = tf.tensor2d(windows).expandDims(2);
    const y = tf.tensor2d(series.slice(6, 56), [50, 1]);
    const model = tf.sequential({
      layers: [
        tf.layers.gru({ inputShape: [6, 1], units: 5, ...seeded(stage, 1), recurrentInitializer: "zeros" }),
        tf.layers.dense({ units: 1, ...seeded(stage, 2) }),
      ],
    });
    model.compile({ optimizer: "adam", loss: "meanAbsoluteError", metrics: ["mse"] });
    showHistory(stage, await model.fit(x, y, { epochs: 2, batchSize: 16, shuffle: false, verbose: 0 }));
    let window = windows[49]!;
    for (let step = 0; step < 5; step++) {
      const last = tf.tidy(() => list(model.predict(tf.tensor3d(window, [1, 6, 1])) as tfjs.Tensor)[0]!);
      show("next", last);
      window = [...window.slice(1), last];
    }
    showModel(stage, model);
  },
  "images drawn from codes: transposed convolutions and upsampling": async (stage) => {
    const { tf } = stage;
    const [x] = imagesOf(stage);
    const model = tf.sequential({
      layers: [
        tf.layers.conv2d({
          inputShape: [8, 8, 1],
          filters: 3,
          kernelSize: 3,
          strides: 2,
          padding: "same",
          ...seeded(stage, 1),
        }),
        tf.layers.leakyReLU({ alpha: 0.1 }),
        tf.layers.upSampling2d({ size: [2, 2] }),
        tf.layers.conv2dTranspose({
          filters: 1,
          kernelSize: 3,
          padding: "same",
          activation: "sigmoid",
          ...seeded(stage, 2),
        }),
      ],
    });
    model.compile({ optimizer: tf.train.adamax(0.01), loss: "binaryCrossentropy" });
    showHistory(stage, await model.fit(x, x, quiet));
    judged(stage, model, x, x);
    showModel(stage, model);
  },
  "folds gathered by shuffled numbers of rows": async (stage) => {
    const { tf, show } = stage;
    const [x, y] = rowsOf(stage);
    const order = Array.from({ length: 24 }, (_, at) => (at * 7) % 24);
    for (let fold = 0; fold < 3; fold++) {
      const rows = (inside: boolean): tfjs.Tensor1D =>
        tf.tensor1d(
          order.filter((_, at) => (at % 3 === fold) === inside),
          "int32",
        );
      const [held, others] = [rows(true), rows(false)];
      const model = compiled(small(stage, fold), "adagrad");
      const validationData: [tfjs.Tensor, tfjs.Tensor] = [x.gather(held), y.gather(held)];
      const training = [x.gather(others), y.gather(others)] as const;
      showHistory(stage, await model.fit(...training, { ...quiet, validationData }));
      show("names", model.metricsNames);
      tf.dispose([held, others, validationData, [...training]]);
      model.dispose();
    }
    showMemory(stage);
  },
  "features of a trained base, and a head on them": async (stage) => {
    const { tf } = stage;
    const [x, y] = imagesOf(stage);
    const whole = compiled(convolutional(stage));
    await whole.fit(x, y, quiet);
    const base = tf.model({ inputs: whole.inputs, outputs: whole.layers[2]!.output });
    const features = base.predict(x) as tfjs.Tensor;
    const head = tf.sequential({
      layers: [
        tf.layers.dropout({ rate: 0.25, inputShape: [features.shape[1]!], seed: 3 }),
        tf.layers.dense({ units: 3, activation: "softmax", ...seeded(stage, 4) }),
      ],
    });
    const rate = tf.train.sgd(0.1);
    showHistory(
      stage,
      await compiled(head, rate).fit(features, y, { ...quiet, epochs: 1, validationSplit: 0.2 }),
    );
    judged(stage, head, features, y);
    features.dispose();
    showModel(stage, whole);
  },
  "predictions of copies, averaged": async (stage) => {
    const { tf, show } = stage;
    const [x, y] = rowsOf(stage);
    const first = compiled(small(stage), "rmsprop");
    const snapshots: tfjs.Tensor[] = [];
    for (let round = 0; round < 3; round++) {
      await first.fit(x, y, { ...quiet, epochs: 1 });
      const copy = small(stage, 9);
      copy.setWeights(first.getWeights());
      snapshots.push(copy.predict(x) as tfjs.Tensor);
    }
    show(
      "mean",
      tf.tidy(() => list(tf.stack(snapshots).mean(0))),
    );
    show("first", list(snapshots[0]!));
    tf.dispose(snapshots);
    showModel(stage, first);
  },
  "stopped, compiled anew and gone on with inside of one program": async (stage) => {
    const { tf } = stage;
    const [x, y] = rowsOf(stage);
    const model = compiled(small(stage));
    const onBatchEnd = async (batch: number): Promise<void> => {
      if (batch === 1) model.stopTraining = true;
    };
    showHistory(stage, await model.fit(x, y, { ...quiet, callbacks: { onBatchEnd } }));
    model.compile({ optimizer: tf.train.momentum(0.1, 0.5), loss: "meanSquaredError", metrics: ["mae"] });
    showHistory(stage, await model.fit(x, y, { ...quiet, batchSize: 10, initialEpoch: 1, epochs: 3 }));
    await model.trainOnBatch(x, y);
    model.compile({ optimizer: "adadelta", loss: "categoricalCrossentropy" });
    showHistory(stage, await model.fit(x, y, { ...quiet, validationData: [x, y] }));
    showModel(stage, model);
  },
};
