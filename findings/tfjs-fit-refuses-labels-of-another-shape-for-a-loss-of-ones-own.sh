#!/bin/sh
# tfjs: labels must have the outputs' shape, though the loss is a function of one's own that wants another.
#
# Versions   @tensorflow/tfjs 4.22.0 (backend cpu, plain JavaScript)
# Guess      With a loss function of one's own, labels may have other columns than the outputs, as in Keras: a weight
#            for each row, a mask of what is known, a box beside a class. The function alone says what they mean.
# Behaviour  `fit`, `trainOnBatch` and `evaluate` refuse them before the loss is called: labels must have as many
#            columns as outputs. Only the number of rows may differ from what the model was made with.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-30, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");

const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
// Labels: what is to be said, and how much it counts.
const weighted = (labels, outputs) =>
  tf.tidy(() => {
    const [wanted, weight] = tf.split(labels, 2, 1);
    return wanted.sub(outputs).square().mul(weight).mean();
  });
model.compile({ optimizer: "sgd", loss: weighted });

const [x, y] = [tf.ones([4, 2]), tf.ones([4, 2])];
const ways = {
  fit: () => model.fit(x, y, { verbose: 0 }),
  trainOnBatch: () => model.trainOnBatch(x, y),
  evaluate: async () => model.evaluate(x, y),
};
(async () => {
  for (const [name, way] of Object.entries(ways))
    console.log(`${name}:`, await way().then(() => "works", ({ message }) => message));
})();
END

cat > seen <<'END'
fit: target expected a batch of elements where each example has shape [1] (i.e.,tensor shape [*,1]) but the target received an input with 4 examples, each with shape [2] (tensor shape [4,2])
trainOnBatch: target expected a batch of elements where each example has shape [1] (i.e.,tensor shape [*,1]) but the target received an input with 4 examples, each with shape [2] (tensor shape [4,2])
evaluate: target expected a batch of elements where each example has shape [1] (i.e.,tensor shape [*,1]) but the target received an input with 4 examples, each with shape [2] (tensor shape [4,2])
END

node program.cjs | tee output
diff seen output
