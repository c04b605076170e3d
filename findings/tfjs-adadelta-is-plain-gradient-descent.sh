#!/bin/sh
# tfjs: `tf.train.adadelta` takes the steps of plain gradient descent.
#
# Versions   @tensorflow/tfjs 4.22.0 (backend cpu, plain JavaScript)
# Guess      Adadelta divides by the running size of the slopes: its first step from 1 on w squared, with rate 0.1, is
#            of the order of 1e-4 (Keras 3.15.1: 1 -> 0.999859).
# Behaviour  Every step is rate times slope, whatever rho: both running averages are fed with the same numbers, so that
#            their quotient stays 1.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");

function steps(optimizer) {
  const w = tf.variable(tf.scalar(1));
  const path = [];
  for (let i = 0; i < 6; i++) {
    optimizer.minimize(() => w.square().add(w.abs().mul(3)), false, [w]);
    path.push(w.dataSync()[0].toFixed(5));
  }
  return path.join(" ");
}

console.log("sgd(0.01)            ", steps(tf.train.sgd(0.01)));
console.log("adadelta(0.01)       ", steps(tf.train.adadelta(0.01)));
console.log("adadelta(0.01, 0.5)  ", steps(tf.train.adadelta(0.01, 0.5)));
END

cat > seen <<'END'
sgd(0.01)             0.95000 0.90100 0.85298 0.80592 0.75980 0.71461
adadelta(0.01)        0.95000 0.90100 0.85298 0.80592 0.75980 0.71461
adadelta(0.01, 0.5)   0.95000 0.90100 0.85298 0.80592 0.75980 0.71461
END

node program.cjs | tee output
diff seen output
