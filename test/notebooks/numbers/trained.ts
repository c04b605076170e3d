import * as tf from "@tensorflow/tfjs-node";
import * as lab from "image-lab";
import { saysAbout } from "./page";

/** What comes out of trainings, by the chapters' own settings. Seeds are 1 where the chapters have none. */

const chapter = (name: string): string => `notebooks/source/${name}.ts`;
type Model = tf.LayersModel;

/** The share of the test images that a model names rightly once it is trained as the chapters train. */
async function reached(
  model: Model,
  { train, test }: Awaited<ReturnType<typeof lab.loadMnist>>,
  epochs: number,
) {
  const flatten = model.inputs[0]!.shape.length === 2;
  const tensors = (set: lab.Dataset) =>
    (flatten ? lab.toTensors(set, { flatten }) : lab.toTensors(set)) as {
      images: tf.Tensor;
      labels: tf.Tensor2D;
    };
  const [learn, check] = [tensors(train), tensors(test)];
  model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  const before = lab.accuracy(check.labels, model.predict(check.images) as tf.Tensor2D);
  await model.fit(learn.images, learn.labels, { epochs, batchSize: 128, validationSplit: 0.1, verbose: 0 });
  const predictions = model.predict(check.images) as tf.Tensor2D;
  const after = lab.accuracy(check.labels, predictions);
  const wrong = Array.from(
    tf.tidy(() => predictions.argMax(1).dataSync()),
    (k, i) => k !== test.labels[i],
  );
  tf.dispose([learn, check, predictions] as never);
  return { before, after, wrong };
}

saysAbout(chapter("02-preprocessing"), "slopes and trainings with the wrong scale", async (t) => {
  const { train } = await lab.loadMnist();
  const count = 5000;
  const scaled = lab.scalePixels(train.images.subarray(0, 784 * count));
  const labels = lab.oneHot(train.labels.subarray(0, count), 10);
  const steepness = (factor: number, seed: number): number =>
    tf.tidy(() => {
      const network = lab.mlp(784, { hidden: [32], seed });
      const images = tf.tensor2d(scaled, [count, 784]).slice(0, 50).mul(factor);
      const weights = [network.layers[0]!.trainableWeights[0]!.read() as tf.Variable];
      const { grads } = tf.variableGrads(
        () =>
          tf.metrics.categoricalCrossentropy(labels.slice(0, 50), network.apply(images) as tf.Tensor).mean(),
        weights,
      );
      return grads[weights[0]!.name]!.norm().dataSync()[0]!;
    });
  const accuracies: number[] = [];
  for (const factor of [1, 255, 1 / 255]) {
    const network = lab.mlp(784, { hidden: [32], seed: 1 });
    network.compile({ optimizer: tf.train.sgd(0.1), loss: "categoricalCrossentropy", metrics: ["accuracy"] });
    const images = tf.tidy(() => tf.tensor2d(scaled, [count, 784]).mul(factor));
    const { history } = await network.fit(images, labels, { epochs: 10, batchSize: 50, verbose: 0 });
    accuracies.push(Number(history["acc"]!.at(-1)));
    images.dispose();
  }
  t.diagnostic(`accuracy scaled, raw, scaled twice: ${accuracies.join(", ")}`);
  const ratio = (one: number, other: number): number => {
    const ratios = [1, 2, 3, 4, 5].map((seed) => steepness(one, seed) / steepness(other, seed));
    t.diagnostic(`slopes at ${one} against ${other}: ${ratios.map(Math.round).join(", ")}`);
    return ratios.sort((a, b) => a - b)[2]!;
  };
  return [
    { says: "the slopes are dozens of times larger", value: ratio(255, 1), between: [18, 90] },
    { says: "every step is hundreds of times too small", value: ratio(1, 1 / 255), between: [150, 2000] },
    { says: "answers the same for every image", value: accuracies[1]!, between: [0.07, 0.14] },
    { says: "hardly anything has happened", value: accuracies[2]!, between: [0.07, 0.4] },
    { says: "One line decides", value: accuracies[0]!, between: [0.9, 1] },
  ];
});

saysAbout(chapter("03-mlp"), "an MLP and a LeNet-5 on digits", async () => {
  const mnist = await lab.loadMnist();
  const mlp = await reached(lab.mlp(784, { seed: 1 }), mnist, 6);
  const lenet = await reached(lab.lenet5([28, 28, 1], { seed: 1 }), mnist, 6);
  const half = mnist.test.labels.length / 2;
  const [first, last] = [0, half].map((from) => lenet.wrong.slice(from, from + half).filter(Boolean).length);
  const populations =
    mnist.test.origin === "stand-in" // whose two halves are drawn alike
      ? []
      : [{ says: "made of two populations", value: first! / last!, between: [1.4, 3.5] as const }];
  return [
    ...populations,
    { says: "about one answer in ten is right", value: mlp.before, between: [0.04, 0.17] },
    { says: "Your network is right on 97 % of the digits", value: mlp.after, between: [0.965, 0.98] },
    { says: "after six epochs 98 %", value: lenet.after, between: [0.975, 0.99] },
  ];
});

