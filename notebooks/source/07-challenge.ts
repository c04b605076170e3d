// %% [markdown]
// # 7 · The challenge
//
// *About 32 minutes, and 8 for what is optional. Build the best network within a fixed amount of work, find out what it confuses, show it a digit of
// your own, and write half a page about it.*
//
// **The idea.** Everything so far had a right answer. From here on there is only better and worse, and the only
// judge is a set of images that the network has never seen. That makes one rule absolute: **the test images are for
// measuring**. Choose layers, epochs and learning rates by held-back training images; look at the test images once,
// at the end.

// %% locked="setup"
import * as tf from "@tensorflow/tfjs-node";
import * as lab from "image-lab";

const mnist = await lab.loadMnist();
const cifar = await lab.loadCifar10();
console.log(lab.describe(cifar.train));

// %% [markdown]
// ## Worked lines: how far to trust a number
//
// All models of this chapter get the same 10,000 training images. Of these `validationSplit: 0.1` holds back the last
// tenth: 1,000 images that no model trains on, and by which you choose.
//
// How sure is an accuracy that was measured on 1,000 images? With other images it would have come out a little
// different. How much it typically moves is its **standard error**: for a network that is right with probability *p*, on
// *n* images,
//
// > √(p (1 − p) / n)

// %%
function standardError(share: number, images: number): number {
  return Math.sqrt((share * (1 - share)) / images);
}
for (const images of [100, 1_000, 10_000]) {
  const error = (100 * standardError(0.6, images)).toFixed(1);
  console.log(`${images} images, 60 % right: standard error ${error} points`);
}

// %% [markdown]
// On 1,000 images two models one point apart are not apart at all. Keep that in mind below.

// %%
const shown = 10_000;
const training = lab.toTensors(cifar.train, { limit: shown });
const heldBack: lab.Dataset = {
  ...cifar.train,
  images: cifar.train.images.subarray(0.9 * shown * 3072, shown * 3072),
  labels: cifar.train.labels.subarray(0.9 * shown, shown),
};
const validation = lab.toTensors(heldBack);

// %% [markdown]
// ## Exercise 7.1: the same trial for all
//
// Models can be compared only if everything else stays the same. Write `trainChallenge(model, images, labels)`, the
// trial that every model of this chapter goes through:
// - where the model is not compiled yet (`model.optimizer === undefined`), compile it with Adam, categorical
//   cross-entropy and the metric `"accuracy"`; one that comes compiled keeps its own optimizer;
// - train for 12 epochs in batches of 128 with `validationSplit: 0.1`, on the images and labels that the function is
//   given and on no others;
// - return the history.

// %% exercise="trainChallenge"
async function trainChallenge(
  model: tf.LayersModel,
  images: tf.Tensor4D,
  labels: tf.Tensor2D,
): Promise<tf.History> {
  // BEGIN SOLUTION
  if (model.optimizer === undefined) {
    model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  }
  return await model.fit(images, labels, { epochs: 12, batchSize: 128, validationSplit: 0.1 });
  // END SOLUTION
}

// %% check="trainChallenge"
await lab.check("trainChallenge", trainChallenge);

// %% [markdown]
// ## The leader line
//
// Every trial has the same budget of work: 600 billion multiplications on the images' way to the output. It is counted,
// not timed, so it ends at the same step on every machine, here, in the check and in grading. A model of up to five
// million multiplications per image trains all 12 epochs; one that needs more is stopped earlier, and the lab says in
// which epoch. Three reference models go first. Where will yours stand?

// %% jupyter={"source_hidden": true}
const leaderLine = new Map<string, number>();

async function attempt(name: string, model: tf.LayersModel): Promise<tf.History> {
  lab.limitWork(model);
  const history = await trainChallenge(model, training.images, training.labels);
  const predictions = model.predict(validation.images) as tf.Tensor2D;
  const accuracy = lab.accuracy(validation.labels, predictions);
  predictions.dispose();
  leaderLine.set(name, accuracy);
  const millions = lab.multiplicationsPerImage(model) / 1e6;
  console.log(
    `${name}: ${(100 * accuracy).toFixed(1)} % of the held-back images, ${millions.toFixed(1)} million multiplications each`,
  );
  return history;
}

function showLeaderLine(): void {
  const ranked = [...leaderLine].sort(([, one], [, other]) => other - one);
  const values = ranked.map(([, accuracy]) => accuracy);
  lab.show(
    lab.barChart(
      ranked.map(([name]) => name),
      [{ name: "validation accuracy", values }],
      {
        title: "The leader line",
        xLabel: "model",
        yLabel: "validation accuracy",
        yRange: [0, 1],
        from: cifar.train,
      },
    ),
  );
}

