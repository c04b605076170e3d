// %% [markdown]
// # 6 · The optimizer
//
// *About 16 minutes, and 8 for what is optional. You will write gradient descent and momentum yourself, find a learning rate that works, watch four
// optimizers walk down the same valley, and let them train LeNet-5.*
//
// **The idea.** The loss is a landscape, with a direction for each of the network's parameters and the loss as height.
// The **gradient** is the list of all slopes where we stand: it points uphill. So take a step the other way, look again,
// take another: that is gradient descent. An **optimizer** is a rule for such steps. They differ in how long the steps are,
// and in what they remember.
//
// | optimizer | rule | remembers |
// |---|---|---|
// | gradient descent | p ← p − η g | nothing |
// | **momentum** | v ← β v + g, then p ← p − η v | where it was heading |
// | **RMSProp** | divides each slope by its usual size | how steep each direction usually is |
// | **Adam** | both | both |
//
// *p* is a parameter and *g* its slope. η (eta) is the **learning rate**: how long a step is for a slope of 1. *v* is the
// **velocity**, and β (beta) the share of it that is kept from step to step, often 0.9.

// %% locked="setup"
import * as tf from "@tensorflow/tfjs-node";
import * as lab from "image-lab";

const mnist = await lab.loadMnist();

// %% [markdown]
// ## Worked lines: one step by hand
//
// One parameter, *p* = 3, and the loss *p*². The slope there is 2*p* = 6. With a learning rate of 0.1 the step is 0.6,
// to *p* = 2.4, and the loss falls from 9 to 5.76.
//
// A `tf.variable` is a tensor whose content can be replaced, with `assign`. All other operations, such as `sub`, `mul` and
// `add`, leave it alone and make a new tensor. `tf.variableGrads` runs a function and returns its value and, in `grads`, the
// slopes by the variables' names. (`asScalar()` says that the function's value is a single number, as it wants it.)

// %%
const p = tf.variable(tf.scalar(3));
const { value, grads } = tf.variableGrads(() => p.square().asScalar(), [p]);
const slope = grads[p.name];
console.log("loss:", value.dataSync()[0], " slope:", slope.dataSync()[0]);
p.assign(p.sub(slope.mul(0.1)));
console.log(
  "after one step: p =",
  p.dataSync()[0].toFixed(2),
  " loss =",
  p.square().dataSync()[0].toFixed(2),
);
tf.dispose([value, grads, p]);

// %% [markdown]
// ## Exercise 6.1: gradient descent
//
// Write `gradientDescent(parameters, gradients, learningRate)`. It moves every parameter by one step and returns
// nothing. `gradients[i]` belongs to `parameters[i]`; `for (const [i, parameter] of parameters.entries())` goes through both.
//
// A training takes thousands of steps, so leave nothing behind in memory: put the arithmetic into `tf.tidy(() => { … })`,
// and when you are done, `tf.dispose(gradients)`, which nobody needs again. Do the step yourself: TensorFlow's ready-made
// optimizers do not count, here and below.

// %% exercise="gradientDescent"
function gradientDescent(parameters: tf.Variable[], gradients: tf.Tensor[], learningRate: number): void {
  // BEGIN SOLUTION
  tf.tidy(() => {
    for (const [i, parameter] of parameters.entries()) {
      parameter.assign(parameter.sub(gradients[i].mul(learningRate)));
    }
  });
  tf.dispose(gradients);
  // END SOLUTION
}

// %% check="gradientDescent"
await lab.check("gradientDescent", gradientDescent);

// %% [markdown]
// ## Exercise 6.2: momentum
//
// A ball rolling down a valley does not turn on the spot. It keeps most of its velocity and adds the new slope to it:
//
// > v ← β v + g
// >
// > p ← p − η v
//
// Write `momentum(parameters, gradients, velocities, learningRate, beta)`. Velocities are variables, one for each
// parameter and of its shape; update the velocity first, then step along the new one. Again, leave nothing behind.

// %% exercise="momentum"
function momentum(
  parameters: tf.Variable[],
  gradients: tf.Tensor[],
  velocities: tf.Variable[],
  learningRate: number,
  beta: number,
): void {
  // BEGIN SOLUTION
  tf.tidy(() => {
    for (const [i, parameter] of parameters.entries()) {
      const velocity = velocities[i];
      velocity.assign(velocity.mul(beta).add(gradients[i]));
      parameter.assign(parameter.sub(velocity.mul(learningRate)));
    }
  });
  tf.dispose(gradients);
  // END SOLUTION
}

