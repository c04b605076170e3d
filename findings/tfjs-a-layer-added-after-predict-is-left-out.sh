#!/bin/sh
# tfjs: a layer added to (or taken from) a sequential model after `predict` is left out of the next `predict`.
#
# Versions   @tensorflow/tfjs 4.22.0 (backend cpu, plain JavaScript)
# Guess      `model.add` after a prediction either refuses or takes effect; `summary`, `outputs` and `predict` agree
#            (PyTorch's sequential takes the layer at once).
# Behaviour  `summary`, `outputs` and `countParams` have the new layer, `predict` goes on with the old network, until
#            the next `compile`. `pop` alike. (Keras 3.15.1 keeps its compiled `predict`, too.)
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");

const x = tf.ones([1, 3]);
const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [3], units: 5 })] });
const tell = (what) =>
  console.log(what, "layers", model.layers.length, "outputs", model.outputs[0].shape[1], "predict", model.predict(x).shape[1]);
tell("first:   ");
model.add(tf.layers.dense({ units: 2 }));
tell("add(2):  ");
model.compile({ optimizer: "sgd", loss: "meanSquaredError" });
tell("compile: ");
model.pop();
tell("pop():   ");
END

cat > seen <<'END'
first:    layers 1 outputs 5 predict 5
add(2):   layers 2 outputs 2 predict 5
compile:  layers 2 outputs 2 predict 2
pop():    layers 1 outputs 5 predict 2
END

node program.cjs | tee output
diff seen output