// %%
const mlpOnImages = tf.sequential({
  layers: [tf.layers.flatten({ inputShape: [32, 32, 3] }), lab.mlp(3072)],
});
await attempt("MLP", mlpOnImages);

// %%
await attempt("LeNet-5, classic", lab.lenet5([32, 32, 3]));

// %%
await attempt("LeNet-5, relu and max", lab.lenet5([32, 32, 3], { activation: "relu", pooling: "max" }));
showLeaderLine();

// %% [markdown]
// ## Exercise 7.2: a model of your own
//
// Write `buildChallengeModel()`: any layers model of your own that takes 32×32×3 and gives ten probabilities.
// Uncompiled, it is trained with Adam; compile it yourself if you want another optimizer. The cell below the exercise
// puts it on the leader line: run the two as often as you like, with another name for each variant.
//
// The check builds your model, trains it within the same budget on 10,000 **drawn** scenes with the ten classes of
// CIFAR-10, and counts how many of 1,000 held-back scenes it names. Drawn, because nobody can have seen them
// before. Two targets, each worth part of the points: **48 %** and **54 %**.
//
// What has helped others:
// - more filters; two 3×3 convolutions in a row;
// - relu, and **max pooling**, `tf.layers.maxPooling2d`, which keeps the largest number of a window, not the average;
// - **dropout** before the last layer, `tf.layers.dropout({ rate: 0.3 })`: while training, three numbers in ten are set to 0
//   by chance, so that the network relies on none of them;
// - **batch normalization** after a convolution, `tf.layers.batchNormalization({ momentum: 0.9 })`: it shifts and stretches
//   the numbers of each channel to mean 0 and spread 1. Write the 0.9: with tfjs's own 0.99 the averages that it uses for
//   new images need some ten epochs to settle.
//
// *Optional.* `lab.augment(images, { shift: 2, flip: true, rotate: 5 })` gives each image moved, mirrored or turned a little by
// chance, to train on beside the originals. `lab.saveModel` and `lab.loadModel` keep and bring back a trained model.
//
// What has hurt: many filters on the full 32×32, which cost so much that the budget ends the training early.

