"""Where a graph's time goes: `python times.py FOLDER` with the saved models that worker-graphs.mjs wrote. Prints JSON: for each,
the milliseconds of a run and those of each kind of operation, from TensorFlow's own trace."""
import json
import os
import sys
import time
from collections import Counter
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
import numpy as np
import tensorflow.compat.v1 as tf

BATCH, ROWS = 128, 1024
WARM, TIMED, TRACED = 50, 200, 50
random = np.random.default_rng(1)


def value(placeholder: tf.Operation) -> np.ndarray:
    """Numbers that a step can work on: small weights, a learning rate, rows of random data."""
    shape = [ROWS if size is None else size for size in placeholder.outputs[0].shape.as_list()]
    if placeholder.name == "learning_rate_in":
        return np.float32(0.001)
    if "_data1" in placeholder.name:
        return np.eye(shape[1], dtype=np.float32)[random.integers(0, shape[1], shape[0])]
    kind = placeholder.outputs[0].dtype.as_numpy_dtype
    return (0.05 * random.random(shape)).astype(kind)


def pick(size: int) -> np.ndarray:
    """One turn's batch: the numbers of its rows, or for a step that takes them in order its two bounds."""
    if size == BATCH:
        return random.integers(0, ROWS, (1, BATCH)).astype(np.int32)
    start = BATCH * random.integers(0, ROWS // BATCH)
    return np.array([[start, start + BATCH]], dtype=np.int32)


def profile(folder: Path) -> dict:
    purpose = folder.name.split()[0]
    with tf.Session(graph=tf.Graph()) as session:
        tf.saved_model.loader.load(session, ["serve"], str(folder))
        operations = session.graph.get_operations()
        placeholders = [operation for operation in operations if operation.type == "Placeholder"]
        filled = [operation for operation in placeholders if operation.name.endswith("_in")]
        session.run([f"{o.name[:-3]}_set:0" for o in filled], {o.outputs[0]: value(o) for o in filled})
        rows = next(o for o in placeholders if o.name.endswith(f"{BATCH}_x1_rows"))
        call = rows.name.removesuffix("_rows")
        go = session.graph.get_tensor_by_name(f"{call}_go:0")
        fetch = f"{call}_out:0" if purpose == "fit" else f"{call}_out0:0"
        run = session.make_callable(fetch, [rows.outputs[0], go])
        picks = [pick(rows.outputs[0].shape[1]) for _ in range(WARM + TIMED)]
        for picked in picks[:WARM]:
            run(picked, True)
        times = []
        for picked in picks[WARM:]:
            began = time.perf_counter()
            run(picked, True)
            times.append(time.perf_counter() - began)
        spent = Counter()
        for picked in picks[:TRACED]:
            notes = tf.RunMetadata()
            options = tf.RunOptions(trace_level=tf.RunOptions.FULL_TRACE)
            session.run(fetch, {rows.outputs[0]: picked, go: True}, options=options, run_metadata=notes)
            for device in notes.step_stats.dev_stats:
                for node in device.node_stats:
                    kind = node.timeline_label.split(" = ")[-1].split("(")[0]  # "name = Kind(inputs)"
                    if kind != "StatefulPartitionedCall":  # that is all the rest together
                        spent[kind] += (node.op_end_rel_micros - node.op_start_rel_micros) / TRACED / 1000
    return {"name": folder.name, "milliseconds": 1000 * float(np.median(times)), "operations": dict(spent.most_common())}


print(json.dumps([profile(folder) for folder in sorted(Path(sys.argv[1]).iterdir())]))
