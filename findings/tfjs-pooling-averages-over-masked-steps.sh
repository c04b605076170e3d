#!/bin/sh
# tfjs: global average pooling counts the steps that `masking` has taken out.
#
# Versions   @tensorflow/tfjs 4.22.0 (backend cpu, plain JavaScript)
# Guess      After `masking`, `globalAveragePooling1d` averages over the steps that are left, as in Keras (3.15.1:
#            0.75).
# Behaviour  It divides by all steps: 0.5. `simpleRNN` behind the same mask does skip the step.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");

const x = tf.tensor3d([[[1], [0], [0.5]]]); // three steps, the second one masked
const behind = (layer) => {
  const model = tf.sequential({ layers: [tf.layers.masking({ inputShape: [3, 1] }), layer] });
  return model.predict(x).dataSync()[0].toFixed(4);
};
console.log("average pooling:", behind(tf.layers.globalAveragePooling1d({})));
const rnn = { units: 1, kernelInitializer: "ones", recurrentInitializer: "ones" };
console.log("simpleRNN:", behind(tf.layers.simpleRNN(rnn)), "two steps by hand:", Math.tanh(0.5 + Math.tanh(1)).toFixed(4));
END

cat > seen <<'END'
average pooling: 0.5000
simpleRNN: 0.8515 two steps by hand: 0.8515
END

node program.cjs | tee output
diff seen output
