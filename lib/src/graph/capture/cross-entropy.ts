import * as tf from "@tensorflow/tfjs-node";

/**
 * Cross-entropy of a softmax, with the gradient taken at the logits in one go.
 *
 * The loss and the gradient are those of tfjs's `categoricalCrossentropy`: probabilities are clipped to
 * [ε, 1 − ε], and where clipping bites, no gradient flows.
 *
 * @param labels one-hot or soft labels, float32 of shape [rows, classes]
 * @param logits what the softmax took, float32 of shape [rows, classes]
 * @param probabilities what the softmax gave
 * @returns the loss of each row, shape [rows]
 */
export function softmaxCrossEntropy(
  labels: tf.Tensor,
  logits: tf.Tensor,
  probabilities: tf.Tensor,
): tf.Tensor {
  const clipped = clip(probabilities);
  const withGradient = (_logits: tf.Tensor, save: tf.GradSaveFunc): WithGradient => {
    save([labels, clipped, probabilities]);
    return { value: surprise(labels, clipped), gradFunc: gradientAtLogits };
  };
  const loss = tf.customGrad(withGradient as Parameters<typeof tf.customGrad>[0]);
  return loss(logits);
}

/** The same loss where no gradient is asked for. */
export function softmaxCrossEntropyAlone(labels: tf.Tensor, probabilities: tf.Tensor): tf.Tensor {
  return surprise(labels, clip(probabilities));
}

function clip(probabilities: tf.Tensor): tf.Tensor {
  const epsilon = tf.backend().epsilon();
  return tf.clipByValue(probabilities, epsilon, 1 - epsilon);
}

function surprise(labels: tf.Tensor, probabilities: tf.Tensor): tf.Tensor {
  return tf.neg(tf.sum(tf.mul(labels, tf.log(probabilities)), -1));
}

type WithGradient = { value: tf.Tensor; gradFunc: (upstream: tf.Tensor, saved: tf.Tensor[]) => tf.Tensor };

function gradientAtLogits(upstream: tf.Tensor, saved: tf.Tensor[]): tf.Tensor {
  const [labels, clipped, probabilities] = saved as [tf.Tensor, tf.Tensor, tf.Tensor];
  const counted = tf.where(tf.equal(clipped, probabilities), labels, tf.zerosLike(labels));
  const weighted = tf.mul(counted, tf.expandDims(upstream, 1));
  return tf.sub(tf.mul(probabilities, tf.sum(weighted, 1, true)), weighted);
}

/** Remembers, while `run` runs, which logits each softmax was taken of. */
export function rememberLogits<T>(
  run: (logitsOf: (probabilities: tf.Tensor) => tf.Tensor | undefined) => T,
): T {
  const logits = new Map<object, tf.Tensor>();
  const engine = tf.engine() as unknown as { clone(tensor: tf.Tensor): tf.Tensor };
  const remember = (from: tf.Tensor, output: Output): void => {
    logits.set(output.dataId, tf.keep(engine.clone(from)));
  };
  try {
    return watchSoftmax(remember, () => run((probabilities) => logits.get(probabilities.dataId)));
  } finally {
    for (const tensor of logits.values()) tensor.dispose();
  }
}

/** Remembers, while `run` runs, what a softmax gave; where nothing takes gradients, its logits are out of reach. */
export function rememberSoftmax<T>(run: (isSoftmax: (probabilities: tf.Tensor) => boolean) => T): T {
  const outputs = new Set<object>();
  const remember = (_from: tf.Tensor, output: Output): void => void outputs.add(output.dataId);
  return watchSoftmax(remember, () => run((probabilities) => outputs.has(probabilities.dataId)));
}

interface Output {
  readonly dataId: object;
}
type SoftmaxKernel = { kernelFunc: (params: { inputs: { logits: tf.Tensor } }) => Output };

function watchSoftmax<T>(taken: (logits: tf.Tensor, output: Output) => void, run: () => T): T {
  const kernel = tf.getKernel("Softmax", "tensorflow") as unknown as SoftmaxKernel;
  const original = kernel.kernelFunc;
  try {
    kernel.kernelFunc = (params) => {
      const output = original(params);
      taken(params.inputs.logits, output);
      return output;
    };
    return run();
  } finally {
    kernel.kernelFunc = original;
  }
}
