#!/bin/sh
# tfjs: on backend cpu, batch normalization along any axis but the last one mixes up the channels.
#
# Versions   @tensorflow/tfjs 4.22.0 (backend cpu, plain JavaScript)
# Guess      `batchNormalization({ axis: 1 })` brings each channel to mean 0: 0 2 and 10 30 become -1 1 and -1 1 (Keras
#            and tfjs-node do so).
# Behaviour  The kernel walks through mean and variance as if channels came last: channel 0 gets channel 1's statistics
#            at every second place.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");

const x = [[[0, 2], [10, 30]]]; // one row, two channels, two places each
const first = tf.layers.batchNormalization({ axis: 1 }).apply(tf.tensor3d(x), { training: true });
console.log("axis 1:", first.dataSync().map((v) => Math.round(v)).join(" "));
const last = tf.layers.batchNormalization({}).apply(tf.tensor3d(x).transpose([0, 2, 1]), { training: true });
console.log("the same numbers, channels last:", last.transpose([0, 2, 1]).dataSync().map((v) => Math.round(v)).join(" "));
END

cat > seen <<'END'
axis 1: -1 -2 9 1
the same numbers, channels last: -1 1 -1 1
END

node program.cjs | tee output
diff seen output
