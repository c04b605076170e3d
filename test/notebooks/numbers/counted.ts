import * as tf from "@tensorflow/tfjs-node";
import * as lab from "image-lab";
import { points } from "image-lab/internal/checks/points";
import { grouped, says, saysAbout } from "./page";

/** Sizes of files, parameters, shapes, and sums that need no training. */

const chapter = (name: string): string => `notebooks/source/${name}.ts`;

says(chapter("00-start"), "points", () => {
  const all = Object.values(points);
  const sum = (by: string): number =>
    all.filter(({ gradedBy }) => gradedBy === by).reduce((total, { points }) => total + points, 0);
  return [
    `There are ${sum("check") + sum("hand")}: ${sum("check")} for functions, ${sum("hand")} for a report`,
  ];
});

says(chapter("01-dataset"), "what is in the published files", async () => {
  const [mnist, cifar] = [await lab.loadMnist(), await lab.loadCifar10()];
  if (mnist.train.origin === "stand-in" || cifar.train.origin === "stand-in") return [];
  const [images, labels] = [
    await lab.readDataFile("train-images-idx3-ubyte"),
    await lab.readDataFile("train-labels-idx1-ubyte"),
  ];
  const number = (bytes: Uint8Array, at: number): number =>
    new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at);
  const batch = await lab.readDataFile("test_batch.bin");
  const count = ({ labels }: lab.Dataset): string => grouped(labels.length);
  return [
    `| training images | ${count(mnist.train)} | ${count(cifar.train)} |`,
    `| test images | ${count(mnist.test)} | ${count(cifar.test)} |`,
    `| numbers in an image | ${grouped(28 * 28)} | ${grouped(32 * 32 * 3)} |`,
    `${number(images, 0)} stands for images`,
    `${number(labels, 0)} stands for labels`,
    `| 16 – | pixels, row by row, image after image | ${grouped(images.length - 16)} bytes |`,
    `one byte per label, 0 to 9 | ${grouped(labels.length - 8)} bytes |`,
    `16 + 60,000 · 28 · 28 = ${grouped(images.length)}`,
    `**records** of ${grouped(batch.length / cifar.test.labels.length)} bytes`,
  ];
});

saysAbout(chapter("02-preprocessing"), "how dark digits are", async () => {
  const { test } = await lab.loadMnist();
  const pixels = test.images.subarray(0, 784 * 1000);
  const black = pixels.filter((pixel) => pixel === 0).length / pixels.length;
  return [{ says: "four pixels in five are black", value: black, between: [0.77, 0.83] }];
});

saysAbout("docs/surprises.md", "a network that always answers 0", async () => {
  const { test } = await lab.loadMnist();
  if (test.origin === "stand-in") return [];
  const zeros = test.labels.filter((label) => label === 0).length / test.labels.length;
  return [{ says: "9.8 % of MNIST's test images", value: zeros, between: [0.0975, 0.0985] }];
});

says(chapter("03-mlp"), "parameters of the MLP", () => {
  const counts = lab.mlp(784).layers.map((layer) => layer.getWeights().map(({ size }) => size));
  const names = ["784 → 128", "128 → 64", "64 → 10"];
  const rows = counts.map(([weights, biases], at) => {
    const numbers = [weights!, biases!, weights! + biases!].map(grouped);
    return `| ${names[at]} | ${numbers.join(" | ")} |`;
  });
  const all = grouped(lab.mlp(784).countParams());
  return [...rows, `| all | | | **${all}** |`, `The network has ${all} parameters for 50 images`];
});

says(chapter("03-mlp"), "five digits of a cheque", () => {
  const right = 0.97 ** 5;
  return [
    `0.97⁵ ≈ ${right.toFixed(2)}`,
    `one cheque in ${["six", "seven", "eight"][Math.round(1 / (1 - right)) - 6]}`,
  ];
});

says(chapter("04-lenet5"), "shapes and parameters of LeNet-5", () => {
  const model = lab.lenet5([28, 28, 1]);
  const sizes = model.layers.map(({ outputShape }) => (outputShape as number[]).slice(1).join("×"));
  const counts = model.layers.map((layer) => grouped(layer.countParams()));
  const sums = ["(25·1 + 1)·6", "", "(25·6 + 1)·16", "", "", "401·120", "121·84", "85·10"];
  const names = ["C1", "S2", "C3", "S4", "flatten", "C5", "F6", "output"];
  const rows = names.map((name, at) => {
    const count = sums[at] === "" ? counts[at] : `${sums[at]} = ${counts[at]}`;
    return `| ${name} | ${sizes[at]} | ${count} |`;
  });
  const photographs = grouped(lab.lenet5([32, 32, 3]).countParams());
  return [
    ...rows,
    `| all | | **${grouped(model.countParams())}** |`,
    `the network has **${photographs}** parameters`,
    `(${photographs} against ${grouped(lab.mlp(3072).countParams())})`,
  ];
});

