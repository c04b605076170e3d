#!/bin/sh
# tfjs: `tf.image.rgbToGrayscale` makes the white of a decoded picture 254.
#
# Versions   @tensorflow/tfjs 4.22.0 (backend cpu, plain JavaScript)
# Guess      white, 255 of each colour, stays 255 (in TensorFlow it does, and in Pillow).
# Behaviour  The weights 0.2989, 0.587 and 0.114 sum to 0.9999, and whole numbers are cut off: 254. Fractions give
#            0.9999.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");

for (const [white, dtype] of [[255, "int32"], [1, "float32"]])
  console.log(dtype, "white:", tf.image.rgbToGrayscale(tf.fill([1, 1, 3], white, dtype)).dataSync()[0].toPrecision(5));
END

cat > seen <<'END'
int32 white: 254.00
float32 white: 0.99990
END

node program.cjs | tee output
diff seen output
