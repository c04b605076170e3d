import type * as tfjs from "@tensorflow/tfjs-node";
import { type Program, type Stage, showHistory, showMemory, showModel } from "./program";
import {
  compiled,
  convolutional,
  hooks,
  imagesOf,
  judged,
  type Model,
  numbersIn,
  quiet,
  rowsOf,
  small,
  tried,
} from "./small-models";

/** A callback that throws from one of its functions. */
function throwsAt(hook: string): Program {
  return async (stage) => {
    const [x, y] = rowsOf(stage);
    const model = compiled(small(stage));
    const callbacks = { [hook]: () => Promise.reject(new TypeError(`from ${hook}`)) };
    await tried(stage, "fit", () => model.fit(x, y, { ...quiet, callbacks }));
    showModel(stage, model);
    showHistory(stage, await model.fit(x, y, quiet));
    showModel(stage, model);
  };
}

/** Data that is disposed of while it is trained or validated on. */
function disposesAt(hook: string, of: "x" | "y" | "validation"): Program {
  return async (stage) => {
    const [x, y] = rowsOf(stage);
    const held = [x.slice(0, 6), y.slice(0, 6)] as [tfjs.Tensor, tfjs.Tensor];
    const model = compiled(small(stage));
    const dispose = async (): Promise<void> => void { x, y, validation: held[0] }[of].dispose();
    const fit = { ...quiet, epochs: 3, validationData: held, callbacks: { [hook]: dispose } };
    await tried(stage, "fit", () => model.fit(x, y, fit));
    showModel(stage, model);
  };
}

/** Something is done to a model at the end of the first epoch. */
function changedAfterOneEpoch(change: (stage: Stage, model: Model) => void): Program {
  return async (stage) => {
    const [x, y] = imagesOf(stage);
    const model = compiled(convolutional(stage));
    const onEpochEnd = async (epoch: number): Promise<void> => {
      if (epoch === 0) change(stage, model);
    };
    await tried(stage, "fit", async () =>
      showHistory(stage, await model.fit(x, y, { ...quiet, epochs: 3, callbacks: { onEpochEnd } })),
    );
    judged(stage, model, x, y);
    showModel(stage, model);
  };
}

