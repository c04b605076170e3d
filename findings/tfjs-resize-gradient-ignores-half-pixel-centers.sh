#!/bin/sh
# tfjs: the gradient of a resized picture ignores `halfPixelCenters`.
#
# Versions   @tensorflow/tfjs 4.22.0 (backend cpu, plain JavaScript)
# Guess      each output of nearest neighbours passes its gradient to the pixel that it was copied from.
# Behaviour  With halfPixelCenters the picture is made of pixels 0, 2 and 4, and the gradient goes to 0, 1 and 3.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");

const picture = tf.tensor4d([0, 1, 2, 3, 4], [1, 5, 1, 1]);
for (const halfPixelCenters of [false, true]) {
  const resize = (x) => tf.image.resizeNearestNeighbor(x, [3, 1], false, halfPixelCenters);
  const gradient = tf.grad((x) => resize(x).sum())(picture).dataSync();
  console.log(`halfPixelCenters ${halfPixelCenters}: pixels ${resize(picture).dataSync().join(" ")}`);
  console.log(`  gradient of pixels 0 to 4: ${gradient.join(" ")}`);
}
END

cat > seen <<'END'
halfPixelCenters false: pixels 0 1 3
  gradient of pixels 0 to 4: 1 1 0 1 0
halfPixelCenters true: pixels 0 2 4
  gradient of pixels 0 to 4: 1 1 0 1 0
END

node program.cjs | tee output
diff seen output
