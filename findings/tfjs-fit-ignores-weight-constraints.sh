#!/bin/sh
# tfjs: `fit` never applies a layer's weight constraints.
#
# Versions   @tensorflow/tfjs 4.22.0 (backend cpu, plain JavaScript)
# Guess      `kernelConstraint: tf.constraints.nonNeg()` keeps the kernel at 0 or above after every step of the
#            optimizer, as in Keras.
# Behaviour  No constraint has any effect on training: the optimizer assigns to the variables directly. `setWeights`
#            alone obeys it.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");

async function kernelAfterFit(kernelConstraint) {
  const layer = tf.layers.dense({
    inputShape: [1], units: 1, useBias: false, kernelInitializer: "zeros", kernelConstraint,
  });
  const model = tf.sequential({ layers: [layer] });
  model.compile({ optimizer: tf.train.sgd(0.5), loss: "meanSquaredError" });
  await model.fit(tf.ones([2, 1]), tf.fill([2, 1], -5), { epochs: 3, verbose: 0 });
  return [model, model.getWeights()[0].dataSync()[0]];
}

(async () => {
  const [model, free] = await kernelAfterFit(tf.constraints.nonNeg());
  console.log("nonNeg, after fit:", free);
  model.setWeights([tf.tensor2d([[-5]])]);
  console.log("nonNeg, after setWeights(-5):", Math.abs(model.getWeights()[0].dataSync()[0]));
  console.log("maxNorm 1, after fit:", (await kernelAfterFit(tf.constraints.maxNorm({ maxValue: 1, axis: 0 })))[1]);
  console.log("unitNorm, after fit:", (await kernelAfterFit(tf.constraints.unitNorm({ axis: 0 })))[1]);
})();
END

cat > seen <<'END'
nonNeg, after fit: -5
nonNeg, after setWeights(-5): 0
maxNorm 1, after fit: -5
unitNorm, after fit: -5
END

node program.cjs | tee output
diff seen output
