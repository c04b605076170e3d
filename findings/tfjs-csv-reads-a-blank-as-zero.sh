#!/bin/sh
# tfjs: `tf.data` reads a blank in a CSV file as the number 0.
#
# Versions   @tensorflow/tfjs 4.22.0 (backend cpu, plain JavaScript)
# Guess      a field of one blank is missing or a text, as an empty field is; `NaN` and `true` are read as such.
# Behaviour  A blank is 0, 0x10 is 16, Infinity is a number, but NaN and true remain texts. An empty field is left out.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");

const text = "value,weight\n ,1\n,1\n0x10,1\n007,1\nInfinity,1\nNaN,1\ntrue,1\n";
const rows = new tf.data.CSVDataset(new tf.data.FileDataSource(Buffer.from(text)));
rows.forEachAsync(({ value }) => console.log(typeof value, String(value)));
END

cat > seen <<'END'
number 0
undefined undefined
number 16
number 7
number Infinity
string NaN
string true
END

node program.cjs | tee output
diff seen output
