// %% [markdown]
// # 1 · The dataset
//
// *About 31 minutes, and 9 for what is optional. You will read two famous datasets from their files, byte by byte, look at the images, and count
// what is in them.*
//
// **The idea.** To a computer an image is a grid of numbers, and a **dataset** is a long row of such grids, together
// with a row of labels in the same order: image 0 and label 0 belong together, image 1 and label 1, and so on. On disk
// it is even plainer: a file is nothing but **bytes**, whole numbers from 0 to 255. Where an image ends, which byte is
// red and which is blue, only the **file format** says. Read it wrongly and nothing complains: the network simply learns
// from noise, numbers that mean nothing. So we begin where every real project begins, by reading the data ourselves and
// looking at it.
//
// You will meet two datasets throughout this lab. What a label can say, for example "7" or "cat", is called a **class**.
// **Training images** are there to learn from; together they are the **training set**. **Test images**, the **test set**,
// are kept apart, to find out what was learned: nobody would set an exam made of the very exercises solved in class.
//
// | | MNIST | CIFAR-10 |
// |---|---|---|
// | shows | handwritten digits | photographs of animals and vehicles |
// | image | 28 × 28, grey | 32 × 32, red, green, blue |
// | numbers in an image | 784 | 3,072 |
// | training images | 60,000 | 50,000 |
// | test images | 10,000 | 10,000 |
// | classes | 10 | 10 |

// %% locked="setup"
import * as lab from "image-lab";

const mnist = await lab.loadMnist();
const cifar = await lab.loadCifar10();

// %%
lab.show(lab.imageGrid(mnist.train, { title: "What you will read: digits" }));
lab.show(lab.imageGrid(cifar.train, { title: "What you will read: photographs" }));

// %% [markdown]
// ## The picture
//
// A digit, as you see it and as the computer does. Each number is one pixel, a byte from 0 (black) to 255 (white).
// Squint: the digit is there.

// %%
const [rows, cols] = mnist.train.shape;
for (let row = 0; row < rows; row++) {
  const pixels = mnist.train.images.subarray(row * cols, (row + 1) * cols);
  console.log(Array.from(pixels, (pixel) => (pixel === 0 ? "." : String(pixel)).padStart(3)).join(" "));
}

// %% [markdown]
// ## Worked lines: four bytes, one number
//
// To say "60,000 images" takes more than one byte, and MNIST's files use four:
//
// > 0 · 256³ + 0 · 256² + 234 · 256 + 96 = 60,000
//
// The most significant byte comes first: this order is called **big-endian**. Most computers keep their own numbers
// the other way round, little-endian, so it has to be said. A `DataView` is JavaScript's tool for it.

// %%
const fourBytes = Uint8Array.from([0, 0, 234, 96]);
const view = new DataView(fourBytes.buffer, fourBytes.byteOffset, fourBytes.byteLength);
console.log("big-endian:   ", view.getUint32(0));
console.log("little-endian:", view.getUint32(0, true));

// %% [markdown]
// `getUint32(at)` reads the four bytes from position `at` on. Why three arguments for the `DataView`? `fourBytes.buffer`
// is the memory in which the bytes lie, and other things may lie in it, too: a small file often sits in the middle of a
// larger one's memory. Offset and length say which part is ours. Leave them out, and the code works today and reads someone
// else's bytes tomorrow.
//
// To take a piece out of an array there are two ways: `bytes.subarray(16)` is a window on the same memory from position
// 16 on and costs nothing, `bytes.slice(16)` is a copy. Both leave `bytes` as it is. A `Uint8Array` is an array of bytes;
// `new Uint8Array(5)` makes one of five zeros.
//
// ## Exercise 1.1: an image file
//
// MNIST's image files are in a format called IDX:
//
// | bytes | content | in MNIST's training file |
// |---|---|---|
// | 0 – 3 | what kind of file this is: 2051 stands for images | 2051 |
// | 4 – 7 | number of images | 60,000 |
// | 8 – 11 | rows of an image | 28 |
// | 12 – 15 | columns of an image | 28 |
// | 16 – | pixels, row by row, image after image | 47,040,000 bytes |
//
// The bytes before the pixels, which describe them, are the file's **header**. Write `parseIdxImages`. It takes the bytes of such a file and returns the three sizes and the pixels.

// %% exercise="parseIdxImages"
function parseIdxImages(bytes: Uint8Array): {
  count: number;
  rows: number;
  cols: number;
  pixels: Uint8Array;
} {
  // BEGIN SOLUTION
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    count: header.getUint32(4),
    rows: header.getUint32(8),
    cols: header.getUint32(12),
    pixels: bytes.subarray(16),
  };
  // END SOLUTION
}

// %% [markdown]
// The next cell checks your function on small files made for the purpose. Not there yet? It says what is wrong, in
// your own numbers, and has three hints for you.

// %% check="parseIdxImages"
await lab.check("parseIdxImages", parseIdxImages);

