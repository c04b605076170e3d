"""Each surprise that PyTorch has a counterpart of; prints `{ row: value }` as JSON."""
import json

import torch
from torch import nn
from torch.nn import functional as F

ROWS = {}


def row(name):
    def register(function):
        ROWS[name] = function
        return function

    return register


def numbers(values, digits=2):
    return " ".join(f"{round(float(value), digits) + 0.0:.{digits}f}" for value in torch.as_tensor(values).detach().ravel())


def stubborn(gap):
    logits = torch.tensor([[float(gap), 0.0]], requires_grad=True)
    loss = F.cross_entropy(logits, torch.tensor([1]))
    loss.backward()
    return f"loss {loss.item():.2f}, step {-logits.grad[0, 1]:.2f}"


for gap in (17, 30):
    ROWS[f"cross-entropy-{gap}"] = lambda gap=gap: stubborn(gap)


def walk(optimizer):
    w = torch.tensor(1.0, requires_grad=True)
    steps = optimizer([w])
    for _ in range(4):
        steps.zero_grad()
        (w * w).backward()
        steps.step()
    return numbers(w, 4)


ROWS["adadelta"] = lambda: walk(lambda p: torch.optim.Adadelta(p, 0.1))
ROWS["rmsprop"] = lambda: walk(lambda p: torch.optim.RMSprop(p, 0.1))
ROWS["adagrad"] = lambda: walk(lambda p: torch.optim.Adagrad(p, 0.1))


def after_rate_zero(optimizer):
    w = torch.tensor(0.0, requires_grad=True)
    steps = optimizer([w])
    for rate in (0.1, 0.0):
        steps.param_groups[0]["lr"] = rate
        before = w.item()
        steps.zero_grad()
        ((w - 1) ** 2).backward()
        steps.step()
    return "obeyed" if w.item() == before else "ignored"


ROWS["rate-sgd"] = lambda: after_rate_zero(lambda p: torch.optim.SGD(p, 0.1))
ROWS["rate-momentum"] = lambda: after_rate_zero(lambda p: torch.optim.SGD(p, 0.1, momentum=0.9))


ROWS["round-int32"] = lambda: numbers(torch.round(torch.tensor([7, -3], dtype=torch.int32)), 0)


@row("dilated-convolution")
def _():
    nn.Conv2d(1, 1, 2, dilation=2)(torch.ones(1, 1, 5, 5)).sum().backward()
    return "trains"


@row("frozen-batch-norm")
def _():
    norm = nn.BatchNorm1d(1).requires_grad_(False)
    norm(torch.full((4, 1), 10.0))
    return f"mean {numbers(norm.running_mean)}"


@row("batch-norm-momentum")
def _():
    norm = nn.BatchNorm1d(1)
    norm(torch.tensor([[0.0], [20.0]]))
    return f"mean {numbers(norm.running_mean)}, variance {numbers(norm.running_var)}"


ROWS["batch-norm-epsilon"] = lambda: numbers(nn.BatchNorm1d(1)(torch.tensor([[0.0], [0.02]])))
ROWS["order-of-weights"] = lambda: ", ".join(
    name.split(".")[1] for name in nn.Sequential(nn.BatchNorm1d(1), nn.Linear(1, 1)).state_dict())
ROWS["dropout-of-all"] = lambda: numbers(F.dropout(torch.ones(1, 4), 1.0), 0)


@row("dropout-seed")
def _():
    torch.manual_seed(3)
    masks = [numbers(F.dropout(torch.ones(64))) for _ in range(2)]
    return "the same mask at every step" if masks[0] == masks[1] else "another mask at every step"


@row("alpha-dropout")
def _():
    torch.manual_seed(1)
    return f"mean {numbers(F.alpha_dropout(torch.randn(100000), 0.3, training=True).mean(), 1)}"


@row("seed-zero")
def _():
    drawn = [numbers(nn.init.xavier_normal_(torch.empty(4, 4), generator=torch.Generator().manual_seed(0)), 4)
             for _ in range(2)]
    return "the same weights twice" if drawn[0] == drawn[1] else "other weights each time"


ROWS["random-uniform-from-zero"] = lambda: f"from {numbers(nn.init.uniform_(torch.empty(10000), 0, 1).min())}"
ROWS["stddev-zero"] = lambda: f"spread {numbers(nn.init.normal_(torch.empty(10000), std=0.0).std())}"
ROWS["glorot-normal-spread"] = lambda: numbers(nn.init.xavier_normal_(torch.empty(500, 500)).std() * 500**0.5)
ROWS["dense-spread"] = lambda: f"up to {numbers(nn.Linear(500, 500).weight.max(), 3)}"


@row("impossible-label")
def _():
    return f"loss {F.cross_entropy(torch.tensor([[0.2, 0.3, 0.5]]), torch.tensor([7])).item():.2f}"


@row("layer-added-later")
def _():
    network = nn.Sequential(nn.Linear(3, 5))
    network(torch.ones(1, 3))
    network.append(nn.Linear(5, 2))
    return f"predict gives {network(torch.ones(1, 3)).shape[1]} numbers"


ROWS["hard-sigmoid"] = lambda: numbers(F.hardsigmoid(torch.tensor(1.0)), 3)
ROWS["leaky-relu"] = lambda: numbers(F.leaky_relu(torch.tensor(-1.0)))
ROWS["upsampling-bilinear"] = lambda: numbers(
    nn.Upsample(scale_factor=(1, 2), mode="bilinear")(torch.tensor([0.0, 1.0]).reshape(1, 1, 1, 2)))


@row("cumsum-gradient")
def _():
    x = torch.ones(2, 2, requires_grad=True)
    (x.cumsum(0) * torch.tensor([[1.0, 2.0], [3.0, 4.0]])).sum().backward()
    return numbers(x.grad, 0)


@row("mirror-gradient")
def _():
    x = torch.tensor([[1.0, 2.0, 3.0]], requires_grad=True)
    F.pad(x, (1, 1), mode="reflect").sum().backward()
    return numbers(x.grad, 0)


ROWS["whole-division"] = lambda: numbers(torch.tensor(-7) / torch.tensor(2), 1)


@row("maximum-with-a-variable")
def _():
    bound = torch.tensor(0.0, requires_grad=True)
    torch.maximum(torch.tensor([-1.0, -2.0, 3.0]), bound).sum().backward()
    return numbers(bound.grad, 0)


def value_of(function):
    try:
        return function()
    except Exception as error:
        return f"error: {error}"


print(json.dumps({name: value_of(function) for name, function in ROWS.items()}))
