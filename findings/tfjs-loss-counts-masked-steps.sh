#!/bin/sh
# tfjs: the loss and the metrics count the steps that `masking` has taken out.
#
# Versions   @tensorflow/tfjs 4.22.0 (backend cpu, plain JavaScript)
# Guess      In a network of `masking` and a recurrent layer with `returnSequences`, steps that are masked out count
#            neither in the loss nor in the metrics, as in Keras: labels there may be anything.
# Behaviour  The recurrent layer repeats its last output at those steps, and loss and metrics compare that with the
#            labels there. Sequences that are padded pull a network towards its labels for padding.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-30, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");

// Adds up what it has seen.
const sum = tf.layers.simpleRNN({
  units: 1, returnSequences: true, activation: "linear", kernelInitializer: "ones", recurrentInitializer: "ones",
});
const model = tf.sequential({ layers: [tf.layers.masking({ maskValue: 0, inputShape: [4, 1] }), sum] });
model.compile({ optimizer: "sgd", loss: "meanSquaredError", metrics: ["mae"] });

const steps = tf.tensor3d([1, 2, 0, 0], [1, 4, 1]); // the last two are left out
console.log("outputs:", ...model.predict(steps).dataSync());
for (const labels of [[1, 3, 3, 3], [1, 3, 0, 0], [1, 3, 9, 9]]) {
  const scores = model.evaluate(steps, tf.tensor3d(labels, [1, 4, 1]));
  console.log("labels", ...labels, "loss and mean absolute error:", ...scores.map((score) => score.dataSync()[0]));
}
END

cat > seen <<'END'
outputs: 1 3 3 3
labels 1 3 3 3 loss and mean absolute error: 0 0
labels 1 3 0 0 loss and mean absolute error: 4.5 1.5
labels 1 3 9 9 loss and mean absolute error: 18 3
END

node program.cjs | tee output
diff seen output
