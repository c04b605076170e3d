import * as tf from "@tensorflow/tfjs-node";
import { readPixels } from "../graph/pixel-tensor";
import type { Model } from "../graph/tfjs-internals";
import { allLayers, unsupported } from "../graph/unsupported";
import { platform } from "../platform/platform";
import type { FitCache } from "../platform/types";
import type { Callbacks } from "./callbacks";
import { batchesOf, changesItself, dataOf, type Fit } from "./fit-arguments";
import type { Part, Steps } from "./steps";

/** Fewer batches are trained sooner than looked up. */
const LEAST_BATCHES = 100;
/** Fewer rows have so few orders that two random generators may agree on one by chance. */
const LEAST_ROWS = 30;

/** What a fit came to: one row of results for each batch, and what it left behind. */
interface KeptFit {
  readonly how: Steps["how"];
  readonly train: Float32Array;
  readonly test: Float32Array;
  readonly weights: readonly Float32Array[];
  readonly optimizer: readonly KeptTensor[];
}

interface KeptTensor {
  readonly name: string;
  readonly shape: number[];
  readonly dtype: tf.DataType;
  readonly values: tf.TypedArray;
}

/**
 * A fit that other processes have in common with this one: the same layers, weights, optimizer, data, options and order
 * of the rows, which tells the state of the random numbers. The first one that may write into the cache keeps what it came
 * to, batch by batch; the others repeat that in place of training, and have its weights and optimizer state at the end.
 */
export class SharedFit {
  private readonly noted: Record<Part, Float32Array[]> = { train: [], test: [] };
  private entry: ReturnType<FitCache["entry"]> | undefined;
  private kept: KeptFit | undefined;

  private constructor(
    private readonly fit: Fit,
    private readonly order: Int32Array,
    private readonly cache: FitCache,
  ) {}

  /** Nothing where no trainings are kept, or where more than numbers decides what this one comes to. */
  static of(fit: Fit, order: Int32Array, callbacks: Callbacks): SharedFit | undefined {
    const cache = platform().fitCache?.();
    return cache !== undefined && isShareable(fit) && callbacks.onlyWatch
      ? new SharedFit(fit, order, cache)
      : undefined;
  }

  /** Steps that repeat what is kept, if something is; called once the rows of the first epoch are shuffled. */
  async find(): Promise<Steps | undefined> {
    this.entry = this.cache.entry(await inputsOf(this.fit, this.order));
    this.kept = this.entry.read() as KeptFit | undefined;
    return this.kept && new KeptSteps(this.kept, this.fit);
  }

  note(part: Part, results: Float32Array): void {
    if (this.cache.isWritable && this.kept === undefined) this.noted[part].push(results.slice());
  }

  /** After the last step, its weights left with tfjs: keeps them, or puts those in place that are kept. */
  async finish(how: Steps["how"] | undefined): Promise<void> {
    const model = this.fit.model as unknown as tf.LayersModel;
    if (this.kept !== undefined) await restore(model, this.kept);
    else if (this.cache.isWritable && how !== undefined && !model.stopTraining)
      this.entry?.write({
        how,
        train: joined(this.noted.train),
        test: joined(this.noted.test),
        weights: model.getWeights().map((weight) => weight.dataSync() as Float32Array),
        optimizer: await optimizerState(model),
      } satisfies KeptFit);
  }
}

/** The results of a kept fit, in its order. */
class KeptSteps implements Steps {
  readonly batchesAtOnce = 64;
  readonly madeFor = undefined;
  readonly how: Steps["how"];
  private readonly at: Record<Part, number> = { train: 0, test: 0 };

  constructor(
    private readonly kept: KeptFit,
    private readonly fit: Fit,
  ) {
    this.how = kept.how;
  }

  train(rows: Int32Array): Float32Array {
    return this.next("train", rows);
  }

  test(rows: Int32Array): Float32Array {
    return this.next("test", rows);
  }

