"""Trains with Keras on TensorFlow: `python worker-keras.py auto|16-steps|jit ARRAYS`."""
import functools
import json
import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "1")  # as image-lab sets it for itself
import keras
import numpy as np
import tensorflow as tf
from keras import layers

import published_sets
from serve import serve

MODE, SETS = sys.argv[1], json.loads(sys.argv[2])
BATCH, SMALL = 128, 1280


def lenet(activation, pooling):
    return lambda shape: [
        layers.Input(shape),
        layers.Conv2D(6, 5, padding="same", activation=activation),
        pooling(2),
        layers.Conv2D(16, 5, activation=activation),
        pooling(2),
        layers.Flatten(),
        layers.Dense(120, activation),
        layers.Dense(84, activation),
        layers.Dense(10, "softmax"),
    ]


def chapter7(shape):
    return [
        layers.Input(shape),
        layers.Conv2D(12, 5, 2, padding="same", activation="relu"),
        layers.Conv2D(32, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(48, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(2),
        layers.Flatten(),
        layers.Dense(96, "relu"),
        layers.Dropout(0.3),
        layers.Dense(10, "softmax"),
    ]


NETWORKS = {
    "chapter7": chapter7,
    "mlp": lambda shape: [
        layers.Input(shape),
        layers.Dense(128, "relu"),
        layers.Dense(64, "relu"),
        layers.Dense(10, "softmax"),
    ],
    "lenet5-modern": lenet("relu", layers.MaxPooling2D),
    "lenet5-classic": lenet("tanh", layers.AveragePooling2D),
}


@functools.cache
def read(name):
    given = SETS[name]
    images = np.fromfile(given["images"], np.float32).reshape(given["count"], *given["shape"])
    labels = np.eye(10, dtype=np.float32)[np.fromfile(given["labels"], np.uint8)]
    return images, labels


CASES = {}


def prepare(set, network):
    """A model that has not been trained yet."""
    x, y = read(set)
    if network == "mlp":
        x = x.reshape(len(x), -1)
    model = keras.Sequential(NETWORKS[network](x.shape[1:]))
    model.compile(
        keras.optimizers.Adam(1e-3, epsilon=1e-7),
        "categorical_crossentropy",
        metrics=["accuracy"],
        jit_compile=True if MODE == "jit" else "auto",
        steps_per_execution=16 if MODE == "16-steps" else 1,
    )
    CASES[set, network] = model, x, y


def fit(set, network, shuffle=False):
    model, x, y = CASES[set, network]
    model.fit(x, y, batch_size=BATCH, epochs=1, shuffle=shuffle, verbose=0)


def first(set, network):
    model, x, y = CASES[set, network]
    model.fit(x[:BATCH], y[:BATCH], batch_size=BATCH, epochs=1, shuffle=False, verbose=0)


def small(set, network):
    """A new model and one epoch on few images."""
    prepare(set, network)
    model, x, y = CASES[set, network]
    model.fit(x[:SMALL], y[:SMALL], batch_size=BATCH, epochs=1, verbose=0)


def evaluate(set, network):
    model, x, y = CASES[set, network]
    model.evaluate(x, y, batch_size=BATCH, verbose=0)


def predict(set, network):
    model, x, _ = CASES[set, network]
    model.predict(x, batch_size=BATCH, verbose=0)


def matmul(size, times):
    a = tf.ones([size, size])
    for _ in range(times):
        b = tf.matmul(a, a)
    b.numpy()


serve({
    "prepare": prepare,
    "first": first,
    "fit": fit,
    "shuffled fit": lambda set, network: fit(set, network, shuffle=True),
    "small fit": small,
    "evaluate": evaluate,
    "predict": predict,
    "load": lambda set: published_sets.load(set, channels_last=True) and None,
    "matmul": matmul,
})