// %% exercise="buildChallengeModel"
function buildChallengeModel(): tf.LayersModel {
  // BEGIN SOLUTION
  return tf.sequential({
    layers: [
      tf.layers.conv2d({
        inputShape: [32, 32, 3],
        filters: 12,
        kernelSize: 5,
        strides: 2,
        padding: "same",
        activation: "relu",
      }),
      tf.layers.conv2d({ filters: 32, kernelSize: 3, padding: "same", activation: "relu" }),
      tf.layers.maxPooling2d({ poolSize: 2, strides: 2 }),
      tf.layers.conv2d({ filters: 48, kernelSize: 3, padding: "same", activation: "relu" }),
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
const mineHistory = await attempt("yours", mine);
showLeaderLine();
lab.show(lab.learningCurves(mineHistory, { title: "Your model", from: cifar.train }));

// %% check="buildChallengeModel"
await lab.check("buildChallengeModel", buildChallengeModel);

// %% [markdown]
// ## What does it confuse?
//
// Accuracy is one number. The **confusion matrix** has a hundred: row by row, what images of one class were taken for.
// These are the held-back images: what you learn from them may go into your next variant.

// %% jupyter={"source_hidden": true}
const minePredictions = mine.predict(validation.images) as tf.Tensor2D;
lab.show(
  lab.confusionMatrix(lab.confusionCounts(validation.labels, minePredictions), heldBack.classNames, {
    title: "Your model",
    from: heldBack,
  }),
);
const surest = lab.mostConfidentMistakes(validation.labels, minePredictions, 12);
lab.show(
  lab.imageGrid(heldBack, {
    indices: surest.map(({ index }) => index),
    captions: surest.map(
      ({ label, predicted }) => `${heldBack.classNames[label]}, taken for ${heldBack.classNames[predicted]}`,
    ),
    columns: 4,
    title: "The most confident mistakes",
  }),
);

// %% [markdown]
// *Optional.* Click on a number to see its images, the surest first.

// %%
lab.exploreConfusions(heldBack, minePredictions, { title: "Your model" });

// %% [markdown]
// ## A digit of your own
//
// Write a digit on paper with a thick pen, photograph it, and put the picture beside this notebook as
// `my-digit.png` (or draw one in any paint program). `loadImage` compares each place with the paper around it, so that
// shadows, lines, a dark table or chalk on a board do no harm; it takes the digit in the middle, white on black, and centres
// it as MNIST does. Where it is unsure it says so. Without a picture of yours the cell takes a test digit.

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
// How much may a digit be changed before it is taken for another? **jimp**, a library for pictures, changes them: `rotate(20)`
// turns, `flip({ horizontal: true })` mirrors, `blur(1)` blurs, `invert()` swaps black and white.
//
// **Your turn.** Run the cell, then change your picture in another way, and find out where the network goes wrong.

// %%
import { Jimp } from "jimp";

const sheet = new Jimp({ width: 28, height: 28 });
for (const [at, pixel] of own.entries()) sheet.bitmap.data.set([pixel, pixel, pixel, 255], 4 * at);
sheet.rotate({ deg: 20, mode: false });
const changed = own.map((_, at) => sheet.bitmap.data[4 * at]);
const ownDigit: lab.Dataset = { ...mnist.test, images: changed, labels: Uint8Array.from([0]) };
const [guess] = (reader.predict(tf.tensor4d(lab.scalePixels(changed), [1, 28, 28, 1])) as tf.Tensor2D)
  .argMax(1)
  .dataSync();
lab.show(lab.imageGrid(ownDigit, { captions: [`taken for ${guess}`], title: "Your digit, changed" }));

// %% [markdown]
// *Optional.* Each step from your photograph to the tensor; and a canvas, on which the network answers while you draw.

// %%
if (existsSync("my-digit.png")) {
  lab.show(await lab.explainPicture("my-digit.png", [28, 28, 1], { model: reader }));
}
lab.drawDigit(reader);

// %% [markdown]
// ## Optional: questions
//
// Answer in a sentence or two in the cell below, and only then unfold the answer.
//
// 1. Your validation accuracy is four points above your test accuracy. Name two reasons.
// 2. You tried twenty models and kept the one that is best on the 1,000 held-back images. Is its validation accuracy
//    still honest?
// 3. Which would you double: filters, layers or images? Which curve tells you?

// %% [markdown]
// *Your answers:*
//
// 1. …
// 2. …
// 3. …

// %% [markdown]
// <details><summary>Compare</summary>
//
// 1. You chose by validation, and what was chosen for being high is high partly by luck. And 1,000 images are few: at
//    60 % the standard error is √(0.6 · 0.4 / 1,000) ≈ 1.5 points, on 10,000 test images still 0.5.
// 2. No. The best of twenty is the one that was good and lucky: with a standard error of 1.5 points, the luckiest of
//    twenty equally good models is on average almost three points above what they are worth. Only images that had no
//    part in the choice can say what it is worth.
// 3. If the training loss itself hardly falls any more, the network is too small: filters or layers. If it goes on
//    falling while the validation loss stands still or rises, the network learns by heart: images (or dropout). The gap
//    between the two curves tells you. With 9,000 images it is mostly the images.
//
// </details>

// %% [markdown]
// ## Once, at the end
//
// Settled on a model? Then measure it on the test images. Once.

// %%
const test = lab.toTensors(cifar.test);
const testPredictions = mine.predict(test.images) as tf.Tensor2D;
const testAccuracy = lab.accuracy(test.labels, testPredictions);
lab.report("challenge on CIFAR-10", { accuracy: testAccuracy, origin: cifar.test.origin });

// %% [markdown]
// ## Exercise 7.3: the report
//
// Half a page, graded by hand (3 points):
// 1. **What you tried.** At least two variants of your model, what you expected of each, the validation accuracy that
//    it reached, and the test accuracy of the one you settled on.
// 2. **What it confuses.** The two classes your model mixes up most, and what in the images may be the reason.
// 3. **What you would do next**, with sixty times the budget.

// %% [markdown] report="report"
// *Write your report here.*

// %% [markdown]
// ## What to take away
//
// - Choose by validation, measure by test, once.
// - An accuracy has a standard error. A difference smaller than that is no difference.
// - A small budget is enough to compare ideas, if everything else stays the same.
// - The mistakes of a network say more about it than its accuracy.
//
// **Hand in.** Save your notebooks (Ctrl + S in each), then run the last cell. It makes `hand-in.zip` and says what is missing.
//
// *Sources.* What the real photographs allow, with all 50,000 training images: a convolutional network of four layers
// has 11 % test error in Krizhevsky, Sutskever and Hinton, "ImageNet classification with deep convolutional neural
// networks", NIPS 2012; a residual network of 110 layers 6.43 % in He, Zhang, Ren and Sun, "Deep residual learning for
// image recognition", CVPR 2016. CIFAR-10: Krizhevsky, "Learning multiple layers of features from tiny images" (2009).

// %%
await lab.handIn();
