"""Each surprise as Keras on TensorFlow shows it; prints `{ row: value }` as JSON."""
import json
import os
import tempfile

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops

ROWS = {}


def row(name):
    def register(function):
        ROWS[name] = function
        return function

    return register


def numbers(values, digits=2):
    return " ".join(f"{round(float(value), digits) + 0.0:.{digits}f}" for value in np.ravel(values))


def model(list_of_layers, shape, loss="mse", optimizer=None, metrics=None):
    made = keras.Sequential([layers.Input(shape), *list_of_layers])
    made.compile(optimizer=optimizer or keras.optimizers.SGD(0.1), loss=loss, metrics=metrics)
    return made


def line(**options):
    return layers.Dense(1, use_bias=False, **{"kernel_initializer": "zeros", **options})


def weight(of):
    return float(of.get_weights()[0].ravel()[0])


def ones(rows):
    return np.ones((rows, 1), "float32")


def fit(of, x, y, **options):
    return of.fit(x, y, **{"epochs": 1, "verbose": 0, **options}).history


def stubborn(gap):
    network = model([layers.Dense(2, "softmax", kernel_initializer="zeros")], (1,), "categorical_crossentropy",
                    keras.optimizers.SGD(1.0))
    network.set_weights([np.zeros((1, 2)), np.array([gap, 0.0])])
    history = fit(network, np.zeros((1, 1)), np.array([[0.0, 1.0]]))
    return f"loss {history['loss'][0]:.2f}, step {network.get_weights()[1][1]:.2f}"


for gap in (17, 30):
    ROWS[f"cross-entropy-{gap}"] = lambda gap=gap: stubborn(gap)


def walk(optimizer):
    w = keras.Variable(1.0)
    optimizer.build([w])
    for _ in range(4):
        optimizer.apply([2 * w.value])
    return numbers(w.value, 4)


ROWS["adadelta"] = lambda: walk(keras.optimizers.Adadelta(0.1))
ROWS["rmsprop"] = lambda: walk(keras.optimizers.RMSprop(0.1))
ROWS["adagrad"] = lambda: walk(keras.optimizers.Adagrad(0.1))


@row("optimizer-of-two-models")
def _():
    optimizer = keras.optimizers.Adam(0.1)
    fit(model([line()], (1,), optimizer=optimizer), ones(2), -9 * ones(2), epochs=20)
    second = model([line()], (1,), optimizer=optimizer)
    fit(second, ones(2), 9 * ones(2))
    return f"weight {weight(second):.3f}"


def after_rate_zero(optimizer):
    network = model([line()], (1,), optimizer=optimizer)
    fit(network, ones(2), ones(2))
    before = weight(network)
    network.optimizer.learning_rate = 0.0
    fit(network, ones(2), ones(2))
    return "obeyed" if weight(network) == before else "ignored"


ROWS["rate-sgd"] = lambda: after_rate_zero(keras.optimizers.SGD(0.1))
ROWS["rate-momentum"] = lambda: after_rate_zero(keras.optimizers.SGD(0.1, momentum=1e-9))


def epochs_until_stopped(callbacks):
    network = model([layers.Dense(2, "softmax")], (1,), "categorical_crossentropy", keras.optimizers.SGD(0.0),
                    ["accuracy"])
    x, y = np.ones((4, 1)), np.eye(2)[[0, 1, 0, 1]]
    return f"{len(fit(network, x, y, epochs=6, validation_data=(x, y), callbacks=callbacks)['loss'])} of 6 epochs"


@row("two-kinds-of-callbacks")
def _():
    return epochs_until_stopped([keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, logs: None),
                                 keras.callbacks.EarlyStopping("val_accuracy", mode="max")])


ROWS["monitor-val-accuracy"] = lambda: epochs_until_stopped([keras.callbacks.EarlyStopping("val_accuracy", mode="max")])
ROWS["restore-best-weights"] = lambda: "taken" if keras.callbacks.EarlyStopping(restore_best_weights=True) else ""


@row("precision")
def _():
    metric = keras.metrics.Precision()
    metric.update_state([[1, 0, 0], [0, 1, 0]], [[0.7, 0.2, 0.1], [0.3, 0.6, 0.1]])
    return numbers(metric.result())


ROWS["round-int32"] = lambda: numbers(ops.round(np.array([7, -3], "int32")), 0)


@row("rotate-pictures")
def _():
    layers.RandomRotation(0.1)(np.ones((1, 3, 3, 1)), training=True)
    return "works"


@row("random-width")
def _():
    return "layer is gone" if not hasattr(layers, "RandomWidth") else "works"


@row("dilated-convolution")
def _():
    fit(model([layers.Conv2D(1, 2, dilation_rate=2), layers.Flatten()], (5, 5, 1)), np.ones((1, 5, 5, 1)), np.ones((1, 9)))
    return "trains"


@row("loss-function-saved")
def _():
    network = model([line()], (1,), lambda truth, answer: ops.mean(ops.square(truth - answer)))
    with tempfile.TemporaryDirectory() as folder:
        network.save(f"{folder}/network.keras")
        keras.saving.load_model(f"{folder}/network.keras")
    return "saved and loaded"


@row("frozen-batch-norm")
def _():
    norm = layers.BatchNormalization(trainable=False)
    fit(model([norm, layers.Dense(1)], (1,)), np.full((4, 1), 10.0), ones(4))
    return f"mean {numbers(norm.moving_mean)}"


@row("batch-norm-momentum")
def _():
    norm = layers.BatchNormalization()
    norm(np.array([[0.0], [20.0]]), training=True)
    return f"mean {numbers(norm.moving_mean)}, variance {numbers(norm.moving_variance)}"


ROWS["batch-norm-epsilon"] = lambda: numbers(layers.BatchNormalization()(np.array([[0.0], [0.02]]), training=True))


