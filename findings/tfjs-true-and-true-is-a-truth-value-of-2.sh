#!/bin/sh
# tfjs: the sum of two tensors of truth values is a tensor of truth values that holds 2.
#
# Versions   @tensorflow/tfjs 4.22.0 (backend cpu, plain JavaScript)
# Guess      int32 (as `sum` gives it), or true; in no case a truth value that is not 0 or 1.
# Behaviour  `add` keeps dtype bool and stores 2, which equals neither true nor 1 afterwards.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");

const yes = tf.tensor1d([true], "bool");
const both = yes.add(yes);
console.log(`add: ${both.dtype}, ${both.dataSync()[0]}`);
console.log(`equals true: ${both.equal(yes).dataSync()[0]}, both true: ${both.logicalAnd(yes).dataSync()[0]}`);
console.log(`sum: ${tf.sum(tf.tensor1d([true, true], "bool")).dtype}`);
END

cat > seen <<'END'
add: bool, 2
equals true: 0, both true: 1
sum: int32
END

node program.cjs | tee output
diff seen output
