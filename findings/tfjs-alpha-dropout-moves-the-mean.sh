#!/bin/sh
# tfjs: `alphaDropout` moves the mean from 0 to 0.9.
#
# Versions   @tensorflow/tfjs 4.22.0 (backend cpu, plain JavaScript)
# Guess      Alpha dropout is the dropout that keeps mean 0 and variance 1 (Klambauer et al. 2017): a standard normal
#            input leaves with mean 0.
# Behaviour  The variance stays 1, the mean goes to 0.9: dropped units are set to +1.76, where selu's lower limit is
#            -1.76.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");

const input = tf.randomNormal([100000, 1], 0, 1, "float32", 1);
const { mean, variance } = tf.moments(tf.layers.alphaDropout({ rate: 0.3 }).apply(input, { training: true }));
console.log("input:  mean", tf.mean(input).dataSync()[0].toFixed(1));
console.log("output: mean", mean.dataSync()[0].toFixed(1), "variance", variance.dataSync()[0].toFixed(1));
END

cat > seen <<'END'
input:  mean 0.0
output: mean 0.9 variance 1.0
END

node program.cjs | tee output
diff seen output
