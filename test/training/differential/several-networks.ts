import type * as tfjs from "@tensorflow/tfjs-node";
import { oneHot, type Program, type Stage, showHistory, showModel, uniform, whole } from "./program";
import { convolutional, imagesOf, judged, type Model, quiet, rowsOf, small } from "./small-models";

const values = (tensor: tfjs.Tensor): number[] => [...tensor.dataSync()];
const variables = (model: Model): tfjs.Variable[] =>
  model.trainableWeights.map((weight) => weight.read() as tfjs.Variable);

function dense({ tf }: Stage, units: number, seed: number, more: object = {}): tfjs.layers.Layer {
  return tf.layers.dense({ units, kernelInitializer: tf.initializers.glorotUniform({ seed }), ...more });
}

/** What draws images of a class from noise: the class is a row of a table, multiplied into the noise. */
function drawsOfClass(stage: Stage): Model {
  const { tf } = stage;
  const [noise, label] = [tf.input({ shape: [4] }), tf.input({ shape: [1] })];
  const table = tf.layers.embedding({
    inputDim: 3,
    outputDim: 4,
    embeddingsInitializer: tf.initializers.glorotNormal({ seed: 2 }),
  });
  const row = tf.layers.flatten().apply(table.apply(label)) as tfjs.SymbolicTensor;
  const both = tf.layers.multiply().apply([noise, row]);
  const drawn = dense(stage, 6, 3, { activation: "tanh" }).apply(both) as tfjs.SymbolicTensor;
  return tf.model({ inputs: [noise, label], outputs: drawn });
}

/** Whether an image is a true one, and of which class. */
function judgeOfTwo(stage: Stage): Model {
  const { tf } = stage;
  const image = tf.input({ shape: [6] });
  const seen = tf.layers
    .dropout({ rate: 0.3, seed: 5 })
    .apply(tf.layers.leakyReLU({ alpha: 0.2 }).apply(dense(stage, 8, 4).apply(image)));
  const outputs = [
    dense(stage, 1, 5, { activation: "sigmoid" }).apply(seen),
    dense(stage, 3, 6, { activation: "softmax" }).apply(seen),
  ] as tfjs.SymbolicTensor[];
  return tf.model({ inputs: image, outputs });
}

