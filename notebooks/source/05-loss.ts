// %% [markdown]
// # 5 · The loss
//
// *About 19 minutes, and 7 for what is optional. You will write the two classic measures of how wrong a prediction is, compare them and their
// slopes, and train the same network under each.*
//
// **The idea.** To make a network better we must say what "better" is: in a single number, small when the predictions
// are good, and *smooth*, so that a tiny change of a weight changes it a tiny bit. Accuracy will not do: move a weight a
// little and just as many images are right as before. Such a number is the loss.
//
// For one image let *y* be the one-hot label and *p* the predicted probabilities, one for each class *k*.
//
// | loss | of one image | in words |
// |---|---|---|
// | **total squared error** | Σₖ (pₖ − yₖ)² | how far is the prediction from the label? |
// | **categorical cross-entropy** | −Σₖ yₖ log pₖ | how surprised are you by the truth? |
//
// The loss of a batch is the mean over its images. In the second formula all yₖ but one are 0, so it is simply −log *p*
// of the true class: 0 if the network was sure and right, 0.69 at fifty-fifty, and without limit as the probability
// that it gave to the truth goes to 0. (log is the natural logarithm.)

// %% locked="setup"
import * as tf from "@tensorflow/tfjs-node";
import * as lab from "image-lab";

const mnist = await lab.loadMnist();

// %% [markdown]
// ## Worked lines: two images, three classes
//
// The first image is of class 1, and the network says so with 70 %. The second is of class 0, and the network is rather
// sure that it is not. By hand:
//
// | | label | prediction | squared error | cross-entropy |
// |---|---|---|---:|---:|
// | image 0 | 0 1 0 | 0.2 0.7 0.1 | 0.04 + 0.09 + 0.01 = 0.14 | −log 0.7 = 0.357 |
// | image 1 | 1 0 0 | 0.1 0.6 0.3 | 0.81 + 0.36 + 0.09 = 1.26 | −log 0.1 = 2.303 |
// | **mean** | | | **0.70** | **1.330** |
//
// Tensor operations work on all elements at once. `sum(1)` adds up along axis 1, which are the classes, so that one
// number is left for each image. `clipByValue(0.1, 1)` raises what is below 0.1 and lowers what is above 1.

// %%
const labels = tf.tensor2d([
  [0, 1, 0],
  [1, 0, 0],
]);
const predictions = tf.tensor2d([
  [0.2, 0.7, 0.1],
  [0.1, 0.6, 0.3],
]);
const difference = predictions.sub(labels);
difference.print();
difference.square().print();
console.log(
  "probabilities added up:",
  predictions.sum(1).dataSync(),
  " their mean:",
  predictions.mean().dataSync()[0],
);
predictions.clipByValue(0.15, 1).log().neg().mul(labels).print();

// %% [markdown]
// ## Exercise 5.1: total squared error
//
// Write `totalSquaredError(labels, predictions)`: the sum over the classes, then the mean over the batch, as a tensor
// with a single number in it. Use tensor operations all the way, because training needs the slope of your function, and
// TensorFlow can only follow its own operations back. Work it out yourself: its ready-made losses do not count.

// %% exercise="totalSquaredError"
function totalSquaredError(labels: tf.Tensor2D, predictions: tf.Tensor2D): tf.Tensor {
  // BEGIN SOLUTION
  return predictions.sub(labels).square().sum(1).mean();
  // END SOLUTION
}

// %% check="totalSquaredError"
await lab.check("totalSquaredError", totalSquaredError);

// %%
console.log("by hand 0.70, yours:", totalSquaredError(labels, predictions).dataSync()[0].toFixed(2));

// %% [markdown]
// ## Exercise 5.2: categorical cross-entropy
//
// Write `categoricalCrossEntropy(labels, predictions)`, again the mean over the batch. One trap: in floating-point
// numbers a probability can be exactly 0, and log 0 is −∞. A single such image would make the loss infinite and the
// whole training worthless. Keep the probabilities a hair above zero, 10⁻⁷ for example; `clipByValue` does it. Again
// TensorFlow's ready-made losses do not count.

// %% exercise="categoricalCrossEntropy"
function categoricalCrossEntropy(labels: tf.Tensor2D, predictions: tf.Tensor2D): tf.Tensor {
  // BEGIN SOLUTION
  const logarithms = predictions.clipByValue(1e-7, 1).log();
  return labels.mul(logarithms).sum(1).neg().mean();
  // END SOLUTION
}

// %% check="categoricalCrossEntropy"
await lab.check("categoricalCrossEntropy", categoricalCrossEntropy);

// %%
console.log("by hand 1.330, yours:", categoricalCrossEntropy(labels, predictions).dataSync()[0].toFixed(3));

// %% [markdown]
// ## The picture: loss and slope, side by side
//
// Two classes: the network gives the true one the probability *p* and the other one the rest, 1 − *p*. All curves come
// from your two functions; the slopes are TensorFlow's, which differentiates your code. (The code that only draws is folded
// away, here and below. Run it all the same; a click on the three dots shows it.)

