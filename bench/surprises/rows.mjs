/** What is done in each row of docs/surprises.md, by section; the workers' functions have the same names. */
export const SECTIONS = [
  [
    "Losses and metrics",
    {
      "cross-entropy-17":
        "Cross-entropy after a softmax, the wrong logit 17 above the right one: loss, and step of the right logit",
      "cross-entropy-30": "The same, 30 above",
      precision: "Precision of two right answers of 0.7 and 0.6",
      "impossible-label": "Sparse cross-entropy of label 7, for three classes",
      "hinge-labels": "Hinge loss of the answer 0.5 to a truth written 0, not −1",
      "validation-penalty": "A weight penalty of 0.5 on a perfect fit",
      "sample-weights-in-evaluate": "`evaluate` on losses 1 and 9 with sample weights 1 and 0",
    },
  ],
  [
    "Optimizers",
    {
      "optimizer-of-two-models":
        "One Adam for two models: after 20 steps of the first towards −9, the first step of the second towards 9",
      "rate-sgd": "The learning rate set to 0 within training: gradient descent",
      "rate-momentum": "The same: momentum",
      adadelta: "Four steps down w² from 1, rate 0.1: Adadelta (gradient descent: 0.4096)",
      rmsprop: "The same: RMSProp as it comes",
      adagrad: "The same: Adagrad as it comes",
      constraint: "A weight that may not be negative, fitted once to −5",
    },
  ],
  [
    "Callbacks",
    {
      "two-kinds-of-callbacks": "A plain callback beside early stopping, accuracy that never changes",
      "monitor-val-accuracy": 'Early stopping that watches "val_accuracy", accuracy that never changes',
      "restore-best-weights": "Early stopping that goes back to the best weights",
    },
  ],
  [
    "Layers",
    {
      "batch-norm-momentum": "Batch normalization: moving mean and variance after one batch of 0 and 20",
      "batch-norm-epsilon": "Batch normalization of 0 and 0.02",
      "frozen-batch-norm": "Moving mean of a frozen batch normalization after a batch of tens",
      "order-of-weights": "Order of the weights of batch normalization, then dense",
      "dropout-seed": "Dropout with a seed",
      "dropout-of-all": "Dropout of rate 1, of four ones",
      "alpha-dropout": "Alpha dropout of standard normal numbers",
      "hard-sigmoid": "Hard sigmoid of 1",
      "leaky-relu": "Leaky relu of −1, as it comes",
      lstm: "An LSTM's activation of the gates, as it comes",
      "masked-pooling": "Average over the steps 1, masked, 0.5",
      "dilated-convolution": "Training a dilated convolution",
      "layer-added-later": "A layer of 2 added to a network of 5 outputs after `predict`",
      "loss-function-saved": "A model whose loss is a function, saved and loaded",
    },
  ],
  [
    "Pictures",
    {
      "resize-layer": "The resizing layer on 0 1, to four pixels",
      "upsampling-bilinear": "Bilinear upsampling of 0 1",
      "centre-crop": "The three in the centre of 0 1 2 3",
      "rotate-pictures": "Rotating a picture",
      "random-width": "The layer `randomWidth` in a model",
      otsu: "Otsu's threshold on whole numbers 9 9 99 200",
    },
  ],
  [
    "Numbers",
    {
      "round-int32": "`round` of the whole numbers 7 and −3",
      "whole-division": "−7 divided by 2, both int32",
      "cumsum-gradient": "Gradient of a cumulative sum along the first axis, times 1 2 / 3 4",
      "mirror-gradient": "Gradient of the sum of 1 2 3 padded by reflection",
      "maximum-with-a-variable": "Gradient of max(−1 −2 3, b) for the variable b = 0",
      "seed-zero": "Glorot's normal initializer twice, with seed 0",
      "random-uniform-from-zero": "Uniform initializer from 0 to 1: the smallest of 10,000",
      "stddev-zero": "Normal initializer of spread 0",
      "glorot-normal-spread": "Spread of Glorot's normal initializer, in units of its definition",
      "dense-spread": "Largest weight of a new dense layer of 500 × 500",
    },
  ],
];
