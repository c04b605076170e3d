// %% [markdown]
// # 4 · A convolutional network: LeNet-5
//
// *About 15 minutes, and 7 for what is optional. You will work out the shapes of LeNet-5 on paper, build it, look at what its first layer has
// learned to see, and compare the network of 1998 with its descendants.*
//
// **The idea.** An MLP reads an image as a list of numbers and has to learn everything about every pixel anew.
// But an edge is an edge wherever it is. A **convolution** slides one small window of weights, a **kernel** or
// **filter**, over the whole image and asks everywhere the same question. Its answers form a new image, a
// **feature map**. Two things follow:
//
// - *few weights*: a 5×5 kernel has 25 weights for each channel of its input and one bias, however large the image is;
// - *translation*: move the digit, and the answer in the feature map moves with it.
//
// **Pooling** then makes a map smaller: every 2×2 block becomes one number, its average or its maximum. Where
// exactly an edge was matters less and less; that it was there remains.

// %% locked="setup"
import * as tf from "@tensorflow/tfjs-node";
import * as lab from "image-lab";

const mnist = await lab.loadMnist();
const cifar = await lab.loadCifar10();
console.log(lab.describe(mnist.train));
console.log(lab.describe(cifar.train));

// %% [markdown]
// ## The picture
//
// LeNet-5 read the amounts on bank cheques in the nineties. Drawn from the model itself:

// %%
lab.show(lab.networkDiagram(lab.lenet5([28, 28, 1])));

// %% [markdown]
// ## Worked lines: a convolution by hand
//
// The kernel below answers "dark on the left, bright on the right?". Each output is the sum of nine products.
// It has to stay inside the picture, so 5×5 pixels give 3×3 answers.

// %%
const picture = tf.tensor4d(
  [0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1],
  [1, 5, 5, 1],
);
const kernel = tf.tensor4d([-1, 0, 1, -1, 0, 1, -1, 0, 1], [3, 3, 1, 1]);
const answers = tf.conv2d(picture, kernel, 1, "valid");
console.log("shape:", answers.shape);
console.log("answers:", answers.squeeze().arraySync());

// %% [markdown]
// The edge runs between the second and the third column. The first answer is
// −0 −0 −0 + 0 + 1 + 1 + 1 = 3: found. In the last column the window sees only ones, and the sum is 0: no edge.
//
// *Optional.* The same sum, place by place: click on the image, or move the window with the arrow keys.

// %%
lab.exploreConvolution(picture, kernel);

// %% [markdown]
// ## Shapes before code
//
// Four words more. **Padding** puts a frame of zeros around an image, so that a kernel may reach over its edge: `"same"` pads
// so much that the size stays the same, `"valid"` pads nothing. **Strides** say how far a window moves at a time. **tanh**
// is an activation, the usual one in the nineties: an S-shaped curve from −1 to 1. And a layer with six kernels gives six
// maps, the six channels of the next layer's input.
//
// Fill in the table on paper before you look at the second one. A side of *n* pixels under a kernel of *k*
// becomes n − k + 1 with padding `"valid"` and stays *n* with `"same"`; pooling 2×2 with strides of 2 halves it.
// Each kernel reaches through all channels of its input and makes one map.
//
// | layer | for 28×28×1 | parameters |
// |---|---|---|
// | C1: 6 kernels 5×5, tanh, `"same"` | ? | ? |
// | S2: average pooling 2×2 | ? | ? |
// | C3: 16 kernels 5×5, tanh, `"valid"` | ? | ? |
// | S4: average pooling 2×2 | ? | ? |
// | flatten | ? | ? |
// | C5: dense 120, tanh | ? | ? |
// | F6: dense 84, tanh | ? | ? |
// | output: dense 10, softmax | ? | ? |
//
// <details><summary>The table filled in</summary>
//
// | layer | for 28×28×1 | parameters |
// |---|---|---:|
// | C1 | 28×28×6 | (25·1 + 1)·6 = 156 |
// | S2 | 14×14×6 | 0 |
// | C3 | 10×10×16 | (25·6 + 1)·16 = 2,416 |
// | S4 | 5×5×16 | 0 |
// | flatten | 400 | 0 |
// | C5 | 120 | 401·120 = 48,120 |
// | F6 | 84 | 121·84 = 10,164 |
// | output | 10 | 85·10 = 850 |
// | all | | **61,706** |
//
// </details>
//
// Why `"same"` in C1? LeNet-5 was made for 32×32 pixels: the digits of 28×28 were set in a frame, so that strokes
// near the edge still come to lie in the middle of a kernel. Padding does the same. A CIFAR-10 image has 32×32
// pixels already and needs none; with its three channels the network has **62,006** parameters.