saysAbout(chapter("03-mlp"), "fifty images by heart", async (t) => {
  const { train } = await lab.loadMnist();
  const few = lab.toTensors(train, { limit: 50, flatten: true });
  const others = { ...train, images: train.images.subarray(50 * 784), labels: train.labels.subarray(50) };
  const held = lab.toTensors(others, { limit: 1000, flatten: true });
  const best: number[] = [];
  const ends: number[] = [];
  for (const seed of [1, 2, 3, 4, 5]) {
    const parrot = lab.mlp(784, { seed });
    parrot.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
    const { history } = await parrot.fit(few.images, few.labels, {
      epochs: 60,
      batchSize: 10,
      validationData: [held.images, held.labels],
      verbose: 0,
    });
    const losses = history["val_loss"] as number[];
    best.push(losses.indexOf(Math.min(...losses)) + 1);
    ends.push(Number(history["loss"]!.at(-1)));
  }
  t.diagnostic(`lowest after epoch ${best.join(", ")}`);
  const middle = best.sort((one, other) => one - other)[2]!;
  return [
    { says: "After ten to fifteen, where the validation loss is lowest", value: middle, between: [9, 16] },
    { says: "the training loss goes to nothing", value: Math.max(...ends), between: [0, 0.02] },
  ];
});

saysAbout(chapter("04-lenet5"), "photographs: MLP, LeNet-5, and LeNet-5 with relu and max", async (t) => {
  const cifar = await lab.loadCifar10();
  const mlp = await reached(lab.mlp(3072, { seed: 1 }), cifar, 10);
  const classic = await reached(lab.lenet5([32, 32, 3], { seed: 1 }), cifar, 10);
  const modern = await reached(
    lab.lenet5([32, 32, 3], { activation: "relu", pooling: "max", seed: 1 }),
    cifar,
    10,
  );
  t.diagnostic(`${mlp.after}, ${classic.after}, ${modern.after}`);
  return [
    { says: "and better at it", value: classic.after - mlp.after, between: [0.01, 1] },
    {
      says: "The modern network wins on photographs",
      value: modern.after - classic.after,
      between: [0.01, 1],
    },
  ];
});

saysAbout(chapter("05-loss"), "how stubborn a start may be", async (t) => {
  const { train } = await lab.loadMnist();
  const { images, labels } = lab.toTensors(train, { limit: 5000, flatten: true });
  const under = async (loss: string, stubborn: number): Promise<number> => {
    const network = lab.mlp(784, { hidden: [32], seed: 5 });
    const [weights] = network.layers[1]!.getWeights();
    network.layers[1]!.setWeights([weights!, tf.tensor1d([stubborn, 0, 0, 0, 0, 0, 0, 0, 0, 0])]);
    network.compile({
      optimizer: tf.train.sgd(0.1),
      loss:
        loss === "squared"
          ? (truth: tf.Tensor, answer: tf.Tensor) => answer.sub(truth).square().sum(1).mean()
          : "categoricalCrossentropy",
      metrics: ["accuracy"],
    });
    const args = { epochs: 8, batchSize: 50, validationSplit: 0.1, verbose: 0 };
    return Number((await network.fit(images, labels, args)).history["val_acc"]!.at(-1));
  };
  const [entropy, squared, beyond] = [await under("", 12), await under("squared", 12), await under("", 18)];
  t.diagnostic(`cross-entropy ${entropy}, squared ${squared}; at 18 ${beyond}`);
  return [
    { says: "cross-entropy has its steepest", value: entropy - squared, between: [0.3, 1] },
    { says: "cross-entropy stays at one image in ten, too", value: beyond, between: [0.05, 0.15] },
  ];
});

saysAbout(chapter("05-loss"), "where the guard begins", () => {
  const slopeAt = (gap: number): number =>
    tf.tidy(
      () =>
        tf
          .grad((x: tf.Tensor) =>
            tf.metrics.categoricalCrossentropy(tf.tensor2d([[1, 0]]), tf.softmax(x)).mean(),
          )(tf.tensor2d([[0, gap]]))
          .dataSync()[0]!,
    );
  let [low, high] = [0, 30];
  while (high - low > 0.01)
    [low, high] = slopeAt((low + high) / 2) === 0 ? [low, (low + high) / 2] : [(low + high) / 2, high];
  return [{ says: "wrong by more than 16 in its logits", value: high, between: [16, 16.3] }];
});