// %% [markdown]
// ## Exercise 1.2: a label file
//
// Labels have a file of their own, with a shorter header:
//
// | bytes | content | in MNIST's training file |
// |---|---|---|
// | 0 – 3 | what kind of file this is: 2049 stands for labels | 2049 |
// | 4 – 7 | number of labels | 60,000 |
// | 8 – | one byte per label, 0 to 9 | 60,000 bytes |

// %% exercise="parseIdxLabels"
function parseIdxLabels(bytes: Uint8Array): Uint8Array {
  // BEGIN SOLUTION
  return bytes.subarray(8);
  // END SOLUTION
}

// %% check="parseIdxLabels"
await lab.check("parseIdxLabels", parseIdxLabels);

// %% [markdown]
// Now the real thing: the very files that `loadMnist` reads, by the names under which they were published. What you see
// below went through your code and no other.

// %%
const testImages = parseIdxImages(await lab.readDataFile("t10k-images-idx3-ubyte"));
const testLabels = parseIdxLabels(await lab.readDataFile("t10k-labels-idx1-ubyte"));
console.log(
  `${testImages.count} images of ${testImages.rows} × ${testImages.cols} pixels, ${testLabels.length} labels`,
);
const readByYou: lab.Dataset = {
  ...mnist.test,
  name: "MNIST, read by you",
  images: testImages.pixels,
  labels: testLabels,
};
lab.show(lab.imageGrid(readByYou));

// %% [markdown]
// ## Exercise 1.3: a file of photographs
//
// CIFAR-10 keeps image and label together. A file is a row of **records** of 3,073 bytes, without any header:
//
// | byte of the record | content |
// |---|---|
// | 0 | label, 0 to 9 |
// | 1 – 1024 | the red values of all pixels, row by row |
// | 1025 – 2048 | the green values of all pixels, row by row |
// | 2049 – 3072 | the blue values of all pixels, row by row |
//
// The colours come one after the other, as three **planes**. **TensorFlow**, the library that we build networks with,
// expects them the other way: the three values of a pixel side by side, the colour last.
//
// | in the file | R₀ R₁ R₂ … G₀ G₁ G₂ … B₀ B₁ B₂ … |
// |---|---|
// | **in your result** | **R₀ G₀ B₀ R₁ G₁ B₁ R₂ G₂ B₂ …** |
//
// Write `parseCifarBatch`. It returns the labels, and the pixels of all images, row by row, colour last.

// %% exercise="parseCifarBatch"
function parseCifarBatch(bytes: Uint8Array): { labels: Uint8Array; pixels: Uint8Array } {
  // BEGIN SOLUTION
  const plane = 32 * 32;
  const record = 1 + 3 * plane;
  const count = bytes.length / record;
  const labels = new Uint8Array(count);
  const pixels = new Uint8Array(count * 3 * plane);
  for (let image = 0; image < count; image++) {
    const start = image * record;
    labels[image] = bytes[start];
    for (let pixel = 0; pixel < plane; pixel++) {
      for (let colour = 0; colour < 3; colour++) {
        pixels[3 * (image * plane + pixel) + colour] = bytes[start + 1 + colour * plane + pixel];
      }
    }
  }
  return { labels, pixels };
  // END SOLUTION
}

// %% check="parseCifarBatch"
await lab.check("parseCifarBatch", parseCifarBatch);

// %%
const cifarBytes = await lab.readDataFile("test_batch.bin");
const photographs = parseCifarBatch(cifarBytes);
const photographsReadByYou: lab.Dataset = {
  ...cifar.test,
  name: "CIFAR-10, read by you",
  images: photographs.pixels,
  labels: photographs.labels,
};
lab.show(lab.imageGrid(photographsReadByYou));

// %% [markdown]
// ## Exercise 1.4: count before you trust
//
// How many images of each class are there? If nine out of ten were cats, a program that always says "cat" would be
// right nine times out of ten, and have learned nothing.
//
// Write `classCounts(labels, classes)`: a list of `classes` numbers, the first of which says how often label 0 occurs.
// (`new Array<number>(3).fill(0)` is a list of three zeros.)

// %% exercise="classCounts"
function classCounts(labels: Uint8Array, classes: number): number[] {
  // BEGIN SOLUTION
  const counts = new Array<number>(classes).fill(0);
  for (const label of labels) counts[label]++;
  return counts;
  // END SOLUTION
}

// %% check="classCounts"
await lab.check("classCounts", classCounts);

// %%
const digitCounts = classCounts(mnist.train.labels, 10);
lab.show(
  lab.barChart(mnist.train.classNames, [{ name: "images", values: digitCounts }], {
    title: "How often each digit occurs",
    xLabel: "digit",
    yLabel: "training images",
    from: mnist.train,
  }),
);

