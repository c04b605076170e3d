#!/bin/sh
# tfjs: `instanceof` calls every optimizer an instance of every optimizer class.
#
# Versions   @tensorflow/tfjs 4.22.0 (backend cpu, plain JavaScript)
# Guess      `tf.train.adam(0.1) instanceof tf.AdamaxOptimizer` is false, so that a program can tell optimizers apart.
# Behaviour  True for any pair: the base class overrides `Symbol.hasInstance` to ask for three methods. `getClassName()`
#            tells them apart.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");

for (const optimizer of [tf.train.sgd(0.1), tf.train.adam(0.1)]) {
  const classes = [tf.SGDOptimizer, tf.AdamOptimizer, tf.AdamaxOptimizer, tf.RMSPropOptimizer];
  console.log(optimizer.getClassName(), classes.map((c) => optimizer instanceof c).join(" "));
}
END

cat > seen <<'END'
SGD true true true true
Adam true true true true
END

node program.cjs | tee output
diff seen output
