import assert from "node:assert/strict";
import { test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { pixelTensor } from "image-lab/internal/graph/pixel-tensor";
import { scalePixels } from "image-lab/internal/tensors/scale-pixels";
import { type Draw, draw } from "./random-case";
import { explainTraining, plainly, shuffledAlike, uniform, withNative } from "./with-plain-tfjs";

const NETWORKS = 150;

const engines: Record<string, <T>(run: () => Promise<T>) => Promise<T>> = {
  native: (run) => withNative("on", run),
  graph: (run) => withNative("off", run),
  "plain tfjs": plainly,
};

test(`${NETWORKS} random small networks learn from bytes, bit for bit, what they learn from floats`, async () => {
  const trainedBy: Record<string, number> = { native: 0, graph: 0, eager: 0 };
  for (let seed = 2000; seed < 2000 + NETWORKS; seed++) {
    const drawn = draw(seed, { onlyCommon: seed % 2 === 0 });
    const { shape, size } = drawn.x;
    const random = uniform(seed);
    const bytes = Uint8Array.from({ length: size }, () => 256 * random());
    const validationSplit = [0, 0, 0.2, 0.34][Math.floor(4 * random())]!;
    for (const [engine, within] of Object.entries(engines)) {
      const learnt = (x: tf.Tensor): Promise<Learnt> => within(() => learn(drawn, x, validationSplit, seed));
      const fromBytes = await learnt(pixelTensor(bytes, shape));
      const fromFloats = await learnt(tf.tensor(scalePixels(bytes), shape));
      assert.deepEqual(fromBytes, fromFloats, `${drawn.text}; validationSplit ${validationSplit}; ${engine}`);
      if (engine !== "plain tfjs") trainedBy[fromBytes.engine]! += 1;
    }
    tf.dispose([drawn.x, drawn.y]);
  }
  console.log(`trained by: ${JSON.stringify(trainedBy)}`);
  assert.ok(trainedBy["native"]! >= NETWORKS / 3 && trainedBy["graph"]! >= NETWORKS / 3);
});

interface Learnt {
  readonly engine: string;
  readonly numbers: object;
}

/** Everything that a network says of itself while it trains, with the same numbers drawn in each run. Disposes of `x`. */
async function learn(
  { make, y, ...drawn }: Draw,
  x: tf.Tensor,
  validationSplit: number,
  seed: number,
): Promise<Learnt> {
  const { batchSize, shuffle } = drawn;
  const model = make();
  const { history } = await shuffledAlike(seed, () =>
    model.fit(x, y, { batchSize, shuffle, validationSplit, epochs: 3, verbose: 0 }),
  );
  const judged = [model.evaluate(x, y, { batchSize })].flat();
  const some = x.slice(3, 11);
  const predicted = [x, some].map((images) => model.predict(images, { batchSize: 4 }) as tf.Tensor);
  const values = (tensors: readonly tf.Tensor[]): number[][] =>
    tensors.map((tensor) => [...tensor.dataSync()]);
  const numbers = {
    history,
    judged: values(judged),
    predicted: values(predicted),
    weights: values(model.getWeights()),
  };
  const { engine } = explainTraining(model);
  tf.dispose([judged, predicted, some, x]);
  model.dispose();
  return { engine, numbers };
}
