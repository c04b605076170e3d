#!/bin/sh
# TensorFlow, Keras: `softmax` of a row with one NaN is 0 before it, where oneDNN computes it.
#
# Versions   tensorflow-cpu 2.21.0, Keras 3.15.1, NumPy 2.4.6; oneDNN on, as TensorFlow switches it on by itself on
#            processors with AVX512-VNNI and later; TF_ENABLE_ONEDNN_OPTS=1 switches it on elsewhere
# Guess      NaN in the whole row: each number is divided by the sum, and the sum is NaN.
# Behaviour  the numbers before it are 0 (those behind it too with AVX512, NaN with AVX2), run eagerly, in a graph and
#            in Keras alike; without oneDNN, under XLA and in `log_softmax` the whole row is NaN. So a class that a
#            model calls impossible may be a model that has broken down.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet tensorflow-cpu==2.21.0 keras==3.15.1 numpy==2.4.6

cat > program.py <<'END'
import keras
import numpy
import tensorflow

logits = tensorflow.constant([[0.3, numpy.nan, 2.0], [0.3, 0.7, 2.0]])
model = keras.Sequential([keras.Input((3,)), keras.layers.Activation("softmax")])
ways = {
    "eager": tensorflow.nn.softmax,
    "graph": tensorflow.function(tensorflow.nn.softmax),
    "Keras": lambda rows: model.predict(rows, verbose=0),
    "XLA": tensorflow.function(tensorflow.nn.softmax, jit_compile=True),
    "log_softmax": tensorflow.nn.log_softmax,
}
for name, softmax in ways.items():
    first, second = numpy.asarray(softmax(logits))
    whole = "is all NaN" if numpy.isnan(first).all() else f"starts with {first[0]:g}, then {first[1]:g}"
    print(f"  {name}: a row with a NaN {whole}; a row without, {numpy.round(second, 3).astype(float).round(3).tolist()}")
END

cat > seen <<'END'
with oneDNN
  eager: a row with a NaN starts with 0, then nan; a row without, [0.126, 0.187, 0.687]
  graph: a row with a NaN starts with 0, then nan; a row without, [0.126, 0.187, 0.687]
  Keras: a row with a NaN starts with 0, then nan; a row without, [0.126, 0.187, 0.687]
  XLA: a row with a NaN is all NaN; a row without, [0.126, 0.187, 0.687]
  log_softmax: a row with a NaN is all NaN; a row without, [-2.075, -1.675, -0.375]
without oneDNN
  eager: a row with a NaN is all NaN; a row without, [0.126, 0.187, 0.687]
  graph: a row with a NaN is all NaN; a row without, [0.126, 0.187, 0.687]
  Keras: a row with a NaN is all NaN; a row without, [0.126, 0.187, 0.687]
  XLA: a row with a NaN is all NaN; a row without, [0.126, 0.187, 0.687]
  log_softmax: a row with a NaN is all NaN; a row without, [-2.075, -1.675, -0.375]
END

for onednn in 1 0; do
  if [ $onednn = 1 ]; then echo "with oneDNN"; else echo "without oneDNN"; fi
  TF_ENABLE_ONEDNN_OPTS=$onednn TF_CPP_MIN_LOG_LEVEL=3 venv/bin/python program.py 2> errors
done | tee output
diff seen output