// %% [markdown]
// ## Exercise 4.1: build it
//
// Write `buildLeNet5(inputShape)` for `[28, 28, 1]` and `[32, 32, 3]`, as in the table: tanh everywhere but at the
// end, average pooling, padding in the first layer only for 28×28. Return it uncompiled; `lab.lenet5` does not count here.
// The first layers of another network, which show what you need:
//
// ```ts
// tf.layers.conv2d({ inputShape, filters: 8, kernelSize: 3, padding: "same", activation: "relu" }),
// tf.layers.averagePooling2d({ poolSize: 3, strides: 3 }),
// tf.layers.flatten(),
// ```

// %% exercise="buildLeNet5"
function buildLeNet5(inputShape: [number, number, number]): tf.LayersModel {
  // BEGIN SOLUTION
  const padding = inputShape[0] === 28 ? "same" : "valid";
  return tf.sequential({
    layers: [
      tf.layers.conv2d({ inputShape, filters: 6, kernelSize: 5, padding, activation: "tanh" }),
      tf.layers.averagePooling2d({ poolSize: 2, strides: 2 }),
      tf.layers.conv2d({ filters: 16, kernelSize: 5, activation: "tanh" }),
      tf.layers.averagePooling2d({ poolSize: 2, strides: 2 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 120, activation: "tanh" }),
      tf.layers.dense({ units: 84, activation: "tanh" }),
      tf.layers.dense({ units: 10, activation: "softmax" }),
    ],
  });
  // END SOLUTION
}

// %% check="buildLeNet5"
await lab.check("buildLeNet5", buildLeNet5);

// %% [markdown]
// ## Digits
//
// Six epochs over all the digits, with the same loss and the same optimizer as the MLP of chapter 3. `lab.live()`
// draws the loss while it falls.

// %%
const mnistTrain = lab.toTensors(mnist.train);
const mnistTest = lab.toTensors(mnist.test);
const digits = buildLeNet5([28, 28, 1]);
digits.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
await digits.fit(mnistTrain.images, mnistTrain.labels, {
  epochs: 6,
  batchSize: 128,
  validationSplit: 0.1,
  callbacks: lab.live({ title: "LeNet-5 on digits", from: mnist.train }),
});

// %%
const digitsPredictions = digits.predict(mnistTest.images) as tf.Tensor2D;
const digitsAccuracy = lab.accuracy(mnistTest.labels, digitsPredictions);
lab.report("LeNet-5 on MNIST", { accuracy: digitsAccuracy, origin: mnist.test.origin });
lab.show(
  lab.confusionMatrix(lab.confusionCounts(mnistTest.labels, digitsPredictions), mnist.test.classNames, {
    title: "LeNet-5 on digits",
    from: mnist.test,
  }),
);

// %% [markdown]
// ## What it has learned to see
//
// The six kernels of the first layer are small images themselves: orange where a pixel speaks against, blue where it
// speaks for. Nobody told them to look for edges.

// %%
lab.show(lab.firstLayerFilters(digits));

// %% [markdown]
// And this is what one digit looks like on its way through the two convolutions: six maps of 28×28, then sixteen of
// 10×10. The strokes are still there in the first maps; in the second only traces of them.

// %%
const firstDigit = mnistTest.images.slice(0, 1);
lab.show(lab.featureMaps(digits, firstDigit, { layer: digits.layers[0].name, from: mnist.test }));

// %%
lab.show(lab.featureMaps(digits, firstDigit, { layer: digits.layers[2].name, from: mnist.test }));

// %% [markdown]
// *Optional.* Point at a filter to see where on a digit it fires. Below, a second network starts from nothing: move the
// slider to see how its filters took shape and how it changed its mind about twelve digits.

// %%
lab.exploreFilters(digits, mnist.test);

