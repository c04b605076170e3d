#!/bin/sh
# jimp: the Gaussian blur of one white pixel is three times as bright on its left as on its right.
#
# Versions   jimp 1.6.1
# Guess      `gaussian(1)` of a single white pixel is the same on all four sides and keeps the brightness in all.
# Behaviour  The pixel itself and its right and lower neighbours get too little: the blur works on pixels that it has
#            blurred already.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts jimp@1.6.1

cat > program.mjs <<'END'
import { Jimp } from "jimp";

const image = new Jimp({ width: 9, height: 9, color: 0x000000ff });
image.setPixelColor(0xffffffff, 4, 4);
image.gaussian(1);
const at = (x, y) => image.bitmap.data[4 * (9 * y + x)];
console.log("left", at(3, 4), "right", at(5, 4), "above", at(4, 3), "below", at(4, 5));
END

cat > seen <<'END'
left 31 right 8 above 28 below 8
END

node program.mjs | tee output
diff seen output
