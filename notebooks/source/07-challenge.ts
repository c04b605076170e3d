// %% [markdown]
// # 7 · The challenge
//
// *About 30 minutes. Build the best network you can train in a minute, show it a digit of your own, find out what it
// confuses, and write a page about it.*
//
// **The idea.** Everything so far had a right answer. From here on there is only better and worse, and the only
// judge is a set of images that the network has never seen. That makes one rule absolute: **the test images are for
// measuring**. Choose layers, epochs and learning rates by the validation images; look at the test images once, at
// the end.

// %% locked="setup"
import * as tf from "@tensorflow/tfjs-node";
import * as lab from "image-lab";

const mnist = await lab.loadMnist();
const cifar = await lab.loadCifar10();
console.log(lab.describe(cifar.train));

// %% [markdown]
// ## The leader line
//
// Reference models, each trained in the same way: 10,000 training images, 12 epochs, batches of 128, Adam. Where
// will yours stand?

// %%
const shown = 10_000;
const training = lab.toTensors(cifar.train, { limit: shown });
const test = lab.toTensors(cifar.test);

async function trainAndMeasure(
  model: tf.LayersModel,
  epochs = 12,
): Promise<{ history: tf.History; accuracy: number }> {
  if (model.optimizer === undefined) {
    model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  }
  const history = await model.fit(training.images, training.labels, {
    epochs,
    batchSize: 128,
    validationSplit: 0.1,
    callbacks: lab.live({ from: cifar.train }),
  });
  const predictions = model.predict(test.images) as tf.Tensor2D;
  const accuracy = lab.accuracy(test.labels, predictions);
  predictions.dispose();
  return { history, accuracy };
}

function mlpOnImages(): tf.LayersModel {
  return tf.sequential({ layers: [tf.layers.flatten({ inputShape: [32, 32, 3] }), lab.mlp(3072)] });
}

const references: Record<string, tf.LayersModel> = {
  MLP: mlpOnImages(),
  "LeNet-5, classic": lab.lenet5([32, 32, 3]),
  "LeNet-5, relu and max": lab.lenet5([32, 32, 3], { activation: "relu", pooling: "max" }),
};
const leaderLine: { name: string; accuracy: number }[] = [];
for (const [name, model] of Object.entries(references)) {
  const { accuracy } = await trainAndMeasure(model);
  leaderLine.push({ name, accuracy });
  console.log(name.padEnd(24), (100 * accuracy).toFixed(1), "%");
}

// %% [markdown]
// ## Exercise 7.1: a model of your own
//
// Write `buildChallengeModel()`: any layers model that takes 32×32×3 and gives ten probabilities. Uncompiled, it is
// trained with Adam; compile it yourself if you want another optimizer.
//
// The check builds your model, trains it for at most a minute on 10,000 **drawn** scenes with the ten classes of
// CIFAR-10, and counts how many of 1,000 held-back scenes it names. Drawn, because nobody can have seen them
// before. Two targets, each worth part of the points: **48 %** and **54 %**.
//
// Things that have helped others: more filters, 3×3 kernels two by two, relu, max pooling, dropout before the last
// layer, batch normalization. Things that have hurt: too many parameters for a minute of training.

// %% exercise="buildChallengeModel"
function buildChallengeModel(): tf.LayersModel {
  // BEGIN SOLUTION
  return tf.sequential({
    layers: [
      tf.layers.conv2d({
        inputShape: [32, 32, 3],
        filters: 16,
        kernelSize: 3,
        padding: "same",
        activation: "relu",
      }),
      tf.layers.maxPooling2d({ poolSize: 2, strides: 2 }),
      tf.layers.conv2d({ filters: 32, kernelSize: 3, padding: "same", activation: "relu" }),
      tf.layers.maxPooling2d({ poolSize: 2, strides: 2 }),
      tf.layers.conv2d({ filters: 64, kernelSize: 3, padding: "same", activation: "relu" }),
      tf.layers.maxPooling2d({ poolSize: 2, strides: 2 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 96, activation: "relu" }),
      tf.layers.dropout({ rate: 0.3 }),
      tf.layers.dense({ units: 10, activation: "softmax" }),
    ],
  });
  // END SOLUTION
}

