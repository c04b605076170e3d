#!/bin/sh
# tfjs: 7 / 2 of whole numbers is 3 or 3.5, depending on how the 2 is written.
#
# Versions   @tensorflow/tfjs 4.22.0 (backend cpu, plain JavaScript)
# Guess      one of the two: `div` is true division as in Python, or whole division as in C, for tensors of whole
#            numbers.
# Behaviour  `seven.div(2)` is 3.5, `seven.div(tf.scalar(2, "int32"))` is 3; -7 / 2 is then -4.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");

const sevens = tf.tensor1d([7, -7], "int32");
const two = tf.scalar(2, "int32");
for (const [name, result] of [["number", sevens.div(2)], ["tensor", sevens.div(two)]])
  console.log(`${name}: ${result.dtype}, ${result.dataSync().join(" ")}`);
END

cat > seen <<'END'
number: float32, 3.5 -3.5
tensor: int32, 3 -4
END

node program.cjs | tee output
diff seen output
