import * as tf from "@tensorflow/tfjs-node";
import type { Batches } from "../graph/batches";
import type { Model } from "../graph/tfjs-internals";
import { unsupported, unsupportedLayer } from "../graph/unsupported";
import type { NativeNetwork } from "../native/native-network";
import { nativeNetwork, nativeSteps } from "./native-steps";
import type { TrainingEngine } from "./steps";

/** Rows from which on a network is worth being made only to judge or to predict. */
const WORTH_A_NETWORK = 64;

/** Runs steps in the lab's own engine (native/), where it was compiled and knows the model. */
export const nativeEngine: TrainingEngine = {
  async fitSteps({ model, train, test }) {
    const reason = unsupported(model);
    if (reason !== undefined) throw new Error(reason);
    return nativeSteps(model, train, test);
  },

  evaluate(model, _step, batches) {
    if (batches.samples < WORTH_A_NETWORK || unsupported(model) !== undefined) return undefined;
    const network = nativeNetwork(model, "training");
    return onData(network, batches, () => network.totals(network.lookData, batches.samples));
  },

  predict(model, _plain, batches) {
    if (batches.samples < WORTH_A_NETWORK || unsupportedLayer(model) !== undefined) return undefined;
    const network = nativeNetwork(model, "prediction");
    const outputs = onData(network, batches, () => network.outputs(network.lookData, batches.samples));
    return [tf.tensor(outputs, [batches.samples, ...rowShape(model)])];
  },
};

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