saysAbout(chapter("06-optimizer"), "the sweep of learning rates", async (t) => {
  const { train } = await lab.loadMnist();
  const { images, labels } = lab.toTensors(train, { limit: 2000, flatten: true });
  const losses: number[] = [];
  for (const rate of [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10]) {
    const network = lab.mlp(784, { hidden: [32], seed: 6 });
    network.compile({ optimizer: tf.train.sgd(rate), loss: "categoricalCrossentropy" });
    await network.fit(images, labels, { epochs: 5, batchSize: 100, shuffle: false, verbose: 0 });
    losses.push((network.evaluate(images, labels) as tf.Scalar).dataSync()[0]!);
  }
  t.diagnostic(losses.map((loss) => loss.toFixed(2)).join(", "));
  const best = losses.indexOf(Math.min(...losses));
  const beyond = losses.slice(best + 2).map((loss) => Math.min(Math.abs(loss - 2.3), Math.abs(loss - 14.5)));
  return [
    { says: "all together about 14.5", value: losses.at(-1)!, between: [14, 15] },
    { says: "just left of the wall", value: losses[best + 2]! / losses[best]!, between: [2, 1000] },
    {
      says: "a network that guesses (2.3, which is −log 0.1), or one that is certain of the same digit",
      value: Math.max(...beyond),
      between: [0, 0.5],
    },
  ];
});

saysAbout(chapter("06-optimizer"), "four optimizers", async (t) => {
  const { train } = await lab.loadMnist();
  const { images, labels } = lab.toTensors(train, { limit: 6000 });
  const optimizers = [
    tf.train.sgd(0.1),
    tf.train.momentum(0.02, 0.9),
    tf.train.rmsprop(0.001),
    tf.train.adam(0.001),
  ];
  const ends: number[] = [];
  for (const optimizer of optimizers) {
    const network = lab.lenet5([28, 28, 1], { seed: 6 });
    network.compile({ optimizer, loss: "categoricalCrossentropy", metrics: ["accuracy"] });
    const { history } = await network.fit(images, labels, { epochs: 4, batchSize: 64, verbose: 0 });
    ends.push(Number(history["acc"]!.at(-1)));
  }
  t.diagnostic(ends.join(", "));
  return [{ says: "All four arrive", value: Math.min(...ends), between: [0.93, 1] }];
});

saysAbout(chapter("07-challenge"), "batch normalization by tfjs's own momentum", () => {
  const stepsAnEpoch = Math.ceil(9000 / 128);
  const epochs = Math.log(0.001) / (stepsAnEpoch * Math.log(0.99));
  return [{ says: "some ten epochs to settle", value: epochs, between: [8, 12] }];
});

saysAbout("lib/src/data/centre-digit.ts", "an MLP that reads digits centred at 13.5", async (t) => {
  const mnist = await lab.loadMnist();
  const model = lab.mlp(784, { seed: 1 });
  const { after } = await reached(model, mnist, 6);
  const readAt = (middle: number): number => {
    const images = centredAt(middle, mnist.test.images);
    const moved = lab.toTensors({ ...mnist.test, images }, { flatten: true });
    return lab.accuracy(moved.labels, model.predict(moved.images) as tf.Tensor2D);
  };
  const [at14, at13] = [readAt(14), readAt(13.5)];
  t.diagnostic(`as published ${after}, centred at 14 ${at14}, at 13.5 ${at13}`);
  return [
    { says: "reads one image in a hundred less", value: at14 - at13, between: [0.005, 0.025] },
    {
      says: "comes to lie in the middle of 28×28: at 14",
      value: Math.abs(after - at14),
      between: [0, 0.003],
    },
  ];
});

/** Images of 28×28, each moved by whole pixels so that its centre of mass lies at `middle` as nearly as may be. */
function centredAt(middle: number, images: Uint8Array): Uint8Array {
  const moved = new Uint8Array(images.length);
  for (let first = 0; first < images.length; first += 784) {
    let [mass, ofX, ofY] = [0, 0, 0];
    for (let at = 0; at < 784; at++) {
      const pixel = images[first + at]!;
      mass += pixel;
      ofX += pixel * (at % 28);
      ofY += pixel * Math.floor(at / 28);
    }
    const [right, down] = [Math.round(middle - ofX / mass), Math.round(middle - ofY / mass)];
    for (let at = 0; at < 784; at++) {
      const [col, row] = [(at % 28) + right, Math.floor(at / 28) + down];
      if (col >= 0 && col < 28 && row >= 0 && row < 28) moved[first + row * 28 + col] = images[first + at]!;
    }
  }
  return moved;
}
