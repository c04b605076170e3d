const pooled = { poolSize: 2, strides: 2 };
/** Keras's and the peers' start; tfjs by itself draws from a normal distribution. */
const kernelInitializer = "glorotUniform";

/** The bench's networks as lists of tfjs layers for inputs of a shape; `tf` is the package, with image-lab or without. */
export function networks(tf) {
  const lenet = (activation, pooling) => (inputShape) => [
    tf.layers.conv2d({
      inputShape,
      filters: 6,
      kernelSize: 5,
      padding: "same",
      activation,
      kernelInitializer,
    }),
    pooling(pooled),
    tf.layers.conv2d({ filters: 16, kernelSize: 5, activation, kernelInitializer }),
    pooling(pooled),
    tf.layers.flatten(),
    tf.layers.dense({ units: 120, activation, kernelInitializer }),
    tf.layers.dense({ units: 84, activation, kernelInitializer }),
    tf.layers.dense({ units: 10, activation: "softmax", kernelInitializer }),
  ];
  const convolution = (filters, kernelSize, strides) => ({
    filters,
    kernelSize,
    strides,
    padding: "same",
    activation: "relu",
    kernelInitializer,
  });
  return {
    /** The worked network of chapter 7. */
    chapter7: (inputShape) => [
      tf.layers.conv2d({ inputShape, ...convolution(12, 5, 2) }),
      tf.layers.conv2d(convolution(32, 3, 1)),
      tf.layers.maxPooling2d(pooled),
      tf.layers.conv2d(convolution(48, 3, 1)),
      tf.layers.maxPooling2d(pooled),
      tf.layers.flatten(),
      tf.layers.dense({ units: 96, activation: "relu", kernelInitializer }),
      tf.layers.dropout({ rate: 0.3 }),
      tf.layers.dense({ units: 10, activation: "softmax", kernelInitializer }),
    ],
    mlp: (inputShape) => [
      tf.layers.dense({ inputShape, units: 128, activation: "relu", kernelInitializer }),
      tf.layers.dense({ units: 64, activation: "relu", kernelInitializer }),
      tf.layers.dense({ units: 10, activation: "softmax", kernelInitializer }),
    ],
    "lenet5-modern": lenet("relu", tf.layers.maxPooling2d),
    "lenet5-classic": lenet("tanh", tf.layers.averagePooling2d),
  };
}