  private next(part: Part, rows: Int32Array): Float32Array {
    const batches = Math.ceil(rows.length / this.fit[part]!.batches.batchSize);
    const from = this.at[part];
    this.at[part] += batches * this.fit.labels.length;
    return this.kept[part].subarray(from, this.at[part]);
  }

  needsPreparation(): boolean {
    return false;
  }

  prepare(): void {}

  release(): void {}
}

function isShareable(fit: Fit): boolean {
  const { model, train, shuffle } = fit;
  return (
    shuffle &&
    batchesOf(fit) >= LEAST_BATCHES &&
    train.batches.samples >= LEAST_ROWS &&
    unsupported(model) === undefined &&
    [model.loss, model.metrics].every(isText) &&
    !changesItself(fit)
  );
}

/** Whether losses or metrics are given by their names. */
const isText = (given: unknown): boolean =>
  given == null ? true : Array.isArray(given) ? given.every(isText) : typeof given === "string";

/** Everything that decides what a fit comes to, as texts and bytes. */
async function inputsOf(fit: Fit, order: Int32Array): Promise<(string | Uint8Array)[]> {
  const model = fit.model as unknown as tf.LayersModel;
  const { loss, metrics, optimizer_, collectedTrainableWeights } = fit.model;
  const { train, test, epochs, initialEpoch, labels } = fit;
  const tensors = dataOf(fit);
  const state = await optimizerState(model);
  const about = {
    layers: layersOf(fit.model),
    trained: collectedTrainableWeights.length,
    losses: [loss, metrics, labels],
    optimizer: [
      (optimizer_ as unknown as tf.Optimizer).getClassName(),
      (optimizer_ as unknown as tf.Optimizer).getConfig(),
    ],
    options: [epochs, initialEpoch, train.batches.batchSize, test?.batches.batchSize],
    tensors: tensors.map(({ shape, dtype }) => [shape, dtype]),
  };
  return [
    JSON.stringify(about),
    bytesOf(order),
    ...model.getWeights().map((weight) => bytesOf(weight.dataSync())),
    ...state.map(({ values }) => bytesOf(values)),
    ...tensors.map(contentOf),
  ];
}

/** A model's layers and how they hang together, without the numbers in the names that tfjs gives them. */
function layersOf(model: Model): string {
  const config = (model as unknown as tf.LayersModel).getConfig();
  const names = [model.name, ...allLayers(model).map(({ name }) => name)];
  return names.reduce(
    (text, name, index) => text.replaceAll(JSON.stringify(name), `"#${index}"`),
    JSON.stringify(config),
  );
}

/** The values of a tensor; pixels as the bytes that they are. */
function contentOf(tensor: tf.Tensor): Uint8Array {
  return readPixels(tensor) ?? bytesOf(tensor.dataSync());
}

const bytesOf = ({ buffer, byteOffset, byteLength }: tf.TypedArray): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

async function optimizerState({ optimizer }: tf.LayersModel): Promise<KeptTensor[]> {
  const state = await optimizer.getWeights();
  const kept = state.map(({ name, tensor }) => {
    const { shape, dtype } = tensor as tf.Tensor;
    return { name, shape, dtype, values: (tensor as tf.Tensor).dataSync() };
  });
  for (const { tensor } of state) if (!(tensor instanceof tf.Variable)) tf.dispose(tensor); // a copy of the count of steps
  return kept;
}

async function restore(model: tf.LayersModel, { weights, optimizer }: KeptFit): Promise<void> {
  tf.tidy(() =>
    model.setWeights(model.getWeights().map((weight, index) => tf.tensor(weights[index]!, weight.shape))),
  );
  const before = await model.optimizer.getWeights();
  const state = optimizer.map(({ name, shape, dtype, values }) => ({
    name,
    tensor: tf.tensor(values, shape, dtype),
  }));
  await model.optimizer.setWeights(state);
  tf.dispose([...before, ...state].map(({ tensor }) => tensor as tf.Tensor));
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
