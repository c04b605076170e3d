/** Texts of chapter 7. */
export const challenge = {
  "buildChallengeModel.hint.1": "Start from the best reference model and change one thing at a time.",
  "buildChallengeModel.hint.2":
    "More filters and smaller kernels: 3×3 with padding same, then 2×2 max pooling, twice or three times.",
  "buildChallengeModel.hint.3":
    "conv2d 16, max pooling, conv2d 32, max pooling, conv2d 64, max pooling, flatten, dense 96, dropout 0.3, dense 10",
  "challenge.wanted": "at least {share} of {count} scenes nobody has seen",
  "challenge.seen": "{share} of the scenes",
  "challenge.shapes": "the model goes from {input} to {output}, expected from 32×32×3 to 10",
  "challenge.shapes.hint": "the first layer has inputShape: [32, 32, 3], the last one 10 units and softmax",
  "challenge.target": "your model names {received} of the held-back scenes, the target is {expected}",
  "challenge.target.hint": "the training curves say what is missing: more capacity, or less overfitting",
  "buildChallengeModel.guessing": "your model names {received} of the held-back scenes: it guesses",
  "buildChallengeModel.guessing.hint":
    "it has not learned anything: look for a learning rate that is too high, a missing softmax, or dead relus",

  "challenge.pooledAway": "the layers shrink the image until nothing of it is left (0×0)",
  "challenge.pooledAway.hint":
    'work out the sides on paper: each 2×2 pooling halves them, 32 → 16 → 8 → 4 → 2 → 1; use fewer, or padding: "same"',
  "challenge.noSoftmax":
    "the last layer has no softmax: its outputs are no probabilities, and cross-entropy cannot teach them",
  "challenge.noSoftmax.hint": 'give the last layer activation: "softmax"',
  "buildChallengeModel.tooSlow":
    "your model names {received} of the held-back scenes, the target is {expected}: it was cut off in epoch {epoch} of {epochs}, because an image costs it {millions} million multiplications",
  "buildChallengeModel.tooSlow.hint":
    "{most} million per image leave it all {epochs} epochs: fewer filters in the first layers, strides: 2 there, or pooling earlier",
  "buildChallengeModel.overfitting":
    "your model names {received} of the held-back scenes, the target is {expected}, but {training} of its training scenes: it learns them by heart",
  "buildChallengeModel.overfitting.hint":
    "dropout before the last layer, fewer units in the dense layer, or pooling once more before flatten",
  "buildChallengeModel.tooSmall":
    "your model names {received} of the held-back scenes, the target is {expected}, and only {training} of its training scenes: it is too small",
  "buildChallengeModel.tooSmall.hint":
    "more filters, or one convolution more; relu and max pooling learn faster than tanh and averages",
  "challenge.softmaxTwice":
    "softmax is applied {count} times: the second makes all probabilities nearly alike",
  "challenge.softmaxTwice.hint": "keep one softmax, at the very end",
  "challenge.learningRate": "your optimizer's learning rate is {received}: with that no network learns",
  "challenge.learningRate.hint": "0.001 is usual for Adam, 0.01 to 0.1 for sgd",
  "challenge.learningRateTooSmall":
    "your optimizer's learning rate is {received}: in {epochs} epochs of {optimizer} the weights hardly move",
  "challenge.learningRateTooSmall.hint":
    "0.001 is usual for Adam, 0.01 to 0.1 for sgd; a model that is not compiled gets Adam",
  "challenge.missingFlatten":
    "the model gives {received} numbers, ten for each place of the image, expected ten in all: flatten is missing",
  "challenge.missingFlatten.hint":
    "tf.layers.flatten() stands between the last pooling and the first dense layer",
  "challenge.softmaxNotLast":
    "after the softmax comes another layer, {received}: what leaves the model are no probabilities any more",
  "challenge.softmaxNotLast.hint": "the softmax comes last of all: put that layer before the last dense one",
  "buildChallengeModel.bottleneck":
    "a dense layer in the middle has so few units: {units}; what ten classes differ in does not pass through it",
  "buildChallengeModel.bottleneck.hint": "give hidden dense layers 32 units or more",
};