says(chapter("04-lenet5"), "a dense layer in the place of a convolution", () => {
  const dense = tf.sequential({ layers: [tf.layers.dense({ inputShape: [784], units: 28 * 28 * 6 })] });
  const [first] = lab.lenet5([28, 28, 1]).layers;
  const times = Math.round(dense.countParams() / first!.countParams() / 1000);
  return [
    `C1 and S2 have ${first!.countParams()} parameters together`,
    `784 · ${grouped(4704)} weights and ${grouped(4704)} biases: ${grouped(dense.countParams())}, twenty-${
      ["three", "four", "five"][times - 23]
    } thousand times as many`,
  ];
});

says(chapter("05-loss"), "two images, three classes", () => {
  const labels = [
    [0, 1, 0],
    [1, 0, 0],
  ];
  const answers = [
    [0.2, 0.7, 0.1],
    [0.1, 0.6, 0.3],
  ];
  const squares = answers.map((row, at) => row.map((p, k) => (p - labels[at]![k]!) ** 2));
  const sums = squares.map((row) => row.reduce((sum, square) => sum + square, 0));
  const surprises = answers.map((row, at) => -Math.log(row[labels[at]!.indexOf(1)]!));
  const rows = squares.map((row, at) => {
    const [label, answer] = [labels[at]!.join(" "), answers[at]!.join(" ")];
    const sum = `${row.map((square) => square.toFixed(2)).join(" + ")} = ${sums[at]!.toFixed(2)}`;
    const own = answers[at]![labels[at]!.indexOf(1)];
    return `| image ${at} | ${label} | ${answer} | ${sum} | −log ${own} = ${surprises[at]!.toFixed(3)} |`;
  });
  const mean = ([one, other]: number[], digits: number): string => ((one! + other!) / 2).toFixed(digits);
  return [
    ...rows,
    `| **mean** | | | **${mean(sums, 2)}** | **${mean(surprises, 3)}** |`,
    `${(-Math.log(0.5)).toFixed(2)} at fifty-fifty`,
    `−log 10⁻⁷ = ${(-Math.log(1e-7)).toFixed(1)}`,
    `−log 0.1 = ${(-Math.log(0.1)).toFixed(3)}`,
  ];
});

says(chapter("06-optimizer"), "one step, the widest step, and the longest", () => {
  const [start, rate] = [3, 0.1];
  const next = start - rate * 2 * start;
  let velocity = 0;
  for (let step = 0; step < 1000; step++) velocity = 0.9 * velocity + 1;
  return [
    `the step is ${(rate * 2 * start).toFixed(1)}, to *p* = ${next.toFixed(1)}, and the loss falls from ${start ** 2} to ${(next ** 2).toFixed(2)}`,
    `Above η = 2/25 = ${2 / 25} that is below −1`,
    `v = g + 0.9 g + 0.81 g + … = ${velocity.toFixed(0)} g`,
    `The picture used ${0.07}`,
  ];
});

says(chapter("07-challenge"), "standard errors, and the budget", () => {
  const error = (images: number): string => (100 * Math.sqrt((0.6 * 0.4) / images)).toFixed(1);
  return [
    `√(0.6 · 0.4 / 1,000) ≈ ${error(1000)} points, on 10,000 test images still ${error(10_000)}`,
    `the same budget of work: ${(12 * 10_000 * 5e6) / 1e9} billion multiplications`,
  ];
});

saysAbout(chapter("07-challenge"), "the luckiest of twenty", () => {
  const [draws, error] = [200_000, 1.549];
  const random = tf.randomNormal([draws, 20], 0, error, "float32", 7);
  const luckiest = random.max(1).mean().dataSync()[0]!;
  return [{ says: "almost three points above", value: luckiest, between: [2.7, 3] }];
});

saysAbout("lib/src/data/centre-digit.ts", "where the centres of MNIST's digits lie", async () => {
  const { test } = await lab.loadMnist();
  if (test.origin === "stand-in") return [];
  let [x, y] = [0, 0];
  for (let at = 0; at < test.labels.length; at++) {
    let [mass, ofX, ofY] = [0, 0, 0];
    test.images.subarray(784 * at, 784 * at + 784).forEach((pixel, i) => {
      mass += pixel;
      ofX += pixel * (i % 28);
      ofY += pixel * Math.floor(i / 28);
    });
    x += ofX / mass / test.labels.length;
    y += ofY / mass / test.labels.length;
  }
  return [
    { says: "it lies at column 14.01", value: x, between: [14.005, 14.015] },
    { says: "and row 13.99", value: y, between: [13.985, 13.998] },
  ];
});