// %%
const mine = buildChallengeModel();
mine.summary();
const result = await trainAndMeasure(mine);
leaderLine.push({ name: "yours", accuracy: result.accuracy });
leaderLine.sort((one, other) => other.accuracy - one.accuracy);
for (const { name, accuracy } of leaderLine) console.log(name.padEnd(24), (100 * accuracy).toFixed(1), "%");
lab.report("challenge on CIFAR-10", { accuracy: result.accuracy, origin: cifar.test.origin });
lab.show(lab.learningCurves(result.history, { title: "Your model", from: cifar.train }));

// %% check="buildChallengeModel"
await lab.check("buildChallengeModel", buildChallengeModel);

// %% [markdown]
// ## What does it confuse?
//
// Accuracy is one number. The confusion matrix has a hundred: row by row, what images of one class were taken for.

// %%
const minePredictions = mine.predict(test.images) as tf.Tensor2D;
lab.show(
  lab.confusionMatrix(lab.confusionCounts(test.labels, minePredictions), cifar.test.classNames, {
    title: "Your model",
    from: cifar.test,
  }),
);
const surest = lab.mostConfidentMistakes(test.labels, minePredictions, 12);
lab.show(
  lab.imageGrid(cifar.test, {
    indices: surest.map(({ index }) => index),
    captions: surest.map(
      ({ label, predicted }) =>
        `${cifar.test.classNames[label]}, taken for ${cifar.test.classNames[predicted]}`,
    ),
    columns: 4,
    title: "The most confident mistakes",
  }),
);

// %% [markdown]
// *Optional.* Click on a number to see its images, the surest first.

// %%
lab.exploreConfusions(cifar.test, minePredictions, { title: "Your model" });

// %% [markdown]
// ## A digit of your own
//
// Write a digit on paper with a thick pen, photograph it, and put the picture beside this notebook as
// `my-digit.png` (or draw one in any paint program). `loadImage` turns it grey, makes the ink white on black,
// cuts it out and centres it as MNIST does. Without a picture of yours the cell takes a test digit.

// %%
import { existsSync } from "node:fs";

const digitsTraining = lab.toTensors(mnist.train);
const reader = lab.lenet5([28, 28, 1], { activation: "relu", pooling: "max" });
reader.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
await reader.fit(digitsTraining.images, digitsTraining.labels, { epochs: 2, batchSize: 128, verbose: 0 });

const own = existsSync("my-digit.png")
  ? await lab.loadImage("my-digit.png", [28, 28, 1])
  : mnist.test.images.subarray(0, 784);
const digit = tf.tensor4d(lab.scalePixels(own), [1, 28, 28, 1]);
const answer = reader.predict(digit) as tf.Tensor2D;
for (const [k, p] of Array.from(answer.dataSync()).entries()) {
  console.log(k, "█".repeat(Math.round(40 * p)), (100 * p).toFixed(1), "%");
}

// %% [markdown]
// *Optional.* Each step from your photograph to the tensor; and a canvas, on which the network answers while you draw.

// %%
if (existsSync("my-digit.png")) {
  lab.show(await lab.explainPicture("my-digit.png", [28, 28, 1], { model: reader }));
}
lab.drawDigit(reader);

// %% [markdown]
// ## Exercise 7.2: the report
//
// Half a page, graded by hand (3 points):
// 1. **What you tried.** At least two variants of your model, what you expected of each, and the validation
//    accuracy that it reached.
// 2. **What it confuses.** The two classes your model mixes up most, and what in the images may be the reason.
// 3. **What you would do next**, with an hour of training instead of a minute.

// %% [markdown] report="report"
// *Write your report here.*

// %% [markdown]
// ## What to take away
//
// - Choose by validation, measure by test, once.
// - A minute of training is enough to compare ideas, if everything else stays the same.
// - The mistakes of a network say more about it than its accuracy.

// %%
tf.dispose([training, test, minePredictions, digitsTraining, digit, answer]);