// %% [markdown]
// ## A figure of your own
//
// The figures of this lab are in the form of **nodeplotlib**, the plotting library: `data` is a list of what is drawn, here
// a dot for each image, and `layout` has titles and axes. nodeplotlib's own `plot(data, layout)` opens a figure in a window;
// in these notebooks it puts it below the cell, and so does `lab.show`, with a text for those who do not see it.
//
// **Your turn.** Run the cell, then make a figure of your own out of it: another `type` (`"box"`, say), more images,
// another number for each image, a title that says what there is to see.

// %%
import type { Layout, Plot } from "nodeplotlib";

const bright = Array.from({ length: 300 }, (_, image) => {
  const pixels = mnist.train.images.subarray(784 * image, 784 * (image + 1));
  return pixels.filter((pixel) => pixel > 127).length;
});
const ownData: Plot[] = [
  { type: "scatter", mode: "markers", x: Array.from(mnist.train.labels.subarray(0, 300)), y: bright },
];
const ownLayout: Layout = {
  title: { text: "How much ink a digit takes" },
  xaxis: { title: { text: "digit" } },
  yaxis: { title: { text: "bright pixels" } },
};
lab.show({ data: ownData, layout: ownLayout, text: "Bright pixels of 300 digits" });

// %% [markdown]
// ## Optional: what wrong bytes look like
//
// Two small slips, each of which gives an array of the right length. No error, no warning: only the eye notices. In
// the last strip three neighbouring reds became the red, green and blue of one pixel, so that every picture shows up
// nine times, small and grey. Can you say why nine?

// %%
const asInterleaved = cifarBytes.filter((_, at) => at % 3073 !== 0);
const redAndBlueSwapped = photographs.pixels.slice();
for (let at = 0; at < redAndBlueSwapped.length; at += 3) {
  redAndBlueSwapped[at] = photographs.pixels[at + 2];
  redAndBlueSwapped[at + 2] = photographs.pixels[at];
}
const slips: [string, Uint8Array][] = [
  ["right", photographs.pixels],
  ["red and blue swapped", redAndBlueSwapped],
  ["planes read as pixels", asInterleaved],
];
for (const [title, images] of slips) {
  const strip = { ...photographsReadByYou, images };
  lab.show(lab.imageGrid(strip, { title, indices: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] }));
}

// %% [markdown]
// ## Optional: the average digit
//
// Add up all training images of a digit, pixel by pixel, and divide by how many there are. A sharp spot means that
// nearly everybody writes there; a blur means that hands differ.

// %%
const size = rows * cols;
const sums = Array.from({ length: 10 }, () => new Float64Array(size));
mnist.train.labels.forEach((label, image) => {
  for (let pixel = 0; pixel < size; pixel++) sums[label][pixel] += mnist.train.images[image * size + pixel];
});
const averages = sums.flatMap((sum, digit) => Array.from(sum, (total) => total / digitCounts[digit]));
const averageDigits: lab.Dataset = {
  ...mnist.train,
  images: Uint8Array.from(averages),
  labels: Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
};
lab.show(lab.imageGrid(averageDigits, { title: "The average of all training images of each digit" }));

// %% [markdown]
// ## Optional: questions
//
// Answer in a sentence or two in the cell below, and only then unfold the answer.
//
// 1. How long, in bytes, is MNIST's training image file? How would you notice a download that broke off?
// 2. A colleague shuffles the images to mix the classes, and forgets the labels. The code runs, training runs. What
//    accuracy will a network reach on the test set?
// 3. Some of the average digits are sharper than others. Which are, and what does that tell you about how hard a digit
//    is to recognise?

// %% [markdown]
// *Your answers:*
//
// 1. …
// 2. …
// 3. …

// %% [markdown]
// <details><summary>Compare</summary>
//
// 1. 16 + 60,000 · 28 · 28 = 47,040,016. If the file is shorter than its own header says, something is missing; a
//    checksum, a number worked out from all bytes, also finds bytes that changed.
// 2. About 10 %, one in ten: the labels say nothing about the images any more, so there is nothing to learn. On the
//    training images the network may still get better, because a large one can learn them by heart.
// 3. Where hands agree, as on the middle of a 1 or the ring of a 0, the average is sharp. A class whose images differ
//    among each other is harder: one average is no good description of it, and a network must allow for several ways of writing it.
//
// And why nine? A row of the wrong picture takes 96 bytes, which are three rows of a plane: three small copies side by
// side. The three planes follow one another: three such strips, one below the other.
//
// </details>

// %% [markdown]
// ## What to take away
//
// - A dataset is images and labels in the same order. Keep them in the same order.
// - A format says which byte means what: header, byte order, layout of the colours.
// - Wrong bytes raise no error. Look at images, count classes, and only then train.
//
// *Sources.* MNIST and the IDX format: LeCun, Cortes and Burges, "The MNIST database of handwritten digits",
// <http://yann.lecun.com/exdb/mnist/> (1998). CIFAR-10 and its binary format: Krizhevsky, "Learning multiple layers of
// features from tiny images" (2009), <https://www.cs.toronto.edu/~kriz/cifar.html>. If no download was possible, the
// lab draws images of its own in the same file formats; the line below the title of each figure says which you see.
