#!/bin/sh
# tfjs: the layer `resizing` resizes otherwise than the operation, and `cropToAspectRatio` crops nothing.
#
# Versions   @tensorflow/tfjs 4.22.0 (backend cpu, plain JavaScript)
# Guess      `tf.layers.resizing` is `tf.image.resizeBilinear` as a layer (or Keras's: 0 0.25 0.75 1);
#            `cropToAspectRatio: true` cuts the sides off before it resizes, as in Keras.
# Behaviour  The option is passed on, negated, as `alignCorners`: without it corners are aligned, which neither the
#            operation nor Keras does; with it the picture is squeezed whole.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");

const show = (tensor) => Array.from(tensor.dataSync(), (v) => v.toFixed(2)).join(" ");
const pair = tf.tensor4d([0, 1], [1, 1, 2, 1]);
console.log("operation, 2 to 4:", show(tf.image.resizeBilinear(pair, [1, 4])));
console.log("layer, 2 to 4:    ", show(tf.layers.resizing({ height: 1, width: 4 }).apply(pair)));
const wide = tf.tensor4d([9, 9, 0, 1, 9, 9, 9, 9, 0, 1, 9, 9], [1, 2, 6, 1]);
const cropped = tf.layers.resizing({ height: 2, width: 2, cropToAspectRatio: true }).apply(wide);
console.log("9 9 0 1 9 9 twice, to 2 x 2, cropped:", show(cropped));
END

cat > seen <<'END'
operation, 2 to 4: 0.00 0.50 1.00 1.00
layer, 2 to 4:     0.00 0.33 0.67 1.00
9 9 0 1 9 9 twice, to 2 x 2, cropped: 9.00 1.00 9.00 1.00
END

node program.cjs | tee output
diff seen output
