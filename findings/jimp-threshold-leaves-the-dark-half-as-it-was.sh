#!/bin/sh
# jimp: `threshold` makes the bright half white and leaves the dark half as it was.
#
# Versions   jimp 1.6.1
# Guess      Thresholding makes a picture of two values: below `max` black, from `max` on `replace` (white).
# Behaviour  Pixels below `max` keep their grey; there is no black.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts jimp@1.6.1

cat > program.mjs <<'END'
import { Jimp } from "jimp";

const greys = [0, 60, 127, 128, 200, 255];
const image = new Jimp({ width: 6, height: 1, color: 0x000000ff });
for (const [i, v] of greys.entries()) image.bitmap.data.set([v, v, v, 255], 4 * i);
image.threshold({ max: 128 });
console.log(greys.map((_, i) => image.bitmap.data[4 * i]).join(" "));
END

cat > seen <<'END'
0 60 127 255 255 255
END

node program.mjs | tee output
diff seen output
