#!/bin/sh
# tfjs: `tf.data` batches rows of unequal length into a tensor whose shape its values do not fill.
#
# Versions   @tensorflow/tfjs 4.22.0 (backend cpu, plain JavaScript)
# Guess      A row of three numbers and one of two cannot be stacked: an error, as there is for tensors of these shapes.
# Behaviour  The first row decides the shape; the values of all rows follow each other, so that later rows slide. [2, 3]
#            with five values, [3, 2] with seven.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");

async function batch(rows) {
  const [tensor] = await tf.data.array(rows).batch(rows.length).toArray();
  return `shape ${tensor.shape}, values ${tensor.dataSync().join(" ")}`;
}

(async () => {
  console.log("[1 2 3] [4 5]:      ", await batch([[1, 2, 3], [4, 5]]));
  console.log("[1 2] [3 4 5] [6 7]:", await batch([[1, 2], [3, 4, 5], [6, 7]]));
  await batch([tf.tensor1d([1, 2, 3]), tf.tensor1d([4, 5])]).catch((error) => console.log("tensors:", error.message));
})();
END

cat > seen <<'END'
[1 2 3] [4 5]:       shape 2,3, values 1 2 3 4 5
[1 2] [3 4 5] [6 7]: shape 3,2, values 1 2 3 4 5 6 7
tensors: All tensors passed to stack must have matching shapes Shapes 3 and 2 must match
END

node program.cjs | tee output
diff seen output
