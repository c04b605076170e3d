#!/bin/sh
# tfjs: `evaluate` takes `sampleWeight` and ignores it.
#
# Versions   @tensorflow/tfjs 4.22.0 (backend cpu, plain JavaScript)
# Guess      `sampleWeight` is among evaluate's documented arguments: weights 1 and 0 leave the first row's loss, 1 (or
#            an error says that they are not supported, as `fit` does).
# Behaviour  The result is that without weights, 5, and nothing is said.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");

const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [1], units: 1, kernelInitializer: "zeros" })] });
model.compile({ optimizer: "sgd", loss: "meanSquaredError" });
const [x, y] = [tf.ones([2, 1]), tf.tensor2d([[1], [3]])];
const sampleWeight = tf.tensor1d([1, 0]);
console.log("without:", model.evaluate(x, y).dataSync()[0]);
console.log("weights 1 and 0:", model.evaluate(x, y, { sampleWeight }).dataSync()[0]);
model.fit(x, y, { sampleWeight, verbose: 0 }).catch((error) => console.log("fit:", error.message));
END

cat > seen <<'END'
without: 5
weights 1 and 0: 5
fit: sample weight is not supported yet.
END

node program.cjs | tee output
diff seen output