/** Programs in which several networks learn from each other, as examples of tfjs have them. */
export const severalNetworks: Record<string, Program> = {
  "images of a wanted class, and a judge of truth and class": async (stage) => {
    const { tf, show } = stage;
    const [generator, judge] = [drawsOfClass(stage), judgeOfTwo(stage)];
    const loss = ["binaryCrossentropy", "sparseCategoricalCrossentropy"];
    judge.compile({ optimizer: tf.train.adam(0.002, 0.5), loss });
    const [noise, label] = [tf.input({ shape: [4] }), tf.input({ shape: [1] })];
    judge.trainable = false;
    const judgement = judge.apply(generator.apply([noise, label]) as tfjs.SymbolicTensor);
    const both = tf.model({ inputs: [noise, label], outputs: judgement as tfjs.SymbolicTensor[] });
    both.compile({ optimizer: tf.train.adam(0.002, 0.5), loss });
    for (let round = 0; round < 3; round++) {
      const [draws, classes] = [uniform(tf, [8, 4], round), whole(tf, [8, 1], 3, round)];
      const [x, truth, kinds] = tf.tidy(() => [
        tf.concat([uniform(tf, [8, 6], 9), generator.predict([draws, classes]) as tfjs.Tensor]),
        tf.concat([tf.ones([8, 1]).mul(0.9), tf.zeros([8, 1])]),
        tf.concat([classes, classes]).toFloat(),
      ]);
      judge.trainable = true;
      show("judge", (await judge.trainOnBatch(x!, [truth!, kinds!])) as number[]);
      judge.trainable = false;
      const [wanted, kind] = [tf.ones([8, 1]), classes.toFloat()];
      show("generator", (await both.trainOnBatch([draws, classes], [wanted, kind])) as number[]);
      tf.dispose([draws, classes, x, truth, kinds, wanted, kind]);
    }
    showModel(stage, generator);
    showModel(stage, judge);
  },
  "a critic whose weights are cut to a range": async (stage) => {
    const { tf, show } = stage;
    const critic = small(stage, 2);
    const score = (labels: tfjs.Tensor, outputs: tfjs.Tensor): tfjs.Tensor =>
      tf.tidy(() => labels.mul(outputs).mean(-1));
    critic.compile({ optimizer: tf.train.rmsprop(0.01), loss: score });
    const [x] = rowsOf(stage);
    const y = uniform(tf, [24, 3], 2).sub(0.5);
    for (let round = 0; round < 3; round++) {
      show("score", (await critic.trainOnBatch(x, y)) as number);
      const cut = tf.tidy(() => critic.getWeights().map((weight) => weight.clipByValue(-0.2, 0.2)));
      critic.setWeights(cut);
      tf.dispose(cut);
    }
    showHistory(stage, await critic.fit(x, y, quiet));
    showModel(stage, critic);
  },
  "codes drawn about a mean, and images from codes": async (stage) => {
    const { tf, show } = stage;
    const [x] = rowsOf(stage);
    const image = tf.input({ shape: [5] });
    const hidden = dense(stage, 6, 1, { activation: "relu" }).apply(image);
    const outputs = [2, 3].map((seed) => dense(stage, 2, seed).apply(hidden) as tfjs.SymbolicTensor);
    const encoder = tf.model({ inputs: image, outputs });
    const decoder = tf.sequential({
      layers: [dense(stage, 5, 4, { inputShape: [2], activation: "sigmoid" })],
    });
    const optimizer = tf.train.adam(0.02);
    for (let step = 0; step < 4; step++) {
      const cost = optimizer.minimize(
        () => {
          const [mean, logVariance] = encoder.apply(x) as [tfjs.Tensor, tfjs.Tensor];
          const noise = tf.randomNormal(mean.shape, 0, 1, "float32", step + 1);
          const drawn = mean.add(logVariance.div(2).exp().mul(noise));
          const error = tf.losses.meanSquaredError(x, decoder.apply(drawn) as tfjs.Tensor).mul(5);
          const apart = logVariance.add(1).sub(mean.square()).sub(logVariance.exp()).mean().mul(-0.5);
          return error.add(apart) as tfjs.Scalar;
        },
        true,
        [...variables(encoder), ...variables(decoder)],
      )!;
      show("cost", values(cost));
      cost.dispose();
    }
    showModel(stage, encoder);
    showModel(stage, decoder);
  },
  "a small network that learns a large one's answers": async (stage) => {
    const { tf } = stage;
    const [x, y] = imagesOf(stage);
    const teacher = convolutional(stage, true);
    const usual = { optimizer: "rmsprop", loss: "categoricalCrossentropy", metrics: ["accuracy"] };
    teacher.compile(usual);
    await teacher.fit(x, y, quiet);
    const softened = tf.tidy(() => {
      const chances = (teacher.predict(x) as tfjs.Tensor).clipByValue(1e-6, 1).log().div(3);
      return tf.softmax(chances).mul(0.7).add(y.mul(0.3));
    });
    const pupil = tf.sequential({
      layers: [
        tf.layers.flatten({ inputShape: [8, 8, 1] }),
        dense(stage, 6, 1, { activation: "relu" }),
        dense(stage, 3, 2),
      ],
    });
    const loss = (labels: tfjs.Tensor, logits: tfjs.Tensor): tfjs.Tensor =>
      tf.tidy(() => tf.losses.softmaxCrossEntropy(labels, logits.div(3)).mul(9));
    const right = (labels: tfjs.Tensor, logits: tfjs.Tensor): tfjs.Tensor =>
      tf.tidy(() => tf.metrics.categoricalAccuracy(labels, logits));
    pupil.compile({ optimizer: tf.train.adam(0.01), loss, metrics: [right] });
    showHistory(stage, await pupil.fit(x, softened, { ...quiet, validationSplit: 0.25 }));
    judged(stage, pupil, x, softened);
    softened.dispose();
    showModel(stage, pupil);
  },
  "an anchor drawn to its own kind and away from others": async (stage) => {
    const { tf, show } = stage;
    const encoder = tf.sequential({
      layers: [dense(stage, 6, 1, { inputShape: [5], activation: "elu" }), dense(stage, 3, 2)],
    });
    const optimizer = tf.train.sgd(0.1);
    for (let step = 0; step < 4; step++) {
      const three = [0, 1, 2].map((seed) => uniform(tf, [10, 5], 3 * step + seed));
      const { value, grads } = tf.variableGrads(() => {
        const [anchor, like, other] = three.map((rows) => {
          const code = encoder.apply(rows, { training: true }) as tfjs.Tensor;
          return code.div(code.norm("euclidean", 1, true).add(1e-6));
        }) as [tfjs.Tensor, tfjs.Tensor, tfjs.Tensor];
        const far = (of: tfjs.Tensor): tfjs.Tensor => anchor.sub(of).square().sum(1);
        return far(like).sub(far(other)).add(0.5).relu().mean() as tfjs.Scalar;
      }, variables(encoder));
      optimizer.applyGradients(grads as unknown as Parameters<typeof optimizer.applyGradients>[0]);
      show("cost", values(value));
      tf.dispose([three, value, grads]);
    }
    showModel(stage, encoder);
  },
  "moves of a game remembered, and their values learnt": async (stage) => {
    const { tf, show } = stage;
    const [online, target] = [convolutional(stage, true), convolutional(stage, true)];
    const follow = (): void => {
      target.trainable = true; // a frozen model has its weights in another order
      target.setWeights(online.getWeights());
      target.trainable = false;
    };
    follow();
    const optimizer = tf.train.adam(0.01);
    const actions = whole(tf, [24], 3, 1) as tfjs.Tensor1D;
    const rewards = uniform(tf, [24], 2);
    const [states, next] = [uniform(tf, [24, 8, 8, 1], 3), uniform(tf, [24, 8, 8, 1], 4)];
    for (let step = 0; step < 4; step++) {
      const cost = (): tfjs.Scalar =>
        tf.tidy(() => {
          const taken = tf.oneHot(actions, 3).toFloat();
          const value = (online.apply(states, { training: true }) as tfjs.Tensor).mul(taken).sum(-1);
          const best = (target.predict(next) as tfjs.Tensor).max(-1).mul(0.95).add(rewards);
          return tf.losses.meanSquaredError(best, value) as tfjs.Scalar;
        });
      const { value, grads } = tf.variableGrads(cost, variables(online));
      optimizer.applyGradients(grads as unknown as Parameters<typeof optimizer.applyGradients>[0]);
      show("cost", values(value));
      tf.dispose([value, grads]);
      if (step % 2 === 1) follow();
    }
    showModel(stage, online);
    online.compile({ optimizer: "sgd", loss: "meanSquaredError" });
    const y = oneHot(tf, [24], 3, 5);
    judged(stage, online, states, y);
  },
};
