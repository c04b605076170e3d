#!/bin/sh
# ONNX Runtime: 2 to the power of 0.5 is 1, when the 2 is a whole number.
#
# Versions   onnx 1.23.2, onnxruntime 1.32.0, Python 3.10 or newer
# Guess      1.414: whole numbers and fractions give a fraction, as in NumPy and PyTorch; or an error about mixed types.
# Behaviour  The result has the type of the base (the ONNX standard says so): 1, and 2 to the power of -1 is 0.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check onnx==1.23.2 onnxruntime==1.32.0

cat > program.py <<'END'
import numpy as np, onnx, onnxruntime
from onnx import TensorProto, helper

def power(base, exponent):
    types = [helper.np_dtype_to_tensor_dtype(value.dtype) for value in (base, exponent)]
    inputs = [helper.make_tensor_value_info(name, kind, [1]) for name, kind in zip("ab", types)]
    output = helper.make_tensor_value_info("c", types[0], [1])
    graph = helper.make_graph([helper.make_node("Pow", ["a", "b"], ["c"])], "power", inputs, [output])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model, full_check=True)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(None, {"a": base, "b": exponent})[0]

for kind in ("int32", "float32"):
    for exponent in (0.5, -1):
        result = power(np.array([2], kind), np.array([exponent], "float32"))
        print(f"2 as {kind} to the power of {exponent}: {result[0]:.3f} ({result.dtype})")
END

cat > seen <<'END'
2 as int32 to the power of 0.5: 1.000 (int32)
2 as int32 to the power of -1: 0.000 (int32)
2 as float32 to the power of 0.5: 1.414 (float32)
2 as float32 to the power of -1: 0.500 (float32)
END

python/bin/python program.py 2> /dev/null | tee output
diff seen output
