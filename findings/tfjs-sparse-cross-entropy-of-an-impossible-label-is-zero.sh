#!/bin/sh
# tfjs: `sparseCategoricalCrossentropy` of a label that does not exist is 0, the best loss there is.
#
# Versions   @tensorflow/tfjs 4.22.0 (backend cpu, plain JavaScript)
# Guess      Label 7 (or -1) for a network of three outputs is an error, or NaN.
# Behaviour  The label becomes a one-hot row of zeros, so that its loss is 0 and its gradient too: a set with labels 1
#            to 10 instead of 0 to 9 trains without a word.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");

const model = tf.sequential({ layers: [tf.layers.activation({ activation: "linear", inputShape: [3] })] });
model.compile({ optimizer: "sgd", loss: "sparseCategoricalCrossentropy" });
const probabilities = tf.tensor2d([[0.2, 0.3, 0.5]]);
for (const label of [2, 3, 7, -1]) {
  console.log("label", label, "loss", model.evaluate(probabilities, tf.tensor2d([[label]])).dataSync()[0].toFixed(3));
}
END

cat > seen <<'END'
label 2 loss 0.693
label 3 loss 0.000
label 7 loss 0.000
label -1 loss 0.000
END

node program.cjs | tee output
diff seen output
