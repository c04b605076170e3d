#!/bin/sh
# tfjs: `concat` of whole numbers and fractions cuts the fractions off when the whole numbers come first.
#
# Versions   @tensorflow/tfjs 4.22.0 (backend cpu, plain JavaScript)
# Guess      an error, as `stack` gives it; or float32 in either order, as `where` and `add` give it.
# Behaviour  The result has the type of the first tensor: 0.75 behind whole numbers becomes 0, without a word.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");

const [whole, fractions] = [tf.tensor1d([1], "int32"), tf.tensor1d([0.75])];
for (const [name, make] of [
  ["whole numbers first", () => tf.concat([whole, fractions])],
  ["fractions first", () => tf.concat([fractions, whole])],
  ["stack", () => tf.stack([whole, fractions])],
  ["where", () => tf.where(tf.tensor1d([false], "bool"), whole, fractions)],
]) {
  try {
    const result = make();
    console.log(`${name}: ${result.dtype}, ${result.dataSync().join(" ")}`);
  } catch (error) {
    console.log(`${name}: ${error.message}`);
  }
}
END

cat > seen <<'END'
whole numbers first: int32, 1 0
fractions first: float32, 0.75 1
stack: All tensors passed to stack must have matching dtypes
where: float32, 0.75
END

node program.cjs | tee output
diff seen output
