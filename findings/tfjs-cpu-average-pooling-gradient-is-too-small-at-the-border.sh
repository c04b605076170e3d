#!/bin/sh
# tfjs: backend cpu's gradient of average pooling with padding "same" is too small at the border.
#
# Versions   @tensorflow/tfjs 4.22.0 (backend cpu, plain JavaScript)
# Guess      A window at the border averages over the pixels that exist (forward it does), so its slope is shared among
#            those: the gradients add up to the number of windows.
# Behaviour  Backwards every window counts as a full one. The forward pass and tfjs-node's TensorFlow (0.25 0.75 0.75
#            2.25) disagree with it, and nothing says so.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");

const x = tf.tensor4d([1, 2, 3, 4], [1, 2, 2, 1]);
const pooled = (v) => tf.avgPool(v, 2, 1, "same");
const nudged = (i) => tf.tensor4d(Array.from(x.dataSync(), (v, k) => v + (k === i ? 1 : 0)), [1, 2, 2, 1]);
const differences = [0, 1, 2, 3].map((i) => tf.sum(pooled(nudged(i))).sub(tf.sum(pooled(x))).dataSync()[0].toFixed(2));
console.log("forward:    ", pooled(x).dataSync().join(" "));
console.log("differences:", differences.join(" "));
console.log("gradient:   ", Array.from(tf.grad((v) => tf.sum(pooled(v)))(x).dataSync(), (v) => v.toFixed(2)).join(" "));
END

cat > seen <<'END'
forward:     2.5 3 3.5 4
differences: 0.25 0.75 0.75 2.25
gradient:    0.25 0.50 0.50 1.00
END

node program.cjs | tee output
diff seen output
