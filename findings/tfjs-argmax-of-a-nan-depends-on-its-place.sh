#!/bin/sh
# tfjs: `argMax` and `topk` of numbers with a NaN depend on where the NaN stands.
#
# Versions   @tensorflow/tfjs 4.22.0 (backend cpu, plain JavaScript)
# Guess      one rule: NaN counts as the largest (NumPy and PyTorch), or it never wins.
# Behaviour  argMax of NaN 1 2 is the NaN, of 1 NaN 2 the 2; topk gives the 2 in both, and NaN where that comes last.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");

for (const values of [[NaN, 1, 2], [3, NaN, 2], [1, NaN, 2], [1, 2, NaN]]) {
  const row = tf.tensor1d(values);
  const [largest, first, maximum] = [tf.argMax(row), tf.topk(row, 1).values, tf.max(row)].map((t) => t.dataSync()[0]);
  console.log(`${values.join(" ")}: argMax ${largest}, topk ${first}, max ${maximum}`);
}
END

cat > seen <<'END'
NaN 1 2: argMax 0, topk 2, max NaN
3 NaN 2: argMax 0, topk 3, max NaN
1 NaN 2: argMax 2, topk 2, max NaN
1 2 NaN: argMax 1, topk NaN, max NaN
END

node program.cjs | tee output
diff seen output
