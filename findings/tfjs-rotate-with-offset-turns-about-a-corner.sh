#!/bin/sh
# tfjs: `tf.image.rotateWithOffset` does not turn a picture about its middle.
#
# Versions   @tensorflow/tfjs 4.22.0 (backend cpu, plain JavaScript)
# Guess      about the middle: a quarter turn of a 3 × 3 picture is a permutation of its nine pixels.
# Behaviour  It turns about the point (1.5, 1.5), half a pixel beyond the middle pixel: a column is lost, a row comes
#            in.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");

const picture = tf.tensor4d([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 3, 3, 1]);
for (const quarters of [1, 2, 4]) {
  const turned = tf.image.rotateWithOffset(picture, (quarters * Math.PI) / 2, 0);
  console.log(`${quarters} quarter turns:`, turned.reshape([3, 3]).arraySync().map((row) => row.join(" ")).join(" / "));
}
END

cat > seen <<'END'
1 quarter turns: 0 0 0 / 3 6 9 / 2 5 8
2 quarter turns: 0 0 0 / 0 9 8 / 0 6 5
4 quarter turns: 1 2 3 / 4 5 6 / 7 8 9
END

node program.cjs | tee output
diff seen output
