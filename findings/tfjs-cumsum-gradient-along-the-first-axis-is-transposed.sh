#!/bin/sh
# tfjs: the gradient of `cumsum` along the first axis of a matrix comes out transposed.
#
# Versions   @tensorflow/tfjs 4.22.0 (backend cpu, plain JavaScript)
# Guess      d/dx of sum(cumsum(x, 0) * [[1, 2], [3, 4]]) is [[1 + 3, 2 + 4], [3, 4]], by hand.
# Behaviour  Its transpose, without a word where the matrix is square; with other shapes an error that names the two
#            shapes.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");

const weights = tf.tensor2d([[1, 2], [3, 4]]);
const gradient = tf.grad((x) => tf.sum(tf.mul(tf.cumsum(x, 0), weights)))(tf.ones([2, 2]));
console.log("tf.grad:", JSON.stringify(gradient.arraySync()));
console.log("by hand:", JSON.stringify([[1 + 3, 2 + 4], [3, 4]]));
try {
  tf.grad((x) => tf.sum(tf.cumsum(x, 0)))(tf.ones([3, 2]));
} catch (error) {
  console.log(error.message);
}
END

cat > seen <<'END'
tf.grad: [[4,3],[6,4]]
by hand: [[4,6],[3,4]]
Error in gradient for op Cumsum. The gradient of input 'x' has shape '2,3', which does not match the shape of the input '3,2'
END

node program.cjs | tee output
diff seen output