// %% jupyter={"source_hidden": true}
type Loss = (labels: tf.Tensor2D, predictions: tf.Tensor2D) => tf.Tensor;

/** Loss at a probability p of the true class, and its slopes against p and against the logit behind p. */
function lossAndSlopes(loss: Loss, p: number): { loss: number; slope: number; slopeOfLogit: number } {
  return tf.tidy(() => {
    const truth = tf.tensor2d([[1, 0]]);
    const probability = tf.tensor2d([[p, 1 - p]]);
    const logits = probability.log();
    const ofProbability = tf.grad((x: tf.Tensor) => loss(truth, x as tf.Tensor2D))(probability);
    const [ofTrue, ofOther] = ofProbability.dataSync();
    const ofLogits = tf.grad((x: tf.Tensor) => loss(truth, tf.softmax(x) as tf.Tensor2D))(logits);
    return {
      loss: loss(truth, probability).dataSync()[0],
      slope: ofTrue - ofOther, // as p rises, 1 − p falls
      slopeOfLogit: ofLogits.dataSync()[0],
    };
  });
}

const ps = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
const squared = ps.map((p) => lossAndSlopes(totalSquaredError, p));
const entropy = ps.map((p) => lossAndSlopes(categoricalCrossEntropy, p));

const lossAgainstP = lab.lineChart(
  [
    { name: "total squared error", x: ps, y: squared.map(({ loss }) => loss) },
    { name: "cross-entropy", x: ps, y: entropy.map(({ loss }) => loss) },
  ],
  { title: "Loss", xLabel: "p, probability of the true class", yLabel: "loss of one image" },
);
const slopeAgainstP = lab.lineChart(
  [
    { name: "total squared error", x: ps, y: squared.map(({ slope }) => slope) },
    { name: "cross-entropy", x: ps, y: entropy.map(({ slope }) => slope) },
  ],
  {
    title: "Slope",
    xLabel: "p, probability of the true class",
    yLabel: "slope: change of the loss per unit of p",
    yRange: [-20, 0],
  },
);
lab.show(lab.sideBySide(lossAgainstP, slopeAgainstP, { title: "Loss and slope of one image against p" }));

// %% [markdown]
// Squared error never pulls harder than 4, however wrong the network is. Cross-entropy pulls with 1/*p*: ten times
// harder at *p* = 0.1 than at *p* = 1.
//
// But a network does not move *p*. It moves the logit, the number that goes into the softmax, and the softmax flattens out
// at both ends. What arrives there is the slope against *p* times the slope of the softmax, *p* (1 − *p*):

// %% jupyter={"source_hidden": true}
lab.show(
  lab.lineChart(
    [
      { name: "total squared error", x: ps, y: squared.map(({ slopeOfLogit }) => slopeOfLogit) },
      { name: "cross-entropy", x: ps, y: entropy.map(({ slopeOfLogit }) => slopeOfLogit) },
    ],
    {
      title: "Slope of the loss against the logit: what drives learning",
      xLabel: "p, probability of the true class",
      yLabel: "change of the loss per unit of logit",
      yRange: [-1.05, 0],
    },
  ),
);

// %% [markdown]
// Look at the left end, where the network is sure and wrong. Cross-entropy pulls at full strength there: its slope is
// simply *p* − 1, because the 1/*p* cancels the flatness of the softmax. Squared error has almost no slope left.
// **Under squared error, a network that is badly wrong hardly learns from it.**
//
// ## Experiment: one network, two losses
//
// The same network, the same start, the same 5,000 digits, gradient descent. First from an ordinary start, where
// every class is about equally likely. Then from a stubborn one: before training, the network is made quite sure that
// every image is a 0.

// %% jupyter={"source_hidden": true}
const train = lab.toTensors(mnist.train, { limit: 5000, flatten: true });

/** Trains a small network for eight epochs; `stubborn` is added to the output for class 0 before training. */
async function trainUnder(loss: Loss, stubborn: number): Promise<tf.History> {
  const network = lab.mlp(784, { hidden: [32], seed: 5 });
  const output = network.layers[1];
  const [weights] = output.getWeights();
  output.setWeights([weights, tf.tensor1d([stubborn, 0, 0, 0, 0, 0, 0, 0, 0, 0])]);
  network.compile({
    optimizer: tf.train.sgd(0.1),
    loss: (truth: tf.Tensor, answer: tf.Tensor) => loss(truth as tf.Tensor2D, answer as tf.Tensor2D),
    metrics: ["accuracy"],
  });
  const history = await network.fit(train.images, train.labels, {
    epochs: 8,
    batchSize: 50,
    validationSplit: 0.1,
    verbose: 0,
  });
  tf.dispose(network.getWeights());
  return history;
}

const ordinary = {
  "total squared error": await trainUnder(totalSquaredError, 0),
  "cross-entropy": await trainUnder(categoricalCrossEntropy, 0),
};
lab.show(lab.learningCurves(ordinary, { metric: "acc", title: "An ordinary start", from: mnist.train }));

