import type * as tfjs from "@tensorflow/tfjs-node";
import { oneHot, type Program, type Stage, showHistory, showModel, type Tf, uniform, whole } from "./program";
import { imagesOf, judged, quiet, rowsOf } from "./small-models";

type Symbols = tfjs.SymbolicTensor;
type Config = object;

const glorot = ({ tf }: Stage, seed: number): object => ({
  kernelInitializer: tf.initializers.glorotUniform({ seed }),
});
const recurrent = (stage: Stage, seed: number): object => ({
  ...glorot(stage, seed),
  recurrentInitializer: stage.tf.initializers.glorotNormal({ seed: seed + 1 }),
});
const layerOf = (tf: Tf): typeof tfjs.layers.Layer => tf.layers.Layer;

function words({ tf }: Stage, count: number, seed: number): tfjs.layers.Layer {
  const embeddingsInitializer = tf.initializers.randomUniform({ minval: -0.5, maxval: 0.5, seed });
  return tf.layers.embedding({ inputDim: count, outputDim: 4, embeddingsInitializer });
}

/** Only the last step's output. */
function lastStep(tf: Tf): tfjs.layers.Layer {
  class LastStep extends layerOf(tf) {
    static className = "LastStep";
    override computeOutputShape(shape: tfjs.Shape): tfjs.Shape {
      return [shape[0]!, shape[2]!];
    }
    override call(inputs: tfjs.Tensor | tfjs.Tensor[]): tfjs.Tensor {
      const steps = [inputs].flat()[0] as tfjs.Tensor3D;
      return tf.tidy(() => steps.gather([steps.shape[1] - 1], 1).squeeze([1]));
    }
  }
  return new LastStep({});
}

/** Turns codes back by the transposed kernel of the layer that made them. */
function turnedBack(tf: Tf, encoder: tfjs.layers.Layer): tfjs.layers.Layer {
  class TurnedBack extends layerOf(tf) {
    static className = "TurnedBack";
    override build(shape: tfjs.Shape): void {
      const wide = (encoder.weights[0]!.shape as number[])[0]!;
      this.addWeight("bias", [wide], "float32", tf.initializers.zeros());
      super.build(shape);
    }
    override computeOutputShape(shape: tfjs.Shape): tfjs.Shape {
      return [shape[0]!, encoder.weights[0]!.shape[0]!];
    }
    override call(inputs: tfjs.Tensor | tfjs.Tensor[], _: Config): tfjs.Tensor {
      const codes = [inputs].flat()[0]!;
      const [kernel, bias] = [encoder.weights[0]!, this.weights[0]!].map((weight) => weight.read());
      return tf.tidy(() => tf.matMul(codes, kernel!, false, true).add(bias!));
    }
  }
  return new TurnedBack({});
}

