import "./native-on";
import { before, test } from "node:test";
import type * as tf from "@tensorflow/tfjs-node";
import { loadMnist, toTensors } from "image-lab";
import { assertSameLosses } from "../training/same-losses";
import { type Examples, networks, optimizers } from "../training/with-plain-tfjs";

const STEPS = 100;
const SAMPLES = 32 * STEPS;
let data: Examples;

/** The stand-in's digits, or MNIST's with `LAB_DATA=real`. */
before(async () => {
  const { train } = await loadMnist();
  const { images, labels } = toTensors(train) as { images: tf.Tensor; labels: tf.Tensor };
  data = { x: images.slice(0, SAMPLES), y: labels.slice(0, SAMPLES) };
});

for (const network of Object.keys(networks))
  for (const [index, optimizer] of Object.keys(optimizers).entries())
    test(`${network}, ${optimizer}, seed ${index + 1}: on digits the losses of ${STEPS} steps are plain tfjs's`, () =>
      assertSameLosses({
        network,
        loss: index % 3 === 2 ? "meanSquaredError" : "categoricalCrossentropy",
        optimizer,
        shape: [28, 28, 1],
        samples: SAMPLES,
        steps: STEPS,
        engine: "native",
        seed: index + 1,
        data,
      }));