// %%
const stubborn = {
  "total squared error": await trainUnder(totalSquaredError, 12),
  "cross-entropy": await trainUnder(categoricalCrossEntropy, 12),
};
lab.show(
  lab.learningCurves(stubborn, {
    metric: "acc",
    title: "A stubborn start: sure that it is a 0",
    from: mnist.train,
  }),
);

// %% [markdown]
// ## Optional: how stubborn may it be?
//
// In the cell above, put 18 in the place of both 12 and run it again:
// cross-entropy stays at one image in ten, too, however long you train. The guard before the logarithm is the reason. A
// probability below 10⁻⁷ counts as 10⁻⁷, a constant, and the slope of a constant is 0. That is where the wrong logit is
// −log 10⁻⁷ = 16.1 above the right one. The other curve is the same loss computed straight from the logits, which
// needs no guard; PyTorch and Keras do it that way. tfjs's own `"categoricalCrossentropy"` is guarded as yours is.

// %%
/** Slope of a loss of logits against the true class's logit, where the other one is `gap` above it. */
function slopeAtGap(lossOfLogits: (logits: tf.Tensor2D) => tf.Tensor, gap: number): number {
  return tf.tidy(
    () =>
      tf
        .grad((x: tf.Tensor) => lossOfLogits(x as tf.Tensor2D))(tf.tensor2d([[0, gap]]))
        .dataSync()[0],
  );
}

const gaps = Array.from({ length: 97 }, (_, i) => i / 4);
const sure = tf.tensor2d([[1, 0]]);
const guarded = (logits: tf.Tensor2D): tf.Tensor => categoricalCrossEntropy(sure, tf.softmax(logits));
const fromLogits = (logits: tf.Tensor2D): tf.Tensor => tf.losses.softmaxCrossEntropy(sure, logits).mean();
lab.show(
  lab.lineChart(
    [
      { name: "your cross-entropy", x: gaps, y: gaps.map((gap) => slopeAtGap(guarded, gap)) },
      { name: "from the logits", x: gaps, y: gaps.map((gap) => slopeAtGap(fromLogits, gap)) },
    ],
    {
      title: "What the guard costs",
      xLabel: "how far the wrong logit is above the right one",
      yLabel: "change of the loss per unit of logit",
      yRange: [-1.05, 0.05],
    },
  ),
);

// %% [markdown]
// ## Optional: is the slope right?
//
// A slope can be measured: take the loss a little to the left and a little to the right, and divide the difference by the
// distance. Whoever writes a slope by hand checks it so. Try other places `at` and other distances: what happens at 1e-7, with
// numbers that have seven digits?

// %%
const at = 0.3;
const little = 1e-3;
const lossAt = (p: number): number =>
  tf.tidy(() => categoricalCrossEntropy(sure, tf.tensor2d([[p, 1 - p]])).dataSync()[0]);
console.log("measured:    ", (lossAt(at + little) - lossAt(at - little)) / (2 * little));
console.log("TensorFlow's:", lossAndSlopes(categoricalCrossEntropy, at).slope);

// %% [markdown]
// ## Questions
//
// Answer in a sentence or two in the cell below, and only then unfold the answer.
//
// 1. An untrained network gives each of ten classes 10 %. What is its cross-entropy? Use it: a first loss far above that
//    says that something is wrong before training has begun.
// 2. *Optional.* Two networks have the same accuracy, but one has half the cross-entropy of the other. What is it better at?
// 3. *Optional.* Why does the second experiment separate the two losses so much more than the first?

// %% [markdown]
// *Your answers:*
//
// 1. …
// 2. …
// 3. …

// %% [markdown]
// <details><summary>Compare</summary>
//
// 1. −log 0.1 = 2.303. Remember the number: it is the first thing to check in any training on ten classes.
// 2. Its probabilities deserve more trust: surer where it is right, less sure where it is wrong. Accuracy only sees the
//    largest of the ten.
// 3. At the stubborn start the true class has a tiny *p* for nine images in ten: the left end of the picture of slopes
//    against the logit. There squared error has no slope to follow; cross-entropy has its steepest.
//
// </details>

// %% [markdown]
// ## What to take away
//
// - The loss is what training makes small; accuracy is what you report.
// - Squared error asks how far, cross-entropy how surprised.
// - With softmax, the slope of cross-entropy against the logit is *p* − *y*: strong exactly where the network is wrong.
//   That is why classifiers are trained with it.
// - Guard the logarithm: no probability may be exactly 0. Beyond the guard there is no slope: a network that is wrong by
//   more than 16 in its logits no longer learns from it.
//
// *Sources.* Cross-entropy and softmax as a pair: Bridle, "Probabilistic interpretation of feedforward classification
// network outputs", in *Neurocomputing* (Springer, 1990); Goodfellow, Bengio and Courville, *Deep Learning* (MIT Press,
// 2016), section 6.2.2.