// %%
const beginner = lab.lenet5([28, 28, 1], { seed: 4 });
beginner.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
const snapshots = new lab.EpochSnapshots(beginner, mnist.test);
const fewDigits = lab.toTensors(mnist.train, { limit: 6000 });
await beginner.fit(fewDigits.images, fewDigits.labels, { epochs: 5, verbose: 0, callbacks: snapshots });
lab.exploreEpochs(snapshots);

// %% [markdown]
// ## Photographs
//
// Fewer parameters than the MLP of chapter 3 (62,006 against 402,250), and better at it.

// %%
const cifarTrain = lab.toTensors(cifar.train);
const cifarTest = lab.toTensors(cifar.test);

async function trainOnPhotos(model: tf.LayersModel): Promise<{ history: tf.History; accuracy: number }> {
  model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  const history = await model.fit(cifarTrain.images, cifarTrain.labels, {
    epochs: 10,
    batchSize: 128,
    validationSplit: 0.1,
    callbacks: lab.live({ from: cifar.train }),
  });
  const predictions = model.predict(cifarTest.images) as tf.Tensor2D;
  const accuracy = lab.accuracy(cifarTest.labels, predictions);
  predictions.dispose();
  return { history, accuracy };
}

const classic = await trainOnPhotos(buildLeNet5([32, 32, 3]));
lab.report("LeNet-5 on CIFAR-10", { accuracy: classic.accuracy, origin: cifar.test.origin });
lab.show(
  lab.learningCurves(classic.history, {
    title: "Classic LeNet-5 on photographs",
    from: cifar.train,
  }),
);

// %% [markdown]
// ## Optional: what has changed since, in two words
//
// Two small changes have become usual since 1998: **relu**, whose slope does not fade for large inputs, in place of tanh,
// and **max pooling**, which keeps the strongest answer of a window, in place of the average, which waters it down. Nothing
// else changes, not even the number of parameters.

// %%
const modernModel = lab.lenet5([32, 32, 3], { activation: "relu", pooling: "max" });
console.log("parameters:", modernModel.countParams());
const modern = await trainOnPhotos(modernModel);
lab.report("LeNet-5 (relu, max) on CIFAR-10", { accuracy: modern.accuracy, origin: cifar.test.origin });
lab.show(
  lab.learningCurves(
    { "tanh, average pooling": classic.history, "relu, max pooling": modern.history },
    { title: "Classic against modern LeNet-5", from: cifar.train },
  ),
);

// %% [markdown]
// ## Questions
//
// Answer in a sentence or two in the cell below, and only then unfold the answer.
//
// 1. C1 and S2 have 156 parameters together. How many would a dense layer from 784 pixels to as many numbers
//    (28×28×6) have?
// 2. *Optional.* Move a digit two pixels to the right. What happens to the maps of C1, and what to the input of F6?
// 3. *Optional.* The modern network wins on photographs. Which of the two changes does it owe more to? How would you find out?

// %% [markdown]
// *Your answers:*
//
// 1. …
// 2. …
// 3. …

// %% [markdown]
// <details><summary>Compare</summary>
//
// 1. 784 · 4,704 weights and 4,704 biases: 3,692,640, twenty-four thousand times as many.
// 2. The maps of C1 move two pixels to the right, S2's by one. C5 reads each place through weights of its own, so what
//    it hands to F6 changes; the smaller the maps have become, the less.
// 3. Train the two networks in between as well, each with one of the two changes. Change one thing at a time, and take more
//    than one start of each, because a difference of half a point may be chance.
//
// </details>

// %% [markdown]
// ## What to take away
//
// - A convolution asks the same small question everywhere; its kernel is learned like any other weight.
// - Shapes first: with n − k + 1 and halving you can check every layer on paper.
// - Fewer parameters can do more, where they fit what images are like.
//
// *Sources.* LeNet-5: LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition",
// Proc. IEEE 86 (1998); its own C3 connects only some maps, S2 and S4 learn a weight and a bias for each map, and its
// output compares with drawn prototypes: it reaches 0.95 % test error there. The form built here (full connections, plain
// averages, softmax) is the one taught today. relu: Nair and Hinton, ICML 2010; max pooling: Scherer, Müller and Behnke,
// ICANN 2010.
