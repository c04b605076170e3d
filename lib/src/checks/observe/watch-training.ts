import * as tf from "@tensorflow/tfjs-node";
import type { ObservedFit, ObservedTraining } from "../observed-training";
import { plainTensor } from "./live-tensor";

/** While it goes on, it is still written down how far it got. */
type RunningFit = ObservedFit & { ended: boolean; epochs: number };

type TrainingFunction<Images extends tf.Tensor> = (
  model: tf.LayersModel,
  images: Images,
  labels: tf.Tensor2D,
) => Promise<tf.History>;

const options = ["epochs", "initialEpoch", "batchSize", "validationSplit", "shuffle"] as const;

/**
 * Hands a network to the answer and writes down how it is compiled and what `fit` is given. The network is disposed
 * of. An answer that throws after it gave `fit` images or labels of another size, or the loss for labels that are numbers,
 * is written down like one that returned: what it gave says more than the error.
 */
export async function watchTraining<Images extends tf.Tensor>(
  answer: TrainingFunction<Images>,
  model: tf.LayersModel,
  images: Images,
  labels: tf.Tensor2D,
): Promise<ObservedTraining> {
  const fits: RunningFit[] = [];
  const pending: Promise<unknown>[] = [];
  const failures: unknown[] = [];
  const movable = model.trainableWeights.length;
  const describe = (returned: unknown): ObservedTraining => ({
    ...describeTraining(model, returned, fits),
    frozen: movable - model.trainableWeights.length,
  });
  const enough = 2 * (images.shape[0] ?? 0);
  const fit = model.fit.bind(model);
  model.fit = (x, y, args) => {
    const call: RunningFit = {
      rows: rowsOf(x),
      images: content(x, enough),
      labels: content(y, enough),
      options: chosen(args, enough),
      ended: false,
      epochs: 0,
    };
    fits.push(call);
    const running = fit(x, y, { ...args, verbose: 0 }).then((history) => {
      call.ended = true;
      call.epochs = history.epoch.length;
      return history;
    });
    const failed = (error: unknown): void => {
      call.ended = true;
      failures.push(error);
    };
    pending.push(running.catch(failed));
    return running;
  };
  try {
    const seen = describe(await answer(model, images, labels));
    await Promise.all(pending);
    if (failures.length > 0) throw failures[0]; // the answer did not wait for it, or caught it
    return seen;
  } catch (error) {
    const fitting = fits.every((call) => hasSize(call.images, images) && hasSize(call.labels, labels));
    if (fitting && !/^sparse/i.test(String(model.loss))) throw error;
    return describe(undefined);
  } finally {
    await Promise.all(pending);
    model.dispose();
  }
}

/** As it stands now: calls of `fit` that still run go on. */
function describeTraining(
  model: tf.LayersModel,
  returned: unknown,
  fits: readonly ObservedFit[],
): Omit<ObservedTraining, "frozen"> {
  return {
    optimizer: model.optimizer?.getClassName() ?? null,
    learningRate: rateOf(model.optimizer),
    loss: lossOf(only(model.loss)),
    fits: fits.map((call) => ({ ...call })),
    returnedHistory: returned instanceof tf.History,
    metrics: [...(model.metricsNames ?? [])],
    learns: model.trainableWeights.length > 0,
  };
}

/** The name of a loss; of a function also what it makes of two answers, by which it can be told. */
function lossOf(loss: unknown): unknown {
  if (typeof loss !== "function") return loss ?? null;
  const truth = tf.tensor2d([1, 0, 0, 1], [2, 2]);
  const answers = tf.tensor2d([0.75, 0.25, 0.5, 0.5], [2, 2]);
  try {
    const values = tf.tidy(() => Array.from((loss(truth, answers) as tf.Tensor).dataSync()));
    return { name: loss.name, values };
  } catch {
    return { name: loss.name, values: [] };
  } finally {
    tf.dispose([truth, answers]);
  }
}

/** tfjs's optimizers have it, under a name that its types keep to themselves. */
export function rateOf(optimizer: tf.Optimizer | undefined): number | null {
  return (optimizer as { learningRate?: number } | undefined)?.learningRate ?? null;
}

/** The one tensor or loss that was given, alone or in a list. */
function only(given: unknown): unknown {
  return Array.isArray(given) && given.length === 1 ? given[0] : given;
}

function rowsOf(given: unknown): number {
  const tensor = only(given);
  return tensor instanceof tf.Tensor ? (tensor.shape[0] ?? 0) : 0;
}

/** A tensor's first rows as plain data: a notebook's whole dataset would be a hundred million numbers. */
function content(given: unknown, rows: number): unknown {
  const tensor = only(given);
  if (!(tensor instanceof tf.Tensor)) return given;
  if (rowsOf(tensor) <= rows) return plainTensor(tensor);
  const first = tensor.slice(0, rows);
  const plain = plainTensor(first);
  first.dispose();
  return plain;
}

/** Whether a recorded tensor has rows of the same size as a tensor; what is no tensor has no size to differ in. */
function hasSize(recorded: unknown, like: tf.Tensor): boolean {
  const shape = (recorded as { shape?: readonly number[] } | null | undefined)?.shape;
  return shape === undefined || shape.slice(1).join() === like.shape.slice(1).join();
}

/** Whether a callback is there that ends `fit` when it sees fit. */
function mayStop(callbacks: tf.ModelFitArgs["callbacks"]): boolean {
  return [callbacks].flat().some((callback) => callback instanceof tf.EarlyStopping);
}

function chosen(args: tf.ModelFitArgs | undefined, rows: number): { [name: string]: unknown } {
  const named = options.filter((name) => args?.[name] !== undefined).map((name) => [name, args?.[name]]);
  const data = args?.validationData;
  const validation = Array.isArray(data) ? data.map((part) => content(part, rows)) : null;
  return { ...Object.fromEntries(named), validationData: validation, mayStop: mayStop(args?.callbacks) };
}
