#!/bin/sh
# tfjs: the gradient of `mirrorPad` leaves out every mirrored copy.
#
# Versions   @tensorflow/tfjs 4.22.0 (backend cpu, plain JavaScript)
# Guess      Padding 1 2 3 by reflection gives 2 1 2 3 2: the middle number appears three times, so the gradient of the
#            sum is 1 3 1.
# Behaviour  1 1 1: the gradient is that of padding with zeros.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");

const x = tf.tensor1d([1, 2, 3]);
for (const mode of ["reflect", "symmetric"]) {
  const padded = (v) => tf.mirrorPad(v, [[1, 1]], mode);
  const slopes = [0, 1, 2].map((i) => {
    const step = tf.oneHot(tf.tensor1d([i], "int32"), 3).toFloat().reshape([3]);
    return tf.sum(padded(x.add(step))).sub(tf.sum(padded(x))).dataSync()[0];
  });
  const gradient = tf.grad((v) => tf.sum(padded(v)))(x);
  console.log(`${mode}: ${padded(x).dataSync().join(" ")}, differences ${slopes.join(" ")}, gradient ${gradient.dataSync().join(" ")}`);
}
END

cat > seen <<'END'
reflect: 2 1 2 3 2, differences 1 3 1, gradient 1 1 1
symmetric: 1 1 2 3 3, differences 2 1 2, gradient 1 1 1
END

node program.cjs | tee output
diff seen output
