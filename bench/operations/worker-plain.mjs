/**
 * Counts what plain tfjs-node asks of TensorFlow, image-lab not loaded. Prints as JSON the operations of a training step of
 * each network, with accuracy and without a metric; and of the reshapes and casts in a fit of a GRU (120 steps, four
 * batches) how many there are and how many give what they were given.
 */
import { createRequire } from "node:module";
import { programs } from "../small-fits/programs.mjs";
import { NETWORKS, trainOneEpoch } from "./networks.mjs";

const tf = createRequire(import.meta.url)("@tensorflow/tfjs-node");

/** Operations of the last step of an epoch: the first one also makes the optimizer's state. */
async function operationsOfAStep(network, metrics) {
  const backend = tf.backend();
  const { binding } = backend;
  let [count, ofStep] = [0, 0];
  const executeOp = (...operation) => {
    count += 1;
    return binding.executeOp(...operation);
  };
  backend.binding = Object.create(binding, { executeOp: { value: executeOp } });
  const callbacks = {
    onBatchBegin: () => {
      count = 0;
    },
    onBatchEnd: () => {
      ofStep = count;
    },
  };
  const model = await trainOneEpoch(tf, network, metrics, callbacks);
  model.dispose();
  backend.binding = binding;
  return ofStep;
}

async function changeNothing() {
  const idle = {
    Reshape: ({ inputs: { x }, attrs: { shape } }) => `${x.shape}` === `${shape}`,
    Cast: ({ inputs: { x }, attrs: { dtype } }) => x.dtype === dtype,
  };
  const counts = Object.fromEntries(Object.keys(idle).map((name) => [name, { all: 0, idle: 0 }]));
  for (const [name, isIdle] of Object.entries(idle)) {
    const kernel = tf.getKernel(name, "tensorflow");
    tf.unregisterKernel(name, "tensorflow");
    tf.registerKernel({
      ...kernel,
      kernelFunc: (given) => {
        counts[name].all += 1;
        if (isIdle(given)) counts[name].idle += 1;
        return kernel.kernelFunc(given);
      },
    });
  }
  let ofFirstFit;
  await programs["GRU of 120 steps, four batches"](tf, async (_, fit) => {
    await fit();
    ofFirstFit ??= structuredClone(counts);
  });
  return ofFirstFit;
}

const steps = {};
for (const network of Object.keys(NETWORKS))
  steps[network] = [await operationsOfAStep(network, ["accuracy"]), await operationsOfAStep(network, [])];
console.log(JSON.stringify({ steps, ...(await changeNothing()) }));
