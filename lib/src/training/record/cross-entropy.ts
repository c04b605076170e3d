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
  const epsilon = tf.backend().epsilon();
  const clipped = tf.clipByValue(probabilities, epsilon, 1 - epsilon);
  const withGradient = (_logits: tf.Tensor, save: tf.GradSaveFunc): WithGradient => {
    save([labels, clipped, probabilities]);
    return { value: tf.neg(tf.sum(tf.mul(labels, tf.log(clipped)), -1)), gradFunc: gradientAtLogits };
  };
  const loss = tf.customGrad(withGradient as Parameters<typeof tf.customGrad>[0]);
  return loss(logits);
}

type WithGradient = { value: tf.Tensor; gradFunc: (upstream: tf.Tensor, saved: tf.Tensor[]) => tf.Tensor };

function gradientAtLogits(upstream: tf.Tensor, saved: tf.Tensor[]): tf.Tensor {
  const [labels, clipped, probabilities] = saved as [tf.Tensor, tf.Tensor, tf.Tensor];
  const counted = tf.where(tf.equal(clipped, probabilities), labels, tf.zerosLike(labels));
  const weighted = tf.mul(counted, tf.expandDims(upstream, 1));
  return tf.sub(tf.mul(probabilities, tf.sum(weighted, 1, true)), weighted);
}

type SoftmaxKernel = { kernelFunc: (params: { inputs: { logits: tf.Tensor } }) => { dataId: object } };

/** Remembers, while `run` runs, which logits each softmax was taken of. */
export function rememberLogits<T>(
  run: (logitsOf: (probabilities: tf.Tensor) => tf.Tensor | undefined) => T,
): T {
  const kernel = tf.getKernel("Softmax", "tensorflow") as unknown as SoftmaxKernel;
  const original = kernel.kernelFunc;
  const logits = new Map<object, tf.Tensor>();
  const engine = tf.engine() as unknown as { clone(tensor: tf.Tensor): tf.Tensor };
  try {
    kernel.kernelFunc = (params) => {
      const output = original(params);
      logits.set(output.dataId, tf.keep(engine.clone(params.inputs.logits)));
      return output;
    };
    return run((probabilities) => logits.get(probabilities.dataId));
  } finally {
    kernel.kernelFunc = original;
    for (const tensor of logits.values()) tensor.dispose();
  }
}
