#!/bin/sh
# Pillow: `ImageFilter.Kernel` reads its rows from the bottom up.
#
# Versions   Pillow 13.0.0, NumPy 2.4.6, Python 3.10 or newer
# Guess      the numbers are the weights as one writes them down: a correlation (or, turned over both ways, a
#            convolution).
# Behaviour  Only top and bottom are swapped: a kernel that looks for the pixel above takes the one below; left and
#            right are as written. Pixels at the border are copied as they were.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check pillow==13.0.0 numpy==2.4.6

cat > program.py <<'END'
import numpy as np
from PIL import Image, ImageFilter

picture = np.zeros((5, 5), "uint8")
picture[2, 2] = 100
for name, place in (("above", 1), ("left", 3)):
    weights = [0] * 9
    weights[place] = 1
    filtered = np.array(Image.fromarray(picture).filter(ImageFilter.Kernel((3, 3), weights, scale=1)))
    row, column = (int(at[0]) for at in np.nonzero(filtered))
    print(f"each pixel from its neighbour {name}: the dot of row 2, column 2 is now in row {row}, column {column}")
border = np.full((3, 3), 10, "uint8")
print("doubled:", np.array(Image.fromarray(border).filter(ImageFilter.Kernel((3, 3), [0, 0, 0, 0, 2, 0, 0, 0, 0], scale=1))).tolist())
END

cat > seen <<'END'
each pixel from its neighbour above: the dot of row 2, column 2 is now in row 1, column 2
each pixel from its neighbour left: the dot of row 2, column 2 is now in row 2, column 3
doubled: [[10, 10, 10], [10, 20, 10], [10, 10, 10]]
END

python/bin/python program.py 2> /dev/null | tee output
diff seen output