/** Programs whose own code gets between the steps of a `fit`. */
export const interference: Record<string, Program> = {
  ...Object.fromEntries(hooks.map((hook) => [`a callback that throws in ${hook}`, throwsAt(hook)])),
  "x disposed of after an epoch": disposesAt("onEpochEnd", "x"),
  "x disposed of after a batch": disposesAt("onBatchEnd", "x"),
  "x disposed of before training": disposesAt("onTrainBegin", "x"),
  "labels disposed of before an epoch": disposesAt("onEpochBegin", "y"),
  "validation data disposed of after an epoch": disposesAt("onEpochEnd", "validation"),
  "another optimizer in the middle": changedAfterOneEpoch(({ tf }, model) => {
    model.optimizer = tf.train.sgd(0.3);
  }),
  "compiled with another loss in the middle": changedAfterOneEpoch((_, model) => {
    model.compile({ optimizer: "sgd", loss: "meanSquaredError", metrics: ["mse"] });
  }),
  "frozen in the middle, not compiled again": changedAfterOneEpoch((_, model) => {
    model.layers[0]!.trainable = false;
  }),
  "all frozen in the middle": changedAfterOneEpoch((_, model) => {
    model.trainable = false;
  }),
  "another activation in the middle": changedAfterOneEpoch(({ tf }, model) => {
    const { activation } = tf.layers.activation({ activation: "tanh" }) as unknown as { activation: object };
    Object.assign(model.layers[0]!, { activation });
  }),
  "another kernel in the middle": changedAfterOneEpoch(({ tf }, model) => {
    const layer = model.layers.at(-1)!;
    const [kernel, bias] = layer.getWeights();
    layer.setWeights([tf.mul(kernel!, 0.5), bias!]);
  }),
  "a learning rate that is not a number": changedAfterOneEpoch((_, model) => {
    (model.optimizer as unknown as { learningRate: number }).learningRate = Number.NaN;
  }),
  "logs that a callback adds to": async (stage) => {
    const [x, y] = rowsOf(stage);
    const model = compiled(small(stage));
    const onEpochEnd = async (epoch: number, logs?: tfjs.Logs): Promise<void> => {
      Object.assign(logs!, { rate: 0.1 / (epoch + 1), loss: -1 });
    };
    const onBatchEnd = async (_: number, logs?: tfjs.Logs): Promise<void> => {
      stage.show("batch", numbersIn(logs));
      Object.assign(logs!, { extra: 2 });
    };
    showHistory(stage, await model.fit(x, y, { ...quiet, epochs: 3, callbacks: { onEpochEnd, onBatchEnd } }));
    showModel(stage, model);
  },
  "callbacks that await nothing, and one that gives a number": async (stage) => {
    const [x, y] = rowsOf(stage);
    const model = compiled(small(stage));
    const seen: string[] = [];
    const callbacks = {
      onEpochBegin: (epoch: number) => void seen.push(`begin ${epoch}`),
      onEpochEnd: (epoch: number) => seen.push(`end ${epoch}`),
      onBatchEnd: () => {
        if (seen.length > 2) throw new RangeError("not in a promise");
      },
    };
    await tried(stage, "fit", () => model.fit(x, y, { ...quiet, callbacks: callbacks as never }));
    stage.show("seen", seen);
    showModel(stage, model);
  },
  "yields after every batch and every epoch": async (stage) => {
    const [x, y] = rowsOf(stage);
    for (const yieldEvery of ["batch", "epoch", "never"] as const) {
      const model = compiled(small(stage));
      const onYield = async (epoch: number, batch: number, logs: tfjs.Logs): Promise<void> =>
        stage.show("yield", [epoch, batch, numbersIn(logs)]);
      const fit = { ...quiet, yieldEvery, callbacks: { onYield } };
      await tried(stage, yieldEvery, async () => showHistory(stage, await model.fit(x, y, fit)));
    }
  },
  "a mean of all weights so far, kept by a callback": async (stage) => {
    const { tf } = stage;
    const [x, y] = imagesOf(stage);
    const model = compiled(convolutional(stage, true), tf.train.sgd(0.1));
    let means = model.getWeights().map((weight) => weight.clone());
    const onBatchEnd = async (): Promise<void> => {
      const next = tf.tidy(() =>
        model.getWeights().map((weight, at) => tf.add(means[at]!.mul(0.9), weight.mul(0.1))),
      );
      tf.dispose(means);
      means = next;
    };
    showHistory(stage, await model.fit(x, y, { ...quiet, callbacks: { onBatchEnd } }));
    const own = model.getWeights().map((weight) => weight.clone());
    model.setWeights(means);
    tf.dispose(means);
    judged(stage, model, x, y);
    model.setWeights(own);
    tf.dispose(own);
    showHistory(stage, await model.fit(x, y, quiet));
    showModel(stage, model);
  },
  "the optimizer used by hand inside a callback": async (stage) => {
    const { tf } = stage;
    const [x, y] = rowsOf(stage);
    const optimizer = tf.train.adam(0.01);
    const model = compiled(small(stage), optimizer);
    const onBatchEnd = async (): Promise<void> => {
      optimizer.minimize(() => tf.losses.meanSquaredError(y, model.apply(x) as tfjs.Tensor) as tfjs.Scalar);
    };
    showHistory(stage, await model.fit(x, y, { ...quiet, callbacks: { onBatchEnd } }));
    stage.show(
      "state",
      (await optimizer.getWeights()).map(({ name, tensor }) => [name, ...tensor.shape]),
    );
    showModel(stage, model);
  },
  "the plain backend in place of TensorFlow": async (stage) => {
    const { tf } = stage;
    const [x, y] = rowsOf(stage);
    const model = compiled(small(stage));
    showHistory(stage, await model.fit(x, y, quiet));
    await tf.setBackend("cpu");
    try {
      await tried(stage, "fit", async () => showHistory(stage, await model.fit(x, y, quiet)));
      judged(stage, model, x, y);
    } finally {
      await tf.setBackend("tensorflow");
    }
    showHistory(stage, await model.fit(x, y, quiet));
    judged(stage, model, x, y);
    showMemory(stage);
  },
};
