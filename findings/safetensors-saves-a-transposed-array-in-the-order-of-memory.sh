#!/bin/sh
# safetensors: a transposed NumPy array is saved with its numbers in the wrong places.
#
# Versions   safetensors 0.8.0, numpy 2.4.6
# Guess      What is saved is what is loaded: x.T comes back as x.T, as from `np.save`.
# Behaviour  The file gets the shape of x.T and the numbers as they lie in memory: another matrix, without a word.
#            `np.ascontiguousarray` first helps.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check safetensors==0.8.0 numpy==2.4.6

cat > program.py <<'END'
import numpy as np
from safetensors.numpy import load_file, save_file

x = np.arange(6, dtype=np.float32).reshape(2, 3)
save_file({"turned": x.T, "copied": np.ascontiguousarray(x.T)}, "weights.safetensors")
loaded = load_file("weights.safetensors")
print("x.T:   ", x.T.tolist())
print("turned:", loaded["turned"].tolist())
print("copied:", loaded["copied"].tolist())
END

cat > seen <<'END'
x.T:    [[0.0, 3.0], [1.0, 4.0], [2.0, 5.0]]
turned: [[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]]
copied: [[0.0, 3.0], [1.0, 4.0], [2.0, 5.0]]
END

venv/bin/python program.py | tee output
diff seen output
