"""Trains with PyTorch: `python worker-torch.py eager|fused|compiled ARRAYS`; fused and compiled use the fused Adam."""
import functools
import json
import sys

import numpy as np
import torch
from torch import nn

import published_sets
from serve import serve

MODE, SETS = sys.argv[1], json.loads(sys.argv[2])
BATCH, SMALL = 128, 1280


def lenet(activation, pooling):
    return lambda shape: [
        nn.Conv2d(shape[0], 6, 5, padding=2),
        activation(),
        pooling(2),
        nn.Conv2d(6, 16, 5),
        activation(),
        pooling(2),
        nn.Flatten(),
        nn.Linear(16 * ((shape[1] // 2 - 4) // 2) * ((shape[2] // 2 - 4) // 2), 120),
        activation(),
        nn.Linear(120, 84),
        activation(),
        nn.Linear(84, 10),
    ]


def chapter7(shape):
    # Of a border of 3 that TensorFlow adds to even sizes for a kernel of 5 and a stride of 2, the smaller half is in front.
    return [
        nn.ZeroPad2d((1, 2, 1, 2)),
        nn.Conv2d(shape[0], 12, 5, stride=2),
        nn.ReLU(),
        nn.Conv2d(12, 32, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(32, 48, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(48 * (shape[1] // 8) * (shape[2] // 8), 96),
        nn.ReLU(),
        nn.Dropout(0.3),
        nn.Linear(96, 10),
    ]


NETWORKS = {
    "chapter7": chapter7,
    "mlp": lambda shape: [
        nn.Linear(shape[0], 128),
        nn.ReLU(),
        nn.Linear(128, 64),
        nn.ReLU(),
        nn.Linear(64, 10),
    ],
    "lenet5-modern": lenet(nn.ReLU, nn.MaxPool2d),
    "lenet5-classic": lenet(nn.Tanh, nn.AvgPool2d),
}
LOSS = nn.CrossEntropyLoss()


@functools.cache
def read(name):
    given = SETS[name]
    images = np.fromfile(given["images"], np.float32).reshape(given["count"], *given["shape"])
    labels = np.fromfile(given["labels"], np.uint8).astype(np.int64)
    return torch.from_numpy(images).permute(0, 3, 1, 2).contiguous(), torch.from_numpy(labels)


CASES = {}


def glorot(module):
    if hasattr(module, "weight"):
        nn.init.xavier_uniform_(module.weight)
        nn.init.zeros_(module.bias)


def prepare(set, network):
    """A model that has not been trained yet."""
    x, y = read(set)
    if network == "mlp":
        x = x.flatten(1)
    model = nn.Sequential(*NETWORKS[network](tuple(x.shape[1:])))
    model.apply(glorot)
    optimizer = torch.optim.Adam(model.parameters(), 1e-3, eps=1e-7, fused=MODE != "eager" or None)
    run = torch.compile(model) if MODE == "compiled" else model
    CASES[set, network] = run, optimizer, x, y


def fit(model, optimizer, x, y, order=None):
    """One epoch, with the loss and the accuracy that the others report too; `order` are shuffled row numbers."""
    loss_sum = correct = 0
    model.train()
    for start in range(0, len(x), BATCH):
        rows = slice(start, start + BATCH) if order is None else order[start : start + BATCH]
        images, labels = x[rows], y[rows]
        optimizer.zero_grad(set_to_none=True)
        outputs = model(images)
        loss = LOSS(outputs, labels)
        loss.backward()
        optimizer.step()
        loss_sum += loss.item() * len(images)
        correct += (outputs.argmax(1) == labels).sum().item()
    return loss_sum / len(x), correct / len(x)


def first(set, network):
    model, optimizer, x, y = CASES[set, network]
    fit(model, optimizer, x[:BATCH], y[:BATCH])


def small(set, network):
    """A new model and one epoch on few images."""
    prepare(set, network)
    model, optimizer, x, y = CASES[set, network]
    fit(model, optimizer, x[:SMALL], y[:SMALL], torch.randperm(SMALL))


def shuffled_fit(set, network):
    model, optimizer, x, y = CASES[set, network]
    fit(model, optimizer, x, y, torch.randperm(len(x)))


@torch.no_grad()
def evaluate(set, network):
    model, _, x, y = CASES[set, network]
    model.eval()
    loss_sum = correct = 0
    for start in range(0, len(x), BATCH):
        images, labels = x[start : start + BATCH], y[start : start + BATCH]
        outputs = model(images)
        loss_sum += LOSS(outputs, labels).item() * len(images)
        correct += (outputs.argmax(1) == labels).sum().item()


@torch.no_grad()
def predict(set, network):
    model, _, x, _ = CASES[set, network]
    model.eval()
    outputs = [torch.softmax(model(x[start : start + BATCH]), 1) for start in range(0, len(x), BATCH)]
    torch.cat(outputs).numpy()


def matmul(size, times):
    a = torch.ones(size, size)
    for _ in range(times):
        a @ a


serve({
    "prepare": prepare,
    "first": first,
    "fit": lambda set, network: fit(*CASES[set, network]) and None,
    "shuffled fit": shuffled_fit,
    "small fit": small,
    "evaluate": evaluate,
    "predict": predict,
    "load": lambda set: [torch.from_numpy(array) for part in published_sets.load(set, channels_last=False) for array in part] and None,
    "matmul": matmul,
})
