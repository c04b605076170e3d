import * as tf from "@tensorflow/tfjs-node";
import type { Batches } from "../graph/batches";
import type { Model } from "../graph/tfjs-internals";
import { unsupported, unsupportedLayer } from "../graph/unsupported";
import type { NativeNetwork } from "../native/native-network";
import { NotNative } from "../native/not-native";
import { nativeNetwork, nativeSteps } from "./native-steps";
import type { TrainingEngine } from "./steps";

/** Rows from which on a network is worth being made only to judge or to predict. */
const WORTH_A_NETWORK = 64;

/** For so many calls a model that the engine has left to others is not looked at again: looking costs a tenth of them. */
const PATIENCE = 16;
const waiting = { training: new WeakMap<Model, number>(), prediction: new WeakMap<Model, number>() };

/** Runs steps in the lab's own engine (native/), where it was compiled and knows the model. */
export const nativeEngine: TrainingEngine = {
  async fitSteps({ model, train, test }) {
    const reason = unsupported(model);
    if (reason !== undefined) throw new Error(reason);
    waiting.training.delete(model);
    return nativeSteps(model, train, test);
  },

  evaluate(model, _step, batches) {
    const network = networkFor(model, "training", batches);
    return network && onData(network, batches, () => network.totals(network.lookData, batches.samples));
  },

  predict(model, _plain, batches) {
    const network = networkFor(model, "prediction", batches);
    if (network === undefined) return undefined;
    const outputs = onData(network, batches, () => network.outputs(network.lookData, batches.samples));
    return [tf.tensor(outputs, [batches.samples, ...rowShape(model)])];
  },
};

/** The network of a model that is to judge or to predict, where there is enough to do and the engine takes it. */
function networkFor(
  model: Model,
  purpose: keyof typeof waiting,
  { samples }: Batches,
): NativeNetwork | undefined {
  if (samples < WORTH_A_NETWORK) return undefined;
  const left = waiting[purpose];
  const calls = left.get(model) ?? 0;
  if (calls > 0) {
    left.set(model, calls - 1);
    return undefined;
  }
  try {
    const reason = purpose === "training" ? unsupported(model) : unsupportedLayer(model);
    if (reason === undefined) return nativeNetwork(model, purpose);
  } catch (error) {
    if (!(error instanceof NotNative)) throw error;
  }
  left.set(model, PATIENCE);
  return undefined;
}

function onData<T>(network: NativeNetwork, batches: Batches, use: () => T): T {
  network.setData(network.lookData, batches);
  try {
    return use();
  } finally {
    network.lookData.release();
  }
}

function rowShape({ outputs }: Model): number[] {
  return outputs[0]!.shape.slice(1) as number[];
}