// %% check="momentum"
await lab.check("momentum", momentum);

// %% [markdown]
// ## The picture: paths down a valley
//
// Two parameters, and a loss like a long valley: steep from side to side, nearly flat along the bottom.
//
// > L(w₁, w₂) = ½ (w₁² + 25 w₂²)
//
// Everybody starts at the ring and takes 40 steps; the star marks where they end. The first two are yours. (The code, which
// mostly draws, is folded away: run it all the same.)

// %% jupyter={"source_hidden": true}
const valley = (x: number, y: number): number => (x * x + 25 * y * y) / 2;

type Step = (place: tf.Variable[], gradients: tf.Tensor[]) => void;

/** Takes 40 steps down the valley and returns all places visited. */
function walk(step: Step): [number, number][] {
  const place = [tf.variable(tf.scalar(-9)), tf.variable(tf.scalar(1.8))];
  const visited: [number, number][] = [[-9, 1.8]];
  for (let i = 0; i < 40; i++) {
    const { value, grads } = tf.variableGrads(
      () => place[0].square().add(place[1].square().mul(25)).div(2).asScalar(),
      place,
    );
    value.dispose();
    step(place, [grads[place[0].name], grads[place[1].name]]);
    visited.push([place[0].dataSync()[0], place[1].dataSync()[0]]);
  }
  tf.dispose(place);
  return visited;
}

/** A step of one of tfjs's own optimizers. */
function stepOf(optimizer: tf.Optimizer): Step {
  return (place, gradients) => {
    optimizer.applyGradients({ [place[0].name]: gradients[0], [place[1].name]: gradients[1] });
    tf.dispose(gradients);
  };
}

const velocities = [tf.variable(tf.scalar(0)), tf.variable(tf.scalar(0))];
const paths = [
  {
    name: "gradient descent, η = 0.07",
    points: walk((place, gradients) => gradientDescent(place, gradients, 0.07)),
  },
  {
    name: "momentum, η = 0.02, β = 0.8",
    points: walk((place, gradients) => momentum(place, gradients, velocities, 0.02, 0.8)),
  },
  { name: "RMSProp, η = 0.3", points: walk(stepOf(tf.train.rmsprop(0.3))) },
  { name: "Adam, η = 0.5", points: walk(stepOf(tf.train.adam(0.5))) },
];
lab.show(
  lab.valleyPaths(valley, paths, {
    title: "Forty steps down a valley",
    xRange: [-10, 3],
    yRange: [-2.2, 2.2],
  }),
);

// %% [markdown]
// Gradient descent jumps from wall to wall: the steep direction dictates the learning rate, and along the flat floor it
// crawls. Momentum smooths the jumps and gathers speed on the floor, so much that it overshoots a little. RMSProp
// divides each slope by its usual size, so the flat direction counts as much as the steep one. Adam does that and
// remembers where it was heading, too: it swings round in wide curves, like a ball.
//
// ## Experiment: how long should a step be?
//
// A network on 2,000 digits, trained with *your* gradient descent: 100 steps with each of nine learning rates, always
// from the same start. Each rate is about three times the one before. Guess first: which will be best, and what happens
// at the last one?

// %% jupyter={"source_hidden": true}
const small = lab.toTensors(mnist.train, { limit: 2000, flatten: true });

/** The loss after 100 steps of gradient descent on batches of 100 images, NaN where it ran away. */
function lossAfterTraining(learningRate: number): number {
  const network = lab.mlp(784, { hidden: [32], seed: 6 });
  const parameters = network.trainableWeights.map((weight) => weight.read() as tf.Variable);
  const lossOf = (images: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar =>
    tf.metrics.categoricalCrossentropy(labels, network.apply(images) as tf.Tensor2D).mean();
  for (let i = 0; i < 100; i++) {
    const from = (100 * i) % 2000;
    const images = small.images.slice([from, 0], [100, 784]);
    const labels = small.labels.slice([from, 0], [100, 10]);
    const { value, grads } = tf.variableGrads(() => lossOf(images, labels), parameters);
    const gradients = parameters.map((parameter) => grads[parameter.name]);
    gradientDescent(parameters, gradients, learningRate);
    tf.dispose([value, images, labels]);
  }
  const loss = tf.tidy(() => lossOf(small.images, small.labels).dataSync()[0]);
  tf.dispose(network.getWeights());
  return loss;
}

const rates = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];
const losses = rates.map(lossAfterTraining);
lab.show(
  lab.lineChart([{ name: "after 100 steps", x: rates, y: losses }], {
    title: "A learning-rate sweep",
    xLabel: "learning rate η",
    yLabel: "cross-entropy after 100 steps",
    xLog: true,
    yLog: true,
    from: mnist.train,
  }),
);

