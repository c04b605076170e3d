#!/bin/sh
# ONNX Runtime: whether a maximum sees a NaN depends on where in the window it stands.
#
# Versions   onnx 1.23.2, onnxruntime 1.32.0, Python 3.10 or newer
# Guess      one rule: NaN wins, as in PyTorch and NumPy, or it is passed over, as in TensorFlow.
# Behaviour  MaxPool gives NaN only when it stands last; ReduceMax of the same numbers only when it stands first.
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

def run(operation, shape, values, **attributes):
    node = helper.make_node(operation, ["x"], ["y"], **attributes)
    x = helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)
    y = helper.make_tensor_value_info("y", TensorProto.FLOAT, None)
    model = helper.make_model(helper.make_graph([node], "maximum", [x], [y]), opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(None, {"x": np.array(values, "float32").reshape(shape)})[0].item()

nan = float("nan")
for values in ([nan, 1, 2, 3], [1, nan, 2, 3], [1, 2, 3, nan]):
    pooled = run("MaxPool", [1, 1, 2, 2], values, kernel_shape=[2, 2])
    print(values, "MaxPool", pooled, "ReduceMax", run("ReduceMax", [4], values, axes=[0], keepdims=0))
END

cat > seen <<'END'
[nan, 1, 2, 3] MaxPool 3.0 ReduceMax nan
[1, nan, 2, 3] MaxPool 3.0 ReduceMax 2.0
[1, 2, 3, nan] MaxPool nan ReduceMax 3.0
END

python/bin/python program.py 2> /dev/null | tee output
diff seen output
