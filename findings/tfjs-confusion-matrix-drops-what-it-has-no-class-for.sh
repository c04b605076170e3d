#!/bin/sh
# tfjs: `tf.math.confusionMatrix` silently drops answers and labels beyond its classes.
#
# Versions   @tensorflow/tfjs 4.22.0 (backend cpu, plain JavaScript)
# Guess      an error: the labels are said to be in [0, numClasses), and TensorFlow in Python and scikit-learn check.
# Behaviour  The pair is left out; the matrix adds up to fewer answers than were given.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");

const labels = tf.tensor1d([0, 1, 2, 2], "int32");
const answers = tf.tensor1d([0, 5, -1, 2], "int32");
const matrix = tf.math.confusionMatrix(labels, answers, 3);
console.log(matrix.arraySync().map((row) => row.join(" ")).join(" / "));
console.log(`${matrix.sum().dataSync()[0]} of 4 answers counted, all of them right`);
END

cat > seen <<'END'
1 0 0 / 0 0 0 / 0 0 1
2 of 4 answers counted, all of them right
END

node program.cjs | tee output
diff seen output