// %% [markdown]
// The curve is a bowl with a steep right wall (mind the axes: each line is a factor of ten). Too small costs time, too
// large costs everything: steps overshoot, slopes grow, the next step is larger still. What is left in the end is a
// network that guesses (2.3, which is −log 0.1), or one that is certain of the same digit whatever it is shown: nine
// images in ten then cost 16.1, the most that the guarded logarithm of chapter 5 can say, all together about 14.5. There
// the slope is 0, and such a network never comes back. The best rate lies just left of the wall: search in factors of three.
//
// ## Optional: four optimizers on LeNet-5
//
// The same LeNet-5, the same start, 6,000 digits, four epochs each. The learning rates are the usual ones.

// %%
const train = lab.toTensors(mnist.train, { limit: 6000 });
const optimizers: [string, tf.Optimizer][] = [
  ["gradient descent, η = 0.1", tf.train.sgd(0.1)],
  ["momentum, η = 0.02, β = 0.9", tf.train.momentum(0.02, 0.9)],
  ["RMSProp, η = 0.001", tf.train.rmsprop(0.001)],
  ["Adam, η = 0.001", tf.train.adam(0.001)],
];
const histories: { [name: string]: tf.History } = {};
for (const [name, optimizer] of optimizers) {
  const network = lab.lenet5([28, 28, 1], { seed: 6 });
  network.compile({ optimizer, loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  histories[name] = await network.fit(train.images, train.labels, { epochs: 4, batchSize: 64, verbose: 0 });
  tf.dispose(network.getWeights());
}
lab.show(lab.learningCurves(histories, { title: "LeNet-5 under four optimizers", from: mnist.train }));

// %%
for (const [name, { history }] of Object.entries(histories)) {
  console.log(name.padEnd(30), "training accuracy", (100 * Number(history.acc[3])).toFixed(1), "%");
}

// %% [markdown]
// All four arrive. A well-chosen rate makes plain gradient descent respectable; what Adam mostly saves you is the
// search for it. That is why it is where most people start.
//
// *Optional.* Two habits for your own trainings. **A new optimizer for each model**: momentum and Adam carry averages of past slopes, and
// one that has trained another network begins with that network's. **Another rate on the way** is set by
// `optimizer.setLearningRate(0.01)`, in the callback `onEpochBegin` for example; tfjs's plain gradient descent and
// momentum take no notice of `model.optimizer.learningRate = 0.01`, which Adam and RMSProp obey.
//
// ## Optional: questions
//
// Answer in a sentence or two in the cell below, and only then unfold the answer.
//
// 1. In the valley, which learning rate would make plain gradient descent diverge? (In the steep direction one step
//    takes w₂ to w₂ − η · 25 w₂.)
// 2. With β = 0.9 and a slope that never changes, how large does the velocity become, and what does that do to the
//    length of a step?
// 3. Training stops improving after a while. Would you raise or lower the learning rate, and how would you tell
//    whether it helped?

// %% [markdown]
// *Your answers:*
//
// 1. …
// 2. …
// 3. …

// %% [markdown]
// <details><summary>Compare</summary>
//
// 1. w₂ is multiplied by 1 − 25 η in each step. Above η = 2/25 = 0.08 that is below −1, and every jump is longer than
//    the one before. The picture used 0.07.
// 2. v = g + 0.9 g + 0.81 g + … = 10 g: steps become ten times as long. This is why momentum is used with a
//    smaller learning rate.
// 3. Lower it, usually: near the bottom the steps overshoot and the loss jitters. Compare the loss on held-back images,
//    with everything else the same, over more than one start.
//
// </details>

// %% [markdown]
// ## What to take away
//
// - One rule under all of them: step against the slope.
// - The learning rate is the first thing to tune. Search in factors of three, stay left of the wall.
// - Momentum remembers the direction, RMSProp the scale of each slope, Adam both.
// - Tensors are collected late, in plain tfjs never: `tf.tidy` and `tf.dispose` are part of every training loop of your own.
//
// *Sources.* Momentum: Polyak, "Some methods of speeding up the convergence of iteration methods" (1964). RMSProp:
// Tieleman and Hinton, lecture 6.5 of *Neural Networks for Machine Learning* (Coursera, 2012). Adam: Kingma and Ba,
// "Adam: a method for stochastic optimization", ICLR 2015, <https://arxiv.org/abs/1412.6980>.
