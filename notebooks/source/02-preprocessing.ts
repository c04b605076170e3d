// %% [markdown]
// # 2 · Preprocessing
//
// *About 22 minutes, and 8 for what is optional. You will turn bytes into what a network takes: numbers of a good size, in a tensor of the right
// shape, with labels it can be compared with. Then you will see what happens to training if you do not.*
//
// **The idea.** A network is built of **layers**: numbers go into a layer, other numbers come out, and these go into the
// next. The plainest is the **dense layer**: each number that comes out is a sum of all that go in, each multiplied by a
// weight of its own. Between the file and such a layer stand three small steps. Each is a line or two, and each is a
// classic place for mistakes, because a wrong one raises no error: the network trains, only worse.
//
// A **tensor** is an array with a **shape**: a number has the shape [], a row of ten [10], a table of two rows and three
// columns [2, 3]. Images that go through a network together are a **batch**, and the numbers for one pixel, 1 for grey
// and 3 for colour, are its **channels**. So 64 grey images are a batch of the shape [64, 28, 28, 1]: count, rows,
// columns, channels.
//
// | step | from | to | why |
// |---|---|---|---|
// | **scale** | bytes, 0 … 255 | numbers, 0 … 1 | training moves weights by small steps, which large numbers make large |
// | **flatten** | [count, rows, cols, channels] | [count, rows · cols · channels] | a dense layer reads a row of numbers |
// | **one-hot** | label 3 | 0 0 0 1 0 0 0 0 0 0 | the network gives ten numbers, so the truth needs ten, too |

// %% locked="setup"
import * as tf from "@tensorflow/tfjs-node";
import * as lab from "image-lab";

const mnist = await lab.loadMnist();
const cifar = await lab.loadCifar10();

// %% [markdown]
// ## Optional: the picture
//
// How bright are the pixels? Digits are white ink on a black page: four pixels in five are black. Photographs use
// everything from black to white. Mind the vertical axis of the first figure: each line up is ten times as many pixels.

// %%
lab.show(
  lab.histogram(mnist.test.images.subarray(0, 784 * 1000), {
    title: "Pixels of 1,000 digits",
    xLabel: "brightness (byte)",
    counted: "pixels",
    yLog: true,
    from: mnist.test,
  }),
);

// %%
lab.show(
  lab.histogram(cifar.test.images.subarray(0, 3072 * 1000), {
    title: "Pixels of 1,000 photographs",
    xLabel: "brightness (byte)",
    counted: "pixels",
    from: cifar.test,
  }),
);

// %% [markdown]
// ## Worked lines: what an array can hold
//
// The pixels come in **typed arrays**, arrays whose numbers are all of one kind. A `Uint8Array` holds whole numbers from
// 0 to 255. Whatever else you put in is made to fit, silently. A `Float32Array` holds numbers with a fraction;
// `new Float32Array(6)` makes six zeros.

// %%
const bytes = Uint8Array.from([0, 51, 128, 255]);
console.log(
  "divided, still bytes:",
  bytes.map((byte) => byte / 255),
);
console.log(
  "divided into floats: ",
  Float32Array.from(bytes, (byte) => byte / 255),
);

// %% [markdown]
// `map` on a typed array gives the same type of array, and 0.5 in a `Uint8Array` is 0. All shades of grey are lost.
//
// ## Exercise 2.1: scale
//
// Write `scalePixels(pixels)`: the same pixels as a `Float32Array`, with 0 for black and 1 for white.

// %% exercise="scalePixels"
function scalePixels(pixels: Uint8Array): Float32Array {
  // BEGIN SOLUTION
  return Float32Array.from(pixels, (pixel) => pixel / 255);
  // END SOLUTION
}

// %% check="scalePixels"
await lab.check("scalePixels", scalePixels);

// %% [markdown]
// ## Exercise 2.2: flatten
//
// `images` has the shape [count, rows, cols, channels]. A dense layer reads rows of numbers, one row for each image:
// [count, rows · cols · channels]. The numbers themselves stay as they are, in the same order, so this is a `reshape`:
// `t.reshape([2, 6])` gives the numbers of a tensor `t` a new shape, here two rows of six. It has to work for digits and
// for photographs alike: take the sizes from `images.shape`, a list of four numbers.

// %% exercise="flattenImages"
function flattenImages(images: tf.Tensor4D): tf.Tensor2D {
  // BEGIN SOLUTION
  const [count, rows, cols, channels] = images.shape;
  return images.reshape([count, rows * cols * channels]);
  // END SOLUTION
}

// %% check="flattenImages"
await lab.check("flattenImages", flattenImages);

// %%
const photographs = tf.tensor4d(scalePixels(cifar.test.images.subarray(0, 3072 * 5)), [5, 32, 32, 3]);
console.log("five photographs:", photographs.shape, "flattened:", flattenImages(photographs).shape);

