import type * as tfjs from "@tensorflow/tfjs-node";
import { type Stage, showHistory, showMemory, showModel, type Task, type Tf, uniform } from "./program";

type Artifacts = Parameters<Parameters<Tf["io"]["withSaveHandler"]>[0]>[0];

/** What users do with a model; each is tried with several models. */
export const manners: Record<string, (stage: Stage, task: Task) => Promise<void>> = {
  "fit, once": async (stage, task) => {
    const { model, x, y } = compiled(stage.tf, task, "adam");
    showHistory(stage, await model.fit(x, y, { epochs: 2, shuffle: false, verbose: 0 }));
    showModel(stage, model);
  },
  "shuffled fit, stochastic gradient descent": async (stage, task) => {
    const { model, x, y } = compiled(stage.tf, task, stage.tf.train.sgd(0.05));
    showHistory(stage, await model.fit(x, y, { epochs: 3, batchSize: 8, verbose: 0 }));
    showModel(stage, model);
  },
  "validation split and a smaller last batch": async (stage, task) => {
    const { model, x, y } = compiled(stage.tf, task, stage.tf.train.momentum(0.01, 0.9));
    showHistory(stage, await model.fit(x, y, { epochs: 2, batchSize: 9, validationSplit: 0.25, verbose: 0 }));
    showModel(stage, model);
  },
  "validation data": async (stage, task) => {
    const { model, x, y } = compiled(stage.tf, task, "rmsprop");
    const held = [x, y].map((part) =>
      Array.isArray(part) ? part.map((one) => one.slice(0, 4)) : part.slice(0, 4),
    );
    const validationData = held as [tfjs.Tensor, tfjs.Tensor];
    showHistory(stage, await model.fit(x, y, { epochs: 2, validationData, verbose: 0, shuffle: false }));
    showModel(stage, model);
  },
  "all kinds of callbacks, in their order": async (stage, task) => {
    const { model, x, y } = compiled(stage.tf, task, "sgd");
    const events = ["TrainBegin", "TrainEnd", "EpochBegin", "EpochEnd", "BatchBegin", "BatchEnd"] as const;
    const callbacks = Object.fromEntries(
      events.map((event) => [
        `on${event}`,
        async (...args: unknown[]) =>
          stage.show(
            event,
            args.map((value) => readable(value)),
          ),
      ]),
    );
    showHistory(
      stage,
      await model.fit(x, y, { epochs: 2, batchSize: 16, shuffle: false, verbose: 0, callbacks }),
    );
  },
  "a callback class of one's own": async (stage, task) => {
    const { tf, show } = stage;
    class Watcher extends tf.Callback {
      override async onEpochEnd(epoch: number, logs?: tfjs.Logs): Promise<void> {
        show("epoch", [epoch, readable(logs)]);
      }
      override async onBatchEnd(batch: number, logs?: tfjs.Logs): Promise<void> {
        show("batch", [batch, readable(logs)]);
      }
    }
    const { model, x, y } = compiled(tf, task, "adagrad");
    const args = { epochs: 2, batchSize: 16, shuffle: false, verbose: 0 as const };
    showHistory(stage, await model.fit(x, y, { ...args, callbacks: new Watcher() }));
    showModel(stage, model);
  },
  "early stopping": async (stage, task) => {
    const { model, x, y } = compiled(stage.tf, task, "adam");
    const callbacks = stage.tf.callbacks.earlyStopping({ monitor: "val_loss", minDelta: 0.02, patience: 1 });
    const args = { epochs: 12, validationSplit: 0.2, shuffle: false, verbose: 0 as const, callbacks };
    showHistory(stage, await model.fit(x, y, args));
    showModel(stage, model);
  },
  "stopped by a callback in the middle of an epoch": async (stage, task) => {
    const { model, x, y } = compiled(stage.tf, task, "adam");
    const onBatchEnd = async (batch: number): Promise<void> => {
      if (batch === 1) model.stopTraining = true;
    };
    const args = { epochs: 3, batchSize: 4, shuffle: false, verbose: 0 as const, callbacks: { onBatchEnd } };
    showHistory(stage, await model.fit(x, y, args));
    showModel(stage, model);
  },
  "a learning rate that falls": async (stage, task) => {
    const optimizer = stage.tf.train.adam(0.02);
    const { model, x, y } = compiled(stage.tf, task, optimizer);
    const onEpochEnd = async (epoch: number): Promise<void> => {
      (optimizer as unknown as { learningRate: number }).learningRate = 0.02 / (epoch + 2);
    };
    const args = { epochs: 3, shuffle: false, verbose: 0 as const, callbacks: { onEpochEnd } };
    showHistory(stage, await model.fit(x, y, args));
    showModel(stage, model);
  },
  "one fit after the other, of other sizes": async (stage, task) => {
    const { model, x, y } = compiled(stage.tf, task, "adam");
    for (const batchSize of [8, 32, 100, 7])
      showHistory(stage, await model.fit(x, y, { epochs: 1, batchSize, shuffle: false, verbose: 0 }));
    showModel(stage, model);
  },
  "evaluate and predict between two fits": async (stage, task) => {
    const { model, x, y } = compiled(stage.tf, task, "adamax");
    for (let round = 0; round < 2; round++) {
      showHistory(stage, await model.fit(x, y, { epochs: 1, shuffle: false, verbose: 0 }));
      const judged = [model.evaluate(x, y, { batchSize: 16 })].flat();
      stage.show(
        "evaluate",
        judged.map((value) => value.dataSync()[0]!),
      );
      const outputs = [model.predict(x) as tfjs.Tensor | tfjs.Tensor[]].flat();
      stage.show(
        "predict",
        outputs.map((output) => [...output.dataSync()]),
      );
      stage.tf.dispose([judged, outputs]);
    }
    showModel(stage, model);
  },
  "train on batch, in a loop": async (stage, task) => {
    const { model, x, y } = compiled(stage.tf, task, "sgd");
    for (let round = 0; round < 3; round++) {
      const judged = [(await model.trainOnBatch(x, y)) as number | number[]].flat();
      stage.show("losses", judged);
    }
    showModel(stage, model);
  },
  "frozen and compiled again in the middle": async (stage, task) => {
    const { model, x, y } = compiled(stage.tf, task, "adam");
    showHistory(stage, await model.fit(x, y, { epochs: 1, shuffle: false, verbose: 0 }));
    model.layers.at(-2)!.trainable = false;
    compiled(stage.tf, task, stage.tf.train.sgd(0.1));
    showHistory(stage, await model.fit(x, y, { epochs: 2, shuffle: false, verbose: 0 }));
    stage.show("trainable", model.trainableWeights.length);
    showModel(stage, model);
  },
  "weights set in a callback": async (stage, task) => {
    const { model, x, y } = compiled(stage.tf, task, "adam");
    const start = model.getWeights().map((weight) => weight.clone());
    const onEpochEnd = async (epoch: number): Promise<void> => {
      if (epoch === 0) model.setWeights(start);
    };
    const args = { epochs: 3, shuffle: false, verbose: 0 as const, callbacks: { onEpochEnd } };
    showHistory(stage, await model.fit(x, y, args));
    showModel(stage, model);
  },
  "weights read at every batch": async (stage, task) => {
    const { model, x, y } = compiled(stage.tf, task, "rmsprop");
    const onBatchEnd = async (): Promise<void> => {
      const last = model.getWeights().at(-1)!;
      stage.show("last weights", [...last.dataSync()]);
      showMemory(stage);
    };
    const args = { epochs: 2, batchSize: 20, shuffle: false, verbose: 0 as const, callbacks: { onBatchEnd } };
    showHistory(stage, await model.fit(x, y, args));
  },
  "saved and loaded in the middle": async (stage, task) => {
    const { tf } = stage;
    const { model, x, y } = compiled(tf, task, "adam");
    showHistory(stage, await model.fit(x, y, { epochs: 1, shuffle: false, verbose: 0 }));
    let saved: Artifacts | undefined;
    await model.save(
      tf.io.withSaveHandler(async (artifacts) => {
        saved = artifacts;
        return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: "JSON" } };
      }),
    );
    const loaded = await tf.loadLayersModel(tf.io.fromMemory(saved!));
    const again = compiled(tf, { ...task, model: loaded }, "adam");
    showHistory(stage, await again.model.fit(x, y, { epochs: 1, shuffle: false, verbose: 0 }));
    showModel(stage, loaded);
  },
  "fit of a tf.data set": async (stage, task) => {
    const { tf } = stage;
    const { model, x, y } = compiled(tf, task, "adam");
    if (Array.isArray(x) || Array.isArray(y)) return;
    const rows = tf.data.array(Array.from({ length: x.shape[0]! }, (_, at) => at));
    const data = rows.mapAsync(async (at) => ({
      xs: x.slice(at as number, 1).squeeze([0]),
      ys: y.slice(at as number, 1).squeeze([0]),
    }));
    showHistory(stage, await model.fitDataset(data.batch(10) as never, { epochs: 2, verbose: 0 }));
    stage.show(
      "weights",
      model.getWeights().map((weight) => [...weight.dataSync()]),
    );
  },
  "class weights": async (stage, task) => {
    const { model, x, y } = compiled(stage.tf, task, "sgd");
    const classWeight = { 0: 0.5, 1: 2, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1 };
    showHistory(
      stage,
      await model.fit(x, y, { epochs: 2, classWeight, shuffle: false, verbose: 0 } as never),
    );
    showModel(stage, model);
  },
  "a loop of one's own around an optimizer": async (stage, task) => {
    const { tf } = stage;
    const { model, x, y } = compiled(tf, task, "adam");
    if (Array.isArray(x) || Array.isArray(y)) return;
    const optimizer = tf.train.adam(0.01);
    for (let round = 0; round < 3; round++) {
      const cost = optimizer.minimize(
        () =>
          (model.apply(x, { training: true }) as tfjs.Tensor)
            .sub(y.reshape(y.shape))
            .square()
            .mean() as tfjs.Scalar,
        true,
      )!;
      stage.show("cost", cost.dataSync()[0]!);
      cost.dispose();
    }
    showHistory(stage, await model.fit(x, y, { epochs: 1, shuffle: false, verbose: 0 }));
    showModel(stage, model);
  },
  "disposed after training, and tensors counted": async (stage, task) => {
    const { model, x, y } = compiled(stage.tf, task, "adam");
    await model.fit(x, y, { epochs: 1, verbose: 0, shuffle: false });
    showMemory(stage);
    stage.show("disposed", { ...model.dispose() } as never);
    showMemory(stage);
    stage.tf.dispose([x, y]);
    showMemory(stage);
  },
  "a loss of one's own": async (stage, task) => {
    const { tf } = stage;
    const { model, x, y } = task;
    if (Array.isArray(y)) return;
    model.compile({
      optimizer: "adam",
      loss: (labels, outputs) => tf.losses.meanSquaredError(labels, outputs).mul(2),
    });
    showHistory(stage, await model.fit(x, y, { epochs: 2, shuffle: false, verbose: 0 }));
    showModel(stage, model);
  },
  "what fails, and with which words": async (stage, task) => {
    const { tf, show } = stage;
    const { model, x, y } = task;
    await fails(show, "not compiled", async () => model.fit(x, y, { verbose: 0 }));
    compiled(tf, task, "sgd");
    const rows = [x].flat()[0]!.shape[0]!;
    await fails(show, "other rows", async () => model.fit(uniform(tf, [rows + 1, 99], 1), y, { verbose: 0 }));
    await fails(show, "sample weights", async () =>
      model.fit(x, y, { verbose: 0, sampleWeight: tf.ones([rows]) }),
    );
    await fails(show, "batch size 0", async () => model.fit(x, y, { verbose: 0, batchSize: 0 }));
    await fails(show, "batch size 2.5", async () => model.fit(x, y, { verbose: 0, batchSize: 2.5 }));
    await fails(show, "a callback that throws", async () => {
      await model.fit(x, y, {
        verbose: 0,
        shuffle: false,
        callbacks: { onBatchEnd: () => Promise.reject(new Error("mine")) },
      });
    });
    await fails(show, "validation split 1.5", async () =>
      model.fit(x, y, { verbose: 0, validationSplit: 1.5 }),
    );
    await fails(show, "two at once", async () => {
      await Promise.all([1, 2].map(() => model.fit(x, y, { verbose: 0, shuffle: false })));
    });
  },
  "data in a variable, which a callback changes": async (stage, task) => {
    const { tf } = stage;
    const { model, x, y } = compiled(tf, task, "sgd");
    if (Array.isArray(x) || x.rank < 2) return;
    const data = tf.variable(x);
    const onEpochEnd = async (): Promise<void> => data.assign(tf.tidy(() => data.mul(0.5).cast(x.dtype)));
    const args = { epochs: 3, batchSize: 16, shuffle: false, verbose: 0 as const, callbacks: { onEpochEnd } };
    showHistory(stage, await model.fit(data, y, args));
    showModel(stage, model);
  },
  "a weight, and a model, disposed of in a callback": async (stage, task) => {
    const { model, x, y } = compiled(stage.tf, task, "adam");
    const args = { epochs: 2, batchSize: 16, shuffle: false, verbose: 0 as const };
    const onBatchEnd = async (batch: number): Promise<void> => {
      const { val } = model.layers.at(-1)!.trainableWeights.at(-1) as unknown as { val: tfjs.Variable };
      if (batch === 1) val.dispose();
    };
    await fails(stage.show, "a weight", async () => model.fit(x, y, { ...args, callbacks: { onBatchEnd } }));
    const other = compiled(
      stage.tf,
      { ...task, model: stage.tf.model({ inputs: model.inputs, outputs: model.outputs }) },
      "sgd",
    );
    await fails(stage.show, "again", async () => other.model.fit(x, y, args));
  },
  "a model disposed of in a callback": async (stage, task) => {
    const { model, x, y } = compiled(stage.tf, task, "adam");
    const args = { epochs: 3, batchSize: 16, shuffle: false, verbose: 0 as const };
    const onEpochEnd = async (): Promise<void> => void model.dispose();
    await fails(stage.show, "a model", async () => model.fit(x, y, { ...args, callbacks: { onEpochEnd } }));
    showMemory(stage);
  },
  "yields, and goes on from an epoch": async (stage, task) => {
    const { model, x, y } = compiled(stage.tf, task, "adadelta");
    const args = { batchSize: 10, shuffle: false, verbose: 0 as const, yieldEvery: "batch" as const };
    showHistory(stage, await model.fit(x, y, { ...args, epochs: 4, initialEpoch: 2 }));
    showModel(stage, model);
  },
  "gradients and layers looked at between fits": async (stage, task) => {
    const { tf, show } = stage;
    const { model, x, y } = compiled(tf, task, "adam");
    await model.fit(x, y, { epochs: 1, shuffle: false, verbose: 0 });
    const inner = tf.model({ inputs: model.inputs, outputs: model.layers.at(-1)!.output });
    const outputs = [inner.predict(x) as tfjs.Tensor | tfjs.Tensor[]].flat();
    show(
      "inner",
      outputs.map((output) => [...output.dataSync()]),
    );
    show(
      "names",
      model.weights.map(({ name }) => name),
    );
    await model.fit(x, y, { epochs: 1, shuffle: false, verbose: 0 });
    showModel(stage, model);
  },
};

function compiled(tf: Tf, task: Task, optimizer: string | tfjs.Optimizer): Task {
  void tf;
  const { model, loss, metrics } = task;
  model.compile({ optimizer, loss, ...(metrics && { metrics }) });
  return task;
}

async function fails(show: Stage["show"], name: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
    show(name, "nothing");
  } catch (error) {
    show(name, (error as Error).message);
  }
}

/** Logs as numbers: plain tfjs gives scalars to callbacks that are classes. */
function readable(value: unknown): never {
  if (typeof value !== "object" || value === null) return value as never;
  const entries = Object.entries(value).map(([name, part]) => [
    name,
    typeof part === "object" ? (part as tfjs.Tensor).dataSync()[0] : part,
  ]);
  return Object.fromEntries(entries) as never;
}
