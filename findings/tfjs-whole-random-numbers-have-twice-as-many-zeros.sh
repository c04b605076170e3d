#!/bin/sh
# tfjs: whole random numbers from -2 up to 2 are 0 twice as often as anything else, and never -2.
#
# Versions   @tensorflow/tfjs 4.22.0 (backend cpu, plain JavaScript)
# Guess      `tf.randomUniform(shape, -2, 2, "int32")` draws -2, -1, 0 and 1, a quarter each (the lower end counts, the
#            upper does not), as NumPy and TensorFlow do.
# Behaviour  Floats are drawn and cut towards zero: -1, 0 and 1 with shares 1 : 2 : 1. `tf.randomUniformInt` alike. From
#            0 on all is well.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");

function shares(tensor) {
  const counts = new Map();
  for (const value of tensor.dataSync()) counts.set(value, (counts.get(value) ?? 0) + 1);
  const tell = ([value, count]) => `${value}: ${Math.round((20 * count) / tensor.size) / 20}`;
  return [...counts].sort(([a], [b]) => a - b).map(tell).join(", ");
}

console.log("randomUniform int32:", shares(tf.randomUniform([100000], -2, 2, "int32", 1)));
console.log("randomUniformInt:   ", shares(tf.randomUniformInt([100000], -2, 2, 1)));
console.log("from 0 to 4:        ", shares(tf.randomUniformInt([100000], 0, 4, 1)));
END

cat > seen <<'END'
randomUniform int32: -1: 0.25, 0: 0.5, 1: 0.25
randomUniformInt:    -1: 0.25, 0: 0.5, 1: 0.25
from 0 to 4:         0: 0.25, 1: 0.25, 2: 0.25, 3: 0.25
END

node program.cjs | tee output
diff seen output
