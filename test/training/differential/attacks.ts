import type * as tfjs from "@tensorflow/tfjs-node";
import { numbers, type Program, type Shown, showHistory, showModel } from "./program";
import {
  compiled,
  convolutional,
  hooks,
  imagesOf,
  judged,
  learnt,
  numbersIn,
  quiet,
  rowsOf,
  small,
  tried,
} from "./small-models";

/** Numbers that are not finite go where a program says; all of it is compared. */
function notFinite(value: number, normalized: boolean): Program {
  return async (stage) => {
    const { tf } = stage;
    const [x, y] = imagesOf(stage);
    const pixels = x.dataSync().slice();
    for (const at of [70, 71, 640, 1300]) pixels[at] = value;
    const model = compiled(convolutional(stage, normalized), tf.train.sgd(0.1));
    const damaged = tf.tensor(pixels, x.shape);
    judged(stage, model, damaged, y);
    showHistory(stage, await model.fit(damaged, y, { ...quiet, validationData: [damaged, y] }));
    judged(stage, model, x, y);
    showModel(stage, model);
  };
}

/** Programs that go to the edges of what `fit` allows, each with a model of its own. */
export const attacks: Record<string, Program> = {
  "weights read asynchronously in every callback": async (stage) => {
    const [x, y] = imagesOf(stage);
    const model = compiled(convolutional(stage));
    const look = async (): Promise<void> => {
      const read = await Promise.all(model.getWeights().map((weight) => weight.data()));
      stage.show(
        "sums",
        read.map((values) => [...values].reduce((sum, value) => sum + value, 0)),
      );
    };
    const callbacks = { onBatchBegin: look, onBatchEnd: look, onEpochEnd: look };
    showHistory(stage, await model.fit(x, y, { ...quiet, callbacks }));
    showModel(stage, model);
  },
  "reads begun and not awaited in a callback": async (stage) => {
    const [x, y] = rowsOf(stage);
    const model = compiled(small(stage));
    const reads: Promise<unknown>[] = [];
    const onBatchEnd = (): void =>
      void reads.push(
        model
          .getWeights()[0]!
          .data()
          .then((values) => values[0]),
      );
    showHistory(stage, await model.fit(x, y, { ...quiet, callbacks: { onBatchEnd } as never }));
    stage.show("read", (await Promise.all(reads)) as Shown[]);
    showModel(stage, model);
  },
  "NaN among pixels": notFinite(Number.NaN, false),
  "infinite pixels": notFinite(Number.POSITIVE_INFINITY, false),
  "pixels of minus infinity before batch normalization": notFinite(Number.NEGATIVE_INFINITY, true),
  "NaN before batch normalization": notFinite(Number.NaN, true),
  "subclasses of both kinds of callback": async (stage) => {
    const { tf, show } = stage;
    const [x, y] = rowsOf(stage);
    class Custom extends tf.CustomCallback {
      constructor() {
        super({ onEpochEnd: async (epoch, logs) => show("field", [epoch, numbersIn(logs)]) });
      }
      override async onBatchBegin(batch: number): Promise<void> {
        show("method", batch);
      }
    }
    class Plain extends tf.Callback {
      override async onTrainBegin(): Promise<void> {
        show("params", Object.keys((this as unknown as { params: object }).params).sort());
      }
      override async onTrainEnd(): Promise<void> {
        show("has model", (this as unknown as { model?: object }).model !== undefined);
      }
    }
    const model = compiled(small(stage));
    showHistory(stage, await model.fit(x, y, { ...quiet, callbacks: [new Custom(), new Plain()] }));
    showModel(stage, model);
  },
  "training stopped at each place": async (stage) => {
    const [x, y] = rowsOf(stage);
    for (const hook of hooks) {
      const model = compiled(small(stage));
      const stop = async (): Promise<void> => {
        model.stopTraining = true;
      };
      const callbacks = { [hook]: stop };
      showHistory(stage, await model.fit(x, y, { ...quiet, epochs: 3, callbacks }));
      showModel(stage, model);
    }
  },
  "optimizer's prototype patched": async (stage) => {
    const { tf, show } = stage;
    const [x, y] = rowsOf(stage);
    const prototype = Object.getPrototypeOf(tf.train.sgd(1)) as {
      applyGradients: (...args: never[]) => void;
    };
    const original = prototype.applyGradients;
    let calls = 0;
    prototype.applyGradients = function (...args) {
      calls++;
      return original.apply(this, args);
    };
    try {
      const model = compiled(small(stage), tf.train.sgd(0.1));
      showHistory(stage, await model.fit(x, y, quiet));
      show("calls", calls);
      showModel(stage, model);
    } finally {
      prototype.applyGradients = original;
    }
  },
  "a layer's call patched": async (stage) => {
    const [x, y] = rowsOf(stage);
    const model = compiled(small(stage));
    await model.fit(x, y, quiet);
    const layer = model.layers[0]! as unknown as { call: (...args: never[]) => tfjs.Tensor };
    const original = layer.call.bind(layer);
    layer.call = (...args) => stage.tf.tidy(() => original(...args).mul(0.5));
    await learnt(stage, model, [x, y], {});
  },
  "validation by split, tensors and a data set": async (stage) => {
    const { tf } = stage;
    const [x, y] = rowsOf(stage);
    const model = compiled(small(stage));
    showHistory(stage, await model.fit(x, y, { ...quiet, validationSplit: 0.3 }));
    showHistory(stage, await model.fit(x, y, { ...quiet, validationData: [x.slice(0, 5), y.slice(0, 5)] }));
    const rows = tf.data.zip({ xs: tf.data.array(x.unstack()), ys: tf.data.array(y.unstack()) }).batch(7);
    const args = { epochs: 2, verbose: 0 as const, validationData: rows as never, validationBatches: 2 };
    showHistory(stage, await model.fitDataset(rows as never, args));
    stage.show(
      "weights",
      model.getWeights().map((weight) => [...weight.dataSync()]),
    );
  },
  "class weights of every kind": async (stage) => {
    const [x, y] = rowsOf(stage);
    for (const classWeight of [{ 0: 1, 1: 0, 2: 3 }, { 0: 1 }, [{ 0: 2, 1: 1, 2: 1 }], {}] as never[]) {
      const model = compiled(small(stage));
      await tried(stage, "fit", async () =>
        showHistory(stage, await model.fit(x, y, { ...quiet, classWeight } as never)),
      );
      showModel(stage, model);
    }
  },
  "two outputs that share their layers, losses by name": async (stage) => {
    const { tf } = stage;
    const [x, y] = rowsOf(stage);
    const input = tf.input({ shape: [5] });
    const shared = tf.layers.dense({ units: 4, activation: "tanh", kernelInitializer: "ones" });
    const twice = tf.layers
      .concatenate()
      .apply([shared.apply(input), shared.apply(input)] as tfjs.SymbolicTensor[]);
    const one = tf.layers.dense({ units: 3, activation: "softmax", name: "one", kernelInitializer: "ones" });
    const two = tf.layers.dense({ units: 1, name: "two", kernelInitializer: "zeros" });
    const outputs = [one.apply(twice), two.apply(twice)] as tfjs.SymbolicTensor[];
    const model = tf.model({ inputs: input, outputs });
    const losses = { one: "categoricalCrossentropy", two: "meanSquaredError" };
    model.compile({ optimizer: "rmsprop", loss: losses, metrics: { one: "accuracy" } as never });
    const sums = x.sum(1, true);
    showHistory(
      stage,
      await model.fit(x, { one: y, two: sums } as never, { ...quiet, validationSplit: 0.2 }),
    );
    showModel(stage, model);
  },
  "a layer of one's own, with a loss and a metric of one's own": async (stage) => {
    const { tf } = stage;
    const [x, y] = rowsOf(stage);
    class Scale extends tf.layers.Layer {
      static className = "DifferentialScale";
      private factor!: tfjs.LayerVariable;
      override build(): void {
        this.factor = this.addWeight("factor", [1], "float32", tf.initializers.ones());
        this.built = true;
      }
      override call(inputs: tfjs.Tensor | tfjs.Tensor[]): tfjs.Tensor {
        return tf.tidy(() => [inputs].flat()[0]!.mul(this.factor.read()).sin());
      }
    }
    const model = small(stage) as tfjs.Sequential;
    model.add(new Scale({}) as tfjs.layers.Layer);
    const loss = (truth: tfjs.Tensor, output: tfjs.Tensor): tfjs.Tensor =>
      tf.tidy(() => truth.sub(output).abs().mean(-1));
    const largest = (_: tfjs.Tensor, output: tfjs.Tensor): tfjs.Tensor => output.max();
    model.compile({ optimizer: "adam", loss, metrics: [largest] });
    showHistory(stage, await model.fit(x, y, { ...quiet, validationSplit: 0.2 }));
    showModel(stage, model);
  },
  "an optimizer of one's own": async (stage) => {
    const { tf } = stage;
    const [x, y] = rowsOf(stage);
    class Signs extends tf.SGDOptimizer {
      override applyGradients(
        gradients: tfjs.NamedTensorMap | { name: string; tensor: tfjs.Tensor }[],
      ): void {
        const named = Array.isArray(gradients)
          ? gradients
          : Object.entries(gradients).map(([name, tensor]) => ({ name, tensor }));
        const signs = named.map(({ name, tensor }) => ({ name, tensor: tensor.sign() }));
        super.applyGradients(signs as never);
        tf.dispose(signs.map(({ tensor }) => tensor));
      }
    }
    const model = compiled(small(stage), new Signs(0.01));
    showHistory(stage, await model.fit(x, y, quiet));
    showModel(stage, model);
  },
  "learning rates changed at every batch": async (stage) => {
    const { tf } = stage;
    const [x, y] = rowsOf(stage);
    const { sgd, adam, momentum, rmsprop, adagrad } = tf.train;
    for (const optimizer of [sgd(0.1), adam(0.1), momentum(0.1, 0.9), rmsprop(0.1), adagrad(0.1)]) {
      const model = compiled(small(stage), optimizer);
      const onBatchEnd = async (batch: number): Promise<void> => {
        (optimizer as unknown as { learningRate: number }).learningRate = 0.1 / (batch + 2);
      };
      const onEpochEnd = async (): Promise<void> => {
        const settable = optimizer as unknown as { setLearningRate?: (rate: number) => void };
        settable.setLearningRate?.(0.003);
      };
      showHistory(stage, await model.fit(x, y, { ...quiet, callbacks: { onBatchEnd, onEpochEnd } }));
      showModel(stage, model);
    }
  },
  "weights set in the middle of an epoch": async (stage) => {
    const { tf } = stage;
    const [x, y] = rowsOf(stage);
    const model = compiled(small(stage));
    const onBatchEnd = async (batch: number): Promise<void> => {
      if (batch === 1) model.setWeights(model.getWeights().map((weight) => tf.onesLike(weight).mul(0.1)));
    };
    const callbacks = { onBatchEnd };
    showHistory(stage, await model.fit(x, y, { ...quiet, callbacks }));
    stage.show(
      "weights",
      model.getWeights().map((weight) => [...weight.dataSync()]),
    );
  },
  "one weight assigned in a callback": async (stage) => {
    const { tf } = stage;
    const [x, y] = rowsOf(stage);
    const model = compiled(small(stage));
    const onBatchBegin = async (batch: number): Promise<void> => {
      const { val } = model.layers[0]!.weights[1] as unknown as { val: tfjs.Variable };
      if (batch === 1) tf.tidy(() => val.assign(tf.fill(val.shape, 0.5)));
    };
    showHistory(stage, await model.fit(x, y, { ...quiet, callbacks: { onBatchBegin } }));
    showModel(stage, model);
  },
  "two models trained at once": async (stage) => {
    const [x, y] = rowsOf(stage);
    const models = [compiled(small(stage, 1)), compiled(small(stage, 9), "sgd")];
    const histories = await Promise.all(models.map((model) => model.fit(x, y, { ...quiet, epochs: 3 })));
    for (const history of histories) showHistory(stage, history);
    for (const model of models) showModel(stage, model);
  },
  "predicted and evaluated inside callbacks": async (stage) => {
    const [x, y] = imagesOf(stage);
    const model = compiled(convolutional(stage));
    const onBatchEnd = async (): Promise<void> => judged(stage, model, x, y);
    showHistory(stage, await model.fit(x, y, { ...quiet, callbacks: { onBatchEnd } }));
    showModel(stage, model);
  },
  "batches by hand between fits": async (stage) => {
    const [x, y] = rowsOf(stage);
    const model = compiled(small(stage));
    for (let round = 0; round < 3; round++) {
      stage.show("batch", (await model.trainOnBatch(x, y)) as number[]);
      showHistory(stage, await model.fit(x, y, { ...quiet, epochs: 1 }));
    }
    showModel(stage, model);
  },
  "lists and records as data, and a list of one output": async (stage) => {
    const [x, y] = rowsOf(stage);
    const model = compiled(small(stage));
    showHistory(stage, await model.fit([x], [y], quiet));
    const record = { [model.inputNames[0]!]: x };
    await tried(stage, "record", async () => showHistory(stage, await model.fit(record as never, y, quiet)));
    showModel(stage, model);
  },
  "whole numbers and truth values as data": async (stage) => {
    const { tf } = stage;
    const [x, y] = rowsOf(stage);
    const model = compiled(small(stage));
    const bytes = tf.tidy(() => x.mul(5).toInt());
    showHistory(stage, await model.fit(bytes, y.toInt(), quiet));
    await tried(stage, "truth", async () =>
      showHistory(stage, await model.fit(x.greater(0.5), y.toBool(), quiet)),
    );
    showModel(stage, model);
  },
  "data cut, joined and turned before training": async (stage) => {
    const { tf } = stage;
    const [x, y] = imagesOf(stage);
    const order = tf.tensor1d([...Array(24).keys()].reverse(), "int32");
    const turned = tf.tidy(() =>
      tf
        .concat([x.slice(4), x.slice(0, 4)])
        .gather(order)
        .reverse(2),
    );
    const model = compiled(convolutional(stage));
    showHistory(stage, await model.fit(turned, y.gather(order), { ...quiet, validationSplit: 0.25 }));
    judged(stage, model, turned, y);
    showModel(stage, model);
  },
  "dropout and noise with seeds, alone and in a fit": async (stage) => {
    const { tf } = stage;
    const model = tf.sequential({
      layers: [
        tf.layers.dense({ inputShape: [5], units: 8, kernelInitializer: "ones" }),
        tf.layers.dropout({ rate: 0.5, seed: 7 }),
        tf.layers.dense({
          units: 3,
          activation: "softmax",
          kernelInitializer: tf.initializers.glorotNormal({ seed: 2 }),
        }),
      ],
    });
    await learnt(stage, compiled(model), rowsOf(stage), { validationSplit: 0.2 });
  },
  "penalties of weights, and norms that bound them": async (stage) => {
    const { tf } = stage;
    const model = tf.sequential({
      layers: [
        tf.layers.dense({
          inputShape: [5],
          units: 6,
          kernelInitializer: tf.initializers.glorotUniform({ seed: 4 }),
          kernelRegularizer: tf.regularizers.l1l2({ l1: 0.01, l2: 0.02 }),
          kernelConstraint: tf.constraints.maxNorm({ maxValue: 0.5 }),
        }),
        tf.layers.dense({
          units: 3,
          activation: "softmax",
          kernelInitializer: "ones",
          biasConstraint: "nonNeg",
        }),
      ],
    });
    await learnt(stage, compiled(model, tf.train.sgd(0.5)), rowsOf(stage), { validationSplit: 0.2 });
  },
  "rows drawn by Math.random in a shuffled fit": async (stage) => {
    const [x, y] = rowsOf(stage);
    const model = compiled(small(stage));
    showHistory(stage, await model.fit(x, y, { ...quiet, shuffle: true, epochs: 3 }));
    stage.show("next random number", Math.random());
    stage.show("as drawn", numbers(1, 5)[0]! < 1);
    showModel(stage, model);
  },
  "a fit inside a tidy, and one begun in a callback": async (stage) => {
    const { tf } = stage;
    const [x, y] = rowsOf(stage);
    const [outer, inner] = [compiled(small(stage, 1)), compiled(small(stage, 5), "sgd")];
    const onEpochEnd = async (): Promise<void> =>
      showHistory(stage, await inner.fit(x, y, { ...quiet, epochs: 1 }));
    showHistory(stage, await outer.fit(x, y, { ...quiet, callbacks: { onEpochEnd } }));
    for (const model of [outer, inner]) showModel(stage, model);
    tf.engine().startScope();
    showHistory(stage, await inner.fit(x, y, quiet));
    tf.engine().endScope();
    showModel(stage, inner);
  },
};