// %% [markdown]
// ## Exercise 2.3: one-hot
//
// A network for ten classes answers with ten numbers, one per class: how probable it takes each to be. To tell it how
// wrong it is, the truth has to look the same: ten numbers, 1 for the right class and 0 for all others.
//
// | label | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 |
// |---|---|---|---|---|---|---|---|---|---|---|
// | 3 | 0 | 0 | 0 | **1** | 0 | 0 | 0 | 0 | 0 | 0 |
// | 0 | **1** | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
//
// Why not simply hand it the number 3? Because then a 4 would be *nearly* right, and an 8 very wrong. But classes have
// no order: a cat is not between a bird and a deer.
//
// Write `oneHot(labels, classes)`: a tensor of shape [labels.length, classes]. From a `Float32Array` with all its numbers,
// row after row, `tf.tensor2d(values, [2, 3])` makes a tensor of two rows and three columns. (TensorFlow has `tf.oneHot`;
// leave it aside for once, the check will notice.)

// %% exercise="oneHot"
function oneHot(labels: Uint8Array, classes: number): tf.Tensor2D {
  // BEGIN SOLUTION
  const values = new Float32Array(labels.length * classes);
  labels.forEach((label, row) => {
    values[row * classes + label] = 1;
  });
  return tf.tensor2d(values, [labels.length, classes]);
  // END SOLUTION
}

// %% check="oneHot"
await lab.check("oneHot", oneHot);

// %% [markdown]
// The first labels of the test images, and what your function makes of them:

// %%
console.log("labels:", Array.from(mnist.test.labels.subarray(0, 6)).join(", "));
oneHot(mnist.test.labels.subarray(0, 6), 10).print();

// %% [markdown]
// *Optional.* All three steps on one image, number by number: click on a pixel, or move with the arrow keys.

// %%
lab.explorePreprocessing(mnist.test, 0);

// %% [markdown]
// ## Experiment: is scaling worth a line?
//
// How does training know where to move a weight? A network's **loss** is one number that says how wrong its answers are.
// For each weight the **slope** says how much the loss grows when the weight grows a little. **Gradient descent** moves each
// weight against its slope, here by a tenth of it, batch after batch. (Chapter 5 is about the loss, chapter 6 about the
// steps.)
//
// The same small network, the same 5,000 digits, the same random weights at the start, trained three times: on your scaled pixels, on the raw
// bytes, and on pixels scaled twice by accident. Before you run it, guess which of the three learns at all.

// %%
const count = 5000;
const digits = mnist.train.images.subarray(0, 784 * count);
const truth = oneHot(mnist.train.labels.subarray(0, count), 10);
const versions: [string, Float32Array][] = [
  ["scaled to 0 … 1", scalePixels(digits)],
  ["raw bytes, 0 … 255", Float32Array.from(digits)],
  ["scaled twice", scalePixels(digits).map((pixel) => pixel / 255)],
];
const runs: { [name: string]: tf.History } = {};
for (const [name, pixels] of versions) {
  const images = tf.tensor2d(pixels, [count, 784]);
  const network = lab.mlp(784, { hidden: [32], seed: 1 });
  network.compile({ optimizer: tf.train.sgd(0.1), loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  runs[name] = await network.fit(images, truth, { epochs: 10, batchSize: 50, verbose: 0 });
  tf.dispose([images, network.getWeights()]);
}
lab.show(
  lab.learningCurves(runs, {
    metric: "acc",
    title: "The same network on the same digits",
    from: mnist.train,
  }),
);

// %% [markdown]
// With raw bytes the slopes are dozens of times larger, and so is the first step: the weights jump so far that the
// network answers the same for every image, and there the slope is 0: it never comes back. (Chapter 5 shows why.) With
// pixels scaled twice every step is hundreds of times too small: after ten epochs hardly anything has happened. One line
// decides.
//
// ## Optional: questions
//
// Answer in a sentence or two in the cell below, and only then unfold the answer.
//
// 1. Flatten an image, then shuffle the 784 numbers, in the same way for every image. Could *you* still read the
//    digits? Could a network of dense layers still learn them?
// 2. Why divide by 255 and not by the largest pixel of each image?
// 3. A training set happens to contain no 9. How many columns should the table of one-hot labels have, and what goes wrong if
//    the code takes "the largest label plus one"?

// %% [markdown]
// *Your answers:*
//
// 1. …
// 2. …
// 3. …

// %% [markdown]
// <details><summary>Compare</summary>
//
// 1. You could not; a dense layer could, just as well as before. It has one weight per input and does not know which
//    inputs are neighbours. Chapter 4 will change that.
// 2. The same brightness must mean the same everywhere. Divided by its own maximum, a dark image becomes a bright one,
//    and what the network is shown depends on a single pixel.
// 3. Ten. With nine columns the network has no output for a 9, and the shape no longer fits other batches or the test
//    set.
//
// </details>

// %% [markdown]
// ## What to take away
//
// - Scale inputs to about 0 … 1. Training depends on it more than on most clever ideas.
// - Shapes tell the story: [count, rows, cols, channels] for images, [count, numbers] for dense layers.
// - One-hot labels make the truth look like the network's answer, without inventing an order of the classes.
// - From here on the lab's own `scalePixels`, `flattenImages` and `oneHot` do the same for you.
//
// *Sources.* Why inputs should be scaled: LeCun, Bottou, Orr and Müller, "Efficient BackProp", in *Neural Networks:
// Tricks of the Trade* (Springer, 1998), section 4.3. Datasets: see chapter 1.