/** Networks of the shapes that public examples have, trained, judged and asked. */
export const architectures: Record<string, Program> = {
  "attention over an encoder's steps": async (stage) => {
    const { tf } = stage;
    const [read, written] = [tf.input({ shape: [6] }), tf.input({ shape: [4] })];
    const encoder = tf.layers
      .lstm({ units: 5, returnSequences: true, ...recurrent(stage, 3) })
      .apply(words(stage, 9, 1).apply(read)) as Symbols;
    const last = lastStep(tf).apply(encoder) as Symbols;
    const decoder = tf.layers
      .lstm({ units: 5, returnSequences: true, ...recurrent(stage, 5) })
      .apply(words(stage, 7, 2).apply(written), { initialState: [last, last] }) as Symbols;
    const scores = tf.layers.dot({ axes: [2, 2] }).apply([decoder, encoder]);
    const attention = tf.layers
      .activation({ activation: "softmax", name: "attention" })
      .apply(scores) as Symbols;
    const context = tf.layers.dot({ axes: [2, 1] }).apply([attention, encoder]) as Symbols;
    const both = tf.layers.concatenate().apply([context, decoder]);
    const layer = tf.layers.dense({ units: 7, activation: "softmax", ...glorot(stage, 7) });
    const outputs = tf.layers.timeDistributed({ layer }).apply(both) as Symbols;
    const model = tf.model({ inputs: [read, written], outputs });
    model.compile({ optimizer: tf.train.adam(0.01), loss: "categoricalCrossentropy", metrics: ["accuracy"] });
    const x = [whole(tf, [20, 6], 9, 1), whole(tf, [20, 4], 7, 2)];
    const y = oneHot(tf, [20, 4], 7, 3);
    showHistory(stage, await model.fit(x, y, { ...quiet, validationSplit: 0.2 }));
    const looked = tf.model({ inputs: model.inputs, outputs: [attention, outputs] });
    const seen = looked.predict(x) as tfjs.Tensor[];
    stage.show(
      "seen",
      seen.map((tensor) => [...tensor.dataSync()]),
    );
    tf.dispose(seen);
    showModel(stage, model);
  },
  "codes turned back by the kernel that made them": async (stage) => {
    const { tf } = stage;
    const [x] = rowsOf(stage);
    const input = tf.input({ shape: [5] });
    const encoder = tf.layers.dense({ units: 2, activation: "tanh", ...glorot(stage, 1) });
    const outputs = turnedBack(tf, encoder).apply(encoder.apply(input) as Symbols) as Symbols;
    const model = tf.model({ inputs: input, outputs });
    model.compile({ optimizer: "rmsprop", loss: "meanSquaredError", metrics: ["mae"] });
    showHistory(stage, await model.fit(x, x, { ...quiet, validationData: [x, x] }));
    judged(stage, model, x, x);
    showModel(stage, model);
  },
  "segments of images: down, up and across": async (stage) => {
    const { tf } = stage;
    const [x] = imagesOf(stage);
    const conv = (
      filters: number,
      seed: number,
      activation: "relu" | "sigmoid" = "relu",
    ): tfjs.layers.Layer =>
      tf.layers.conv2d({ filters, kernelSize: 3, padding: "same", activation, ...glorot(stage, seed) });
    const input = tf.input({ shape: [8, 8, 1] });
    const wide = conv(3, 1).apply(input) as Symbols;
    const narrow = conv(4, 2).apply(tf.layers.maxPooling2d({ poolSize: 2 }).apply(wide));
    const up = tf.layers.upSampling2d({ size: [2, 2] }).apply(narrow) as Symbols;
    const across = tf.layers.concatenate({ axis: 3 }).apply([wide, up]);
    const normal = tf.layers.batchNormalization().apply(conv(3, 3).apply(across));
    const model = tf.model({ inputs: input, outputs: conv(1, 4, "sigmoid").apply(normal) as Symbols });
    const overlap = (labels: tfjs.Tensor, outputs: tfjs.Tensor): tfjs.Tensor =>
      tf.tidy(() => labels.mul(outputs).sum().mul(2).div(labels.sum().add(outputs.sum()).add(1)));
    model.compile({ optimizer: "adam", loss: "binaryCrossentropy", metrics: [overlap, "accuracy"] });
    const y = tf.tidy(() => x.greater(0.5).toFloat());
    showHistory(stage, await model.fit(x, y, quiet));
    judged(stage, model, x, y);
    model.compile({ optimizer: "adam", loss: "binaryCrossentropy", metrics: ["accuracy"] });
    showHistory(stage, await model.fit(x, y, { ...quiet, epochs: 1 }));
    showModel(stage, model);
  },
  "ratings from two tables": async (stage) => {
    const { tf } = stage;
    const inputs = [tf.input({ shape: [1], name: "user" }), tf.input({ shape: [1], name: "film" })];
    const rows = inputs.map((input, at) =>
      tf.layers.flatten().apply(words(stage, 8, at + 1).apply(input)),
    ) as Symbols[];
    const outputs = tf.layers.dot({ axes: 1, normalize: true }).apply(rows) as Symbols;
    const model = tf.model({ inputs, outputs });
    model.compile({ optimizer: tf.train.adagrad(0.1), loss: "meanSquaredError", metrics: ["mae"] });
    const x = { film: whole(tf, [30, 1], 8, 1), user: whole(tf, [30, 1], 8, 2) };
    const y = uniform(tf, [30, 1], 3);
    showHistory(stage, await model.fit(x as never, y, { ...quiet, validationSplit: 0.3 }));
    const outcome = model.predict([x.user, x.film]) as tfjs.Tensor;
    stage.show("ratings", [...outcome.dataSync()]);
    outcome.dispose();
    showModel(stage, model);
  },
  "steps to be left out, an answer at each step, a metric of one's own": async (stage) => {
    const { tf } = stage;
    const layer = tf.layers.dense({ units: 3, activation: "softmax", ...glorot(stage, 4) });
    const model = tf.sequential({
      layers: [
        tf.layers.masking({ maskValue: 0, inputShape: [5, 2] }),
        tf.layers.lstm({ units: 4, returnSequences: true, ...recurrent(stage, 1) }),
        tf.layers.timeDistributed({ layer }),
      ],
    });
    const right = (labels: tfjs.Tensor, outputs: tfjs.Tensor): tfjs.Tensor =>
      tf.tidy(() => outputs.argMax(-1).equal(labels.argMax(-1)).toFloat().mean(-1));
    model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: [right, "accuracy"] });
    const x = tf.tidy(() =>
      uniform(tf, [18, 5, 2], 1).mul(whole(tf, [18, 5, 1], 3, 2).clipByValue(0, 1).toFloat()),
    );
    const y = oneHot(tf, [18, 5], 3, 3);
    showHistory(stage, await model.fit(x, y, { ...quiet, validationSplit: 0.3 }));
    judged(stage, model, x, y);
    model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
    showHistory(stage, await model.fit(x, y, quiet));
    showModel(stage, model);
  },
  "a box and a kind in one output, a head first and then all of it": async (stage) => {
    const { tf } = stage;
    const [x] = imagesOf(stage);
    const base = tf.sequential({
      layers: [
        tf.layers.depthwiseConv2d({
          inputShape: [8, 8, 1],
          kernelSize: 3,
          depthMultiplier: 3,
          depthwiseInitializer: tf.initializers.glorotUniform({ seed: 1 }),
        }),
        tf.layers.reLU({ maxValue: 6 }),
        tf.layers.globalAveragePooling2d({}),
      ],
    });
    for (const layer of base.layers) layer.trainable = false;
    const head = tf.layers.dense({ units: 5, ...glorot(stage, 2) });
    const model = tf.model({ inputs: base.inputs, outputs: head.apply(base.outputs[0]!) as Symbols });
    const scale = tf.tensor1d([3, 1, 1, 1, 1]);
    const loss = (labels: tfjs.Tensor, outputs: tfjs.Tensor): tfjs.Tensor =>
      tf.tidy(() => tf.metrics.meanSquaredError(labels.mul(scale), outputs.mul(scale)));
    const y = uniform(tf, [24, 5], 3);
    model.compile({ optimizer: tf.train.rmsprop(0.005), loss });
    showHistory(stage, await model.fit(x, y, { ...quiet, validationSplit: 0.25 }));
    for (const layer of base.layers) layer.trainable = true;
    model.compile({ optimizer: tf.train.rmsprop(0.001), loss });
    showHistory(stage, await model.fit(x, y, { ...quiet, validationSplit: 0.25 }));
    judged(stage, model, x, y);
    showModel(stage, model);
  },
};
