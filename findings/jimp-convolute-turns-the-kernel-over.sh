#!/bin/sh
# jimp: `convolute` reads its kernel transposed.
#
# Versions   jimp 1.6.1
# Guess      A kernel is written row by row, as it looks: a 1 at the right of the middle row takes each pixel's right
#            neighbour and leaves columns alone (or, in the mathematicians' sense, its left one).
# Behaviour  It takes the pixel below: rows of the kernel are columns of the picture. Symmetric kernels hide it; an edge
#            detector finds the other edges.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts jimp@1.6.1

cat > program.mjs <<'END'
import { Jimp } from "jimp";

const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9];
function convoluted(kernel) {
  const image = new Jimp({ width: 3, height: 3, color: 0x000000ff });
  for (const [i, v] of numbers.entries()) image.bitmap.data.set([v, v, v, 255], 4 * i);
  image.convolute(kernel);
  return numbers.map((_, i) => image.bitmap.data[4 * i]).join(" ");
}
console.log("picture:          ", numbers.join(" "));
console.log("1 at the right:   ", convoluted([[0, 0, 0], [0, 0, 1], [0, 0, 0]]));
console.log("1 at the bottom:  ", convoluted([[0, 0, 0], [0, 0, 0], [0, 1, 0]]));
END

cat > seen <<'END'
picture:           1 2 3 4 5 6 7 8 9
1 at the right:    4 5 6 7 8 9 7 8 9
1 at the bottom:   2 3 3 5 6 6 8 9 9
END

node program.mjs | tee output
diff seen output
