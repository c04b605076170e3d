"""Reads images.json and page.py in the current folder; writes what a Keras model predicts that it exports, and one that the
page's code has given the weights of digits/."""
import json
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras
import numpy as np
from keras import layers

images = np.array(json.load(open("images.json")), "float32")


def network():
    return keras.Sequential([
        layers.Input(images.shape[1:]),
        layers.Conv2D(4, 3, activation="relu"),
        layers.BatchNormalization(),
        layers.Flatten(),
        layers.Dense(3, activation="softmax"),
    ])


keras.utils.set_random_seed(1)
own = network()
own.compile("adam", "categorical_crossentropy")
own.fit(images, np.eye(3)[[0, 1, 2, 0]], epochs=3, verbose=0)
own.export("exported", verbose=False)
other = network()
exec(open("page.py").read(), {"model": other})
seen = {"exported": own.predict(images, verbose=0).tolist(), "taken": other.predict(images, verbose=0).tolist()}
json.dump(seen, open("keras.json", "w"))
