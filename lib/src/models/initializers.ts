import * as tf from "@tensorflow/tfjs-node";

type Initializer = ReturnType<typeof tf.initializers.glorotUniform>;

/**
 * A source of weight initializers (Glorot and Bengio, 2010), one for each layer.
 * With a seed every layer has a seed of its own, so that layers differ and models repeat.
 */
export function initializers(seed: number | undefined): () => Initializer {
  let layer = 0;
  return () => tf.initializers.glorotUniform(seed === undefined ? {} : { seed: seed * 1000 + ++layer });
}
