"""Trains with JAX on the processor: `python worker-jax.py jit ARRAYS`; a step is one jitted function, Adam is optax's."""
import functools
import json
import os
import sys

os.environ.setdefault("JAX_PLATFORMS", "cpu")

import jax
import jax.numpy as jnp
import numpy as np
import optax
from jax import lax

from serve import serve

SETS = json.loads(sys.argv[2])
BATCH, SMALL = 128, 1280
ADAM = optax.adam(1e-3, eps=1e-7)


def convolution(x, layer, padding, stride=1):
    y = lax.conv_general_dilated(x, layer["w"], (stride, stride), padding, dimension_numbers=("NHWC", "HWIO", "NHWC"))
    return y + layer["b"]


def pool(x, maximum):
    window, padding = (1, 2, 2, 1), "VALID"
    if maximum:
        return lax.reduce_window(x, -jnp.inf, lax.max, window, window, padding)
    return lax.reduce_window(x, 0.0, lax.add, window, window, padding) / 4


def dense(x, layer):
    return x @ layer["w"] + layer["b"]


def lenet(layers, x, _key, activation, maximum):
    x = pool(activation(convolution(x, layers[0], "SAME")), maximum)
    x = pool(activation(convolution(x, layers[1], "VALID")), maximum)
    x = x.reshape(len(x), -1)
    for layer in layers[2:-1]:
        x = activation(dense(x, layer))
    return dense(x, layers[-1])


def mlp(layers, x, _key):
    x = x.reshape(len(x), -1)
    for layer in layers[:-1]:
        x = jax.nn.relu(dense(x, layer))
    return dense(x, layers[-1])


def chapter7(layers, x, key):
    """With a key it trains: then some numbers are dropped."""
    relu = jax.nn.relu
    x = relu(convolution(x, layers[0], "SAME", 2))
    x = pool(relu(convolution(x, layers[1], "SAME")), True)
    x = pool(relu(convolution(x, layers[2], "SAME")), True)
    x = relu(dense(x.reshape(len(x), -1), layers[3]))
    if key is not None:
        x = jnp.where(jax.random.bernoulli(key, 0.7, x.shape), x / 0.7, 0)
    return dense(x, layers[4])


NETWORKS = {
    "chapter7": chapter7,
    "mlp": mlp,
    "lenet5-modern": functools.partial(lenet, activation=jax.nn.relu, maximum=True),
    "lenet5-classic": functools.partial(lenet, activation=jnp.tanh, maximum=False),
}


def shapes(network, shape):
    """Of the weights, the last axis being the outputs."""
    if network == "mlp":
        return [(int(np.prod(shape)), 128), (128, 64), (64, 10)]
    height, width, channels = shape
    if network == "chapter7":
        return [(5, 5, channels, 12), (3, 3, 12, 32), (3, 3, 32, 48), (48 * (height // 8) * (width // 8), 96), (96, 10)]
    flat = 16 * ((height // 2 - 4) // 2) * ((width // 2 - 4) // 2)
    return [(5, 5, channels, 6), (5, 5, 6, 16), (flat, 120), (120, 84), (84, 10)]


def glorot(network, shape):
    keys = jax.random.split(jax.random.key(0), 5)
    make = jax.nn.initializers.glorot_uniform()
    return [{"w": make(key, size), "b": jnp.zeros(size[-1])} for key, size in zip(keys, shapes(network, shape))]


def judge(network, layers, x, y, key=None):
    outputs = NETWORKS[network](layers, x, key)
    loss = optax.softmax_cross_entropy_with_integer_labels(outputs, y).mean()
    return loss, (outputs.argmax(1) == y).mean()


@functools.partial(jax.jit, static_argnums=0, donate_argnums=(1, 2))
def step(network, layers, state, x, y, key):
    (loss, accuracy), gradients = jax.value_and_grad(judge, argnums=1, has_aux=True)(network, layers, x, y, key)
    updates, state = ADAM.update(gradients, state)
    return optax.apply_updates(layers, updates), state, loss, accuracy


look = jax.jit(judge, static_argnums=0)


@functools.partial(jax.jit, static_argnums=0)
def probabilities(network, layers, x):
    return jax.nn.softmax(NETWORKS[network](layers, x, None))


CASES = {}


@functools.cache
def read(name):
    given = SETS[name]
    x = np.fromfile(given["images"], np.float32).reshape(given["count"], *given["shape"])
    return x, np.fromfile(given["labels"], np.uint8).astype(np.int32)


def prepare(set, network):
    x, y = read(set)
    layers = glorot(network, x.shape[1:])
    CASES[set, network] = [layers, ADAM.init(layers), x, y]


def fit(set, network, count=None, shuffled=False):
    """One epoch, with the loss and the accuracy that the others report too."""
    layers, state, x, y = CASES[set, network]
    order = np.random.permutation(count or len(x)) if shuffled else np.arange(len(x))
    totals = np.zeros(2)
    keys = jax.random.split(jax.random.key(1), len(x) // BATCH + 1)
    for start in range(0, count or len(x), BATCH):
        rows = order[start : start + BATCH] if shuffled else slice(start, start + BATCH)
        layers, state, loss, accuracy = step(network, layers, state, x[rows], y[rows], keys[start // BATCH])
        totals += np.array([float(loss), float(accuracy)]) * len(y[rows])
    CASES[set, network][:2] = layers, state


def small(set, network):
    """A new model and one epoch on few images."""
    prepare(set, network)
    fit(set, network, SMALL, shuffled=True)


def evaluate(set, network):
    layers, _, x, y = CASES[set, network]
    totals = np.zeros(2)
    for start in range(0, len(x), BATCH):
        part = slice(start, start + BATCH)
        totals += np.array([float(number) for number in look(network, layers, x[part], y[part])]) * len(y[part])


def predict(set, network):
    layers, _, x, _ = CASES[set, network]
    np.concatenate([probabilities(network, layers, x[start : start + BATCH]) for start in range(0, len(x), BATCH)])


def matmul(size, times):
    a = jnp.ones((size, size))
    for _ in range(times):
        (a @ a).block_until_ready()


serve({
    "prepare": prepare,
    "first": lambda set, network: fit(set, network, BATCH),
    "fit": fit,
    "shuffled fit": lambda set, network: fit(set, network, shuffled=True),
    "small fit": small,
    "evaluate": evaluate,
    "predict": predict,
    "matmul": matmul,
})
