"""Reads both sets whole from their published files, as floats 0…1 and one-hot labels, the channel first or last."""
import gzip
import os

import numpy as np

FOLDER = os.environ.get("LAB_DATA_DIR", os.path.join(os.path.dirname(__file__), "../../data"))


def load(name, channels_last):
    return mnist(channels_last) if name == "mnist" else cifar10(channels_last)


def scaled(pixels, labels):
    return pixels.astype(np.float32) / 255, np.eye(10, dtype=np.float32)[labels]


def mnist(channels_last):
    shape = (-1, 28, 28, 1) if channels_last else (-1, 1, 28, 28)

    def values(part, kind, header):
        with gzip.open(f"{FOLDER}/mnist/{part}-{kind}-ubyte.gz") as file:
            return np.frombuffer(file.read(), np.uint8, offset=header)

    return [
        scaled(values(part, "images-idx3", 16).reshape(shape), values(part, "labels-idx1", 8))
        for part in ("train", "t10k")
    ]


def cifar10(channels_last):
    def part(names):
        records = np.concatenate([np.fromfile(f"{FOLDER}/cifar-10-batches-bin/{name}.bin", np.uint8) for name in names])
        records = records.reshape(-1, 3073)
        images = records[:, 1:].reshape(-1, 3, 32, 32)
        return scaled(np.ascontiguousarray(images.transpose(0, 2, 3, 1)) if channels_last else images, records[:, 0])

    return [part([f"data_batch_{index}" for index in range(1, 6)]), part(["test_batch"])]
