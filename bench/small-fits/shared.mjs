/** What the programs share: data, models, and what is measured. */
export const SEED = 1;

/** The same numbers between -1 and 1 every time. */
export function numbers(tf, shape, seed) {
  return tf.randomUniform(shape, -1, 1, "float32", seed);
}

export function oneHot(tf, shape, classes, seed) {
  return tf.tidy(() =>
    tf.oneHot(tf.floor(tf.randomUniform(shape, 0, classes, "float32", seed)).toInt(), classes).toFloat(),
  );
}

export function mlp(tf, inputs, units, outputs) {
  return tf.sequential({
    layers: [
      tf.layers.dense({ inputShape: [inputs], units, activation: "relu" }),
      tf.layers.dense({ units, activation: "relu" }),
      tf.layers.dense({ units: outputs }),
    ],
  });
}

/** Fits once, and `times` more: a fit of a few hundredths of a second says more about what V8 compiles just then. */
export const fitAgain = async (fit, measured, times = 10) => {
  await measured("first fit", fit);
  await measured(`${times} more`, async () => {
    for (let time = 0; time < times; time++) await fit();
  });
};
export const fitting = (model, x, y, args) => () => model.fit(x, y, { verbose: 0, ...args });