@row("order-of-weights")
def _():
    return ", ".join(variable.name for variable in model([layers.BatchNormalization(), layers.Dense(1)], (1,)).weights)


@row("dropout-seed")
def _():
    dropout = layers.Dropout(0.5, seed=3)
    masks = [numbers(dropout(np.ones((1, 64)), training=True)) for _ in range(2)]
    return "the same mask at every step" if masks[0] == masks[1] else "another mask at every step"


ROWS["dropout-of-all"] = lambda: numbers(layers.Dropout(1.0)(np.ones((1, 4)), training=True), 0)


@row("alpha-dropout")
def _():
    normal = np.random.default_rng(1).standard_normal((100000, 1)).astype("float32")
    return f"mean {numbers(ops.mean(layers.AlphaDropout(0.3)(normal, training=True)), 1)}"


@row("seed-zero")
def _():
    a, b = (numbers(keras.initializers.GlorotNormal(seed=0)((4, 4)), 4) for _ in range(2))
    return "the same weights twice" if a == b else "other weights each time"


@row("random-uniform-from-zero")
def _():
    return f"from {numbers(ops.min(keras.initializers.RandomUniform(0, 1, seed=1)((10000,))))}"


@row("stddev-zero")
def _():
    return f"spread {numbers(ops.std(keras.initializers.RandomNormal(stddev=0.0, seed=1)((10000,))))}"


ROWS["glorot-normal-spread"] = lambda: numbers(np.std(keras.initializers.GlorotNormal(seed=1)((500, 500))) * np.sqrt(500))
ROWS["dense-spread"] = lambda: f"up to {numbers(model([layers.Dense(500)], (500,)).get_weights()[0].max(), 3)}"


@row("constraint")
def _():
    network = model([line(kernel_constraint="non_neg")], (1,))
    fit(network, ones(2), -5 * ones(2))
    return f"weight {weight(network):.1f}"


@row("validation-penalty")
def _():
    network = model([line(kernel_initializer="ones", kernel_regularizer=keras.regularizers.L2(0.5))], (1,),
                    optimizer=keras.optimizers.SGD(0.0))
    history = fit(network, ones(2), ones(2), validation_data=(ones(2), ones(2)))
    return f"loss {history['loss'][0]:.1f}, val_loss {history['val_loss'][0]:.1f}"


@row("sample-weights-in-evaluate")
def _():
    result = model([line()], (1,)).evaluate(ones(2), np.array([[1.0], [3.0]]), sample_weight=np.array([1.0, 0.0]), verbose=0)
    return f"{result:.1f}"


@row("impossible-label")
def _():
    network = model([layers.Activation("linear")], (3,), "sparse_categorical_crossentropy")
    return f"loss {network.evaluate(np.array([[0.2, 0.3, 0.5]]), np.array([[7]]), verbose=0):.2f}"


@row("hinge-labels")
def _():
    network = model([layers.Activation("linear")], (1,), "hinge")
    return f"loss {network.evaluate(np.array([[0.5]]), np.array([[0.0]]), verbose=0):.2f}"


@row("masked-pooling")
def _():
    network = model([layers.Masking(), layers.GlobalAveragePooling1D()], (3, 1))
    return numbers(network.predict(np.array([[[1.0], [0.0], [0.5]]]), verbose=0))


@row("layer-added-later")
def _():
    network = keras.Sequential([layers.Input((3,)), layers.Dense(5)])
    network.predict(np.ones((1, 3)), verbose=0)
    network.add(layers.Dense(2))
    return f"predict gives {network.predict(np.ones((1, 3)), verbose=0).shape[1]} numbers"


ROWS["hard-sigmoid"] = lambda: numbers(layers.Activation("hard_sigmoid")(np.array([[1.0]])), 3)
ROWS["leaky-relu"] = lambda: numbers(layers.LeakyReLU()(np.array([[-1.0]])))
ROWS["lstm"] = lambda: layers.LSTM(1).get_config()["recurrent_activation"]
ROWS["resize-layer"] = lambda: numbers(layers.Resizing(1, 4)(np.array([0.0, 1.0]).reshape(1, 1, 2, 1)))
ROWS["upsampling-bilinear"] = lambda: numbers(
    layers.UpSampling2D((1, 2), interpolation="bilinear")(np.array([0.0, 1.0]).reshape(1, 1, 2, 1)))
ROWS["centre-crop"] = lambda: numbers(layers.CenterCrop(1, 3)(np.arange(4.0).reshape(1, 1, 4, 1)), 0)


@row("cumsum-gradient")
def _():
    x = tf.Variable(np.ones((2, 2), "float32"))
    with tf.GradientTape() as tape:
        total = tf.reduce_sum(ops.cumsum(x, axis=0) * np.array([[1, 2], [3, 4]], "float32"))
    return numbers(tape.gradient(total, x), 0)


@row("mirror-gradient")
def _():
    x = tf.Variable([1.0, 2.0, 3.0])
    with tf.GradientTape() as tape:
        total = tf.reduce_sum(ops.pad(x, [[1, 1]], mode="reflect"))
    return numbers(tape.gradient(total, x), 0)


ROWS["whole-division"] = lambda: numbers(ops.divide(np.array(-7, "int32"), np.array(2, "int32")), 1)


@row("maximum-with-a-variable")
def _():
    bound = tf.Variable(0.0)
    with tf.GradientTape() as tape:
        total = tf.reduce_sum(ops.maximum(np.array([-1, -2, 3], "float32"), bound))
    return numbers(tape.gradient(total, bound), 0)


def value_of(function):
    try:
        return function()
    except Exception as error:
        return f"error: {error}"


print(json.dumps({name: value_of(function) for name, function in ROWS.items()}))
