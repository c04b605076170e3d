#!/bin/sh
# tfjs: backend wasm casts 0.5 to false, and leaves 2 and -1 as they are.
#
# Versions   @tensorflow/tfjs 4.22.0, @tensorflow/tfjs-backend-wasm 4.22.0
# Guess      A cast to bool asks whether a number is 0, on every backend: 0.5, 2 and NaN are true, and true reads 1.
# Behaviour  wasm copies the number into a byte: 0.5 and NaN become 0, 2 stays 2, -1 is 255; `sum` of such a mask counts
#            wrongly.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts \
  @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");
require("@tensorflow/tfjs-backend-wasm");

(async () => {
  for (const backend of ["cpu", "wasm"]) {
    await tf.setBackend(backend);
    const floats = tf.cast(tf.tensor1d([0.5, NaN, 0, 2]), "bool");
    const whole = tf.cast(tf.tensor1d([2, -1, 0], "int32"), "bool");
    console.log(`${backend}: 0.5 NaN 0 2 -> ${floats.dataSync().join(" ")}; 2 -1 0 -> ${whole.dataSync().join(" ")}; sum ${whole.sum().dataSync()[0]}`);
  }
})();
END

cat > seen <<'END'
cpu: 0.5 NaN 0 2 -> 1 1 0 1; 2 -1 0 -> 1 1 0; sum 2
wasm: 0.5 NaN 0 2 -> 0 0 0 2; 2 -1 0 -> 2 255 0; sum 257
END

node program.cjs | tee output
diff seen output
