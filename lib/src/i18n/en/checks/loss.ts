/** Texts of chapter 5: how wrong is a prediction? */
export const loss = {
  "property.gradient": "the gradient against the predictions is {received}, expected {expected}",
  "property.gradient.hint":
    "use tensor operations from the predictions to the loss, and nothing that rounds or compares",
  "property.atZero":
    "a predicted probability of 0 gives {received}, expected a small loss where it is right and a large finite one where it is wrong",
  "property.atZero.hint":
    "keep the probability above zero, for example with predictions.clipByValue(1e-7, 1), which leaves a slope down to 10⁻⁷",

  "totalSquaredError.hint.1":
    "For one image: subtract, square, add up over the classes. For the batch: take the mean of those.",
  "totalSquaredError.hint.2":
    "predictions.sub(labels).square() has shape [batch, classes]. sum(1) adds up along the classes.",
  "totalSquaredError.hint.3": "predictions.sub(labels).square().sum(1).mean()",
  "totalSquaredError.perSample":
    "{count} numbers, one per image, expected a single one: the mean over the batch is missing",
  "totalSquaredError.perSample.hint": "finish with .mean()",
  "totalSquaredError.perClass":
    "{count} numbers, one per class: summed over the batch instead of over the classes",
  "totalSquaredError.perClass.hint": "the classes are axis 1: sum(1)",
  "totalSquaredError.notDifferentiable": "{value} is right, but a network cannot learn from it: {reason}",
  "totalSquaredError.notDifferentiable.hint":
    "dataSync, arraySync, comparisons and plain numbers cut the way back to the predictions; use operations such as sub, square, log, sum",
  "totalSquaredError.meanOverAll":
    "{received} is the mean over all elements, expected the sum over the classes",
  "totalSquaredError.meanOverAll.hint": "first sum(1), then mean()",
  "totalSquaredError.batchSum":
    "{received} is the sum over the whole batch, expected the mean over the images",
  "totalSquaredError.batchSum.hint": "sum over the classes with sum(1), then mean() over what is left",
  "totalSquaredError.signed": "{received}: differences were added without squaring them, so they cancel",
  "totalSquaredError.signed.hint": "square before you add: .square()",
  "totalSquaredError.absolute": "{received} adds absolute differences, expected squares",
  "totalSquaredError.absolute.hint": ".square() instead of .abs()",
  "totalSquaredError.half": "{received} is half the expected loss",
  "totalSquaredError.half.hint": "some books put ½ in front to make the gradient shorter; here there is none",
  "totalSquaredError.root": "{received} is the mean of square roots: a distance, expected its square",
  "totalSquaredError.root.hint": "leave out the square root",
  "totalSquaredError.rootOfMean": "{received} is the square root of the expected loss",
  "totalSquaredError.rootOfMean.hint": "leave out the square root",
  "totalSquaredError.meanOverClasses":
    "{received}: sum and mean are swapped, it is the mean over the classes and the sum over the batch",
  "totalSquaredError.meanOverClasses.hint": "first sum(1), then mean()",
  "totalSquaredError.noDifference": "{received} squares the predictions alone: the labels are not used",
  "totalSquaredError.noDifference.hint": "subtract the labels first",

  "categoricalCrossEntropy.hint.1":
    "Only the probability of the true class counts. How surprised are you by it? −log p.",
  "categoricalCrossEntropy.hint.2":
    "labels.mul(predictions.log()) keeps the logarithm of the true class and makes all others 0. Mind log 0: clip the predictions first.",
  "categoricalCrossEntropy.hint.3": "labels.mul(predictions.clipByValue(1e-7, 1).log()).sum(1).neg().mean()",
  "categoricalCrossEntropy.perSample":
    "{count} numbers, one per image, expected a single one: the mean over the batch is missing",
  "categoricalCrossEntropy.perSample.hint": "finish with .mean()",
  "categoricalCrossEntropy.perClass":
    "{count} numbers, one per class: summed over the batch instead of over the classes",
  "categoricalCrossEntropy.perClass.hint": "the classes are axis 1: sum(1)",
  "categoricalCrossEntropy.notDifferentiable":
    "{value} is right, but a network cannot learn from it: {reason}",
  "categoricalCrossEntropy.notDifferentiable.hint":
    "dataSync, arraySync, comparisons and plain numbers cut the way back to the predictions; use operations such as sub, square, log, sum",
  "categoricalCrossEntropy.swapped":
    "the loss is {received}: labels and predictions are swapped, you took the logarithm of the labels",
  "categoricalCrossEntropy.swapped.hint":
    "the labels stay as they are, the logarithm is that of the predictions",
  "categoricalCrossEntropy.meanOverAll":
    "the loss is {received}, expected {expected}: mean over all elements instead of over the images",
  "categoricalCrossEntropy.meanOverAll.hint": "first sum(1), then mean()",
  "categoricalCrossEntropy.batchSum":
    "the loss is {received}, expected {expected}: summed over the batch, a mean is asked for",
  "categoricalCrossEntropy.batchSum.hint": "sum over the classes with sum(1), then mean() over what is left",
  "categoricalCrossEntropy.missingMinus":
    "the loss is {received}, expected {expected}: the minus sign is missing",
  "categoricalCrossEntropy.missingMinus.hint":
    "logarithms of probabilities are negative: put .neg() before .mean()",
  "categoricalCrossEntropy.log10":
    "the loss is {received}, expected {expected}: logarithm to the base 10, the natural one is asked for",
  "categoricalCrossEntropy.log10.hint":
    "tf.log is the natural logarithm; leave out the division by Math.LN10",
  "categoricalCrossEntropy.log2":
    "the loss is {received}, expected {expected}: logarithm to the base 2, the natural one is asked for",
  "categoricalCrossEntropy.log2.hint": "tf.log is the natural logarithm; leave out the division by Math.LN2",
  "categoricalCrossEntropy.logOnePlus":
    "the loss is {received}, expected {expected}: that is the logarithm of 1 + p, not of p",
  "categoricalCrossEntropy.logOnePlus.hint": "log() instead of log1p(); clipByValue keeps p above 0",
  "categoricalCrossEntropy.noLogarithm":
    "the loss is {received}, expected {expected}: the logarithm is missing",
  "categoricalCrossEntropy.noLogarithm.hint":
    "take the logarithm of the predictions before multiplying by the labels",
  "categoricalCrossEntropy.softmaxOverBatch":
    "the loss is {received}, expected {expected}: a softmax over the batch was applied, mixing the images",
  "categoricalCrossEntropy.softmaxOverBatch.hint":
    "the predictions are probabilities already; no softmax is needed, least of all along axis 0",
  "categoricalCrossEntropy.softmaxTwice":
    "the loss is {received}, expected {expected}: a second softmax was applied, the predictions are probabilities already",
  "categoricalCrossEntropy.softmaxTwice.hint":
    "the network's last layer did the softmax; use the predictions as they are",
  "categoricalCrossEntropy.binary":
    "the loss is {received}, expected {expected}: binary cross-entropy, which counts the wrong classes too",
  "categoricalCrossEntropy.binary.hint":
    "leave out the term with 1 − p: softmax already ties the classes together",
  "categoricalCrossEntropy.noEpsilon":
    "a predicted probability of 0 makes the loss {received}: log 0 is −∞, and 0 · −∞ is NaN",
  "categoricalCrossEntropy.noEpsilon.hint":
    "keep the probability above zero, for example with predictions.clipByValue(1e-7, 1), which leaves a slope down to 10⁻⁷",

  "totalSquaredError.squaredFirst":
    "{received}: labels and predictions were squared before they were subtracted",
  "totalSquaredError.squaredFirst.hint": "subtract first: predictions.sub(labels).square()",
  "totalSquaredError.trueClassOnly":
    "{received} counts one class of each image, expected the errors of all classes",
  "totalSquaredError.trueClassOnly.hint": "sum(1) over all the squares, without a mask and without max",
  "totalSquaredError.added": "{received}: labels and predictions were added, expected subtracted",
  "totalSquaredError.added.hint": "predictions.sub(labels)",
  "totalSquaredError.crossEntropy": "{received} is the cross-entropy: that is the next exercise",
  "totalSquaredError.crossEntropy.hint":
    "here it is squares of differences: predictions.sub(labels).square()",
  "totalSquaredError.negative": "{received} is negative, and a sum of squares cannot be",
  "totalSquaredError.negative.hint": "leave out .neg()",
  "totalSquaredError.numberReturned": "{received} is a plain number, expected a tensor that holds one",
  "totalSquaredError.numberReturned.hint":
    "leave out dataSync: training follows the tensors back to the predictions",
  "categoricalCrossEntropy.numberReturned": "{received} is a plain number, expected a tensor that holds one",
  "categoricalCrossEntropy.numberReturned.hint":
    "leave out dataSync: training follows the tensors back to the predictions",
  "categoricalCrossEntropy.oneMinusP":
    "the loss is {received}, expected {expected}: the logarithm of 1 − p, not of p",
  "categoricalCrossEntropy.oneMinusP.hint": "predictions.log(), of the probabilities themselves",
  "categoricalCrossEntropy.labelsForgotten":
    "the loss is {received}, expected {expected}: all classes count, the labels are not used",
  "categoricalCrossEntropy.labelsForgotten.hint":
    "multiply by the labels: they keep the true class and make all others 0",
  "categoricalCrossEntropy.labelsAdded":
    "the loss is {received}, expected {expected}: labels and logarithms were added or subtracted, expected multiplied",
  "categoricalCrossEntropy.labelsAdded.hint": "labels.mul(…) instead of labels.add(…) or labels.sub(…)",
  "categoricalCrossEntropy.entropy":
    "the loss is {received}, expected {expected}: that is the entropy of the predictions, without the labels",
  "categoricalCrossEntropy.entropy.hint": "Σ y log p, not Σ p log p: labels.mul(…)",
  "categoricalCrossEntropy.logOfMean":
    "the loss is {received}, expected {expected}: the logarithm of the mean, not the mean of the logarithms",
  "categoricalCrossEntropy.logOfMean.hint": "take the logarithm of each image first, the mean at the end",
  "categoricalCrossEntropy.squaredError":
    "the loss is {received}, expected {expected}: that is the total squared error, the exercise before",
  "categoricalCrossEntropy.squaredError.hint": "−Σ y log p: a logarithm instead of a square",
  "categoricalCrossEntropy.clippedLogarithm":
    "the loss is {received}, expected {expected}: the logarithms were clipped, not the probabilities",
  "categoricalCrossEntropy.clippedLogarithm.hint":
    "clip first, then take the logarithm: predictions.clipByValue(1e-7, 1).log()",
  "categoricalCrossEntropy.clippedTooHigh":
    "probabilities are kept above {received}, which hides how wrong a prediction is",
  "categoricalCrossEntropy.clippedTooHigh.hint": "a hair above zero is enough: 1e-7",
  "totalSquaredError.softmaxAgain":
    "{received}: a softmax was applied, the predictions are probabilities already",
  "totalSquaredError.softmaxAgain.hint": "take the predictions as they come",
  "totalSquaredError.matrixProduct":
    "{received} comes from a matrix product, which also multiplies the differences of different images or classes",
  "totalSquaredError.matrixProduct.hint":
    "square number by number, with square() or mul, not matMul; then sum(1) and mean()",
  "totalSquaredError.relative":
    "{received} comes from squares divided by the predictions, expected the plain squares",
  "totalSquaredError.relative.hint": "leave out the division: (p − y)², not (p − y)² / p",
  "totalSquaredError.classDistance":
    "{received} is the square of how far the classes' numbers lie apart; a 4 is no nearer to a 3 than a 9 is",
  "totalSquaredError.classDistance.hint": "leave out argMax: subtract the ten numbers of a row, then square",
  "totalSquaredError.fixedBatch":
    "{received} is the sum over the batch divided by {divisor}, but the batch has {batch} images",
  "totalSquaredError.fixedBatch.hint": "sum(1), then mean(); or divide by labels.shape[0]",
  "categoricalCrossEntropy.fixedBatch":
    "the loss is {received}, the sum over the batch divided by {divisor}, but the batch has {batch} images",
  "categoricalCrossEntropy.fixedBatch.hint": "sum(1), then mean(); or divide by labels.shape[0]",
  "categoricalCrossEntropy.meanOverClasses":
    "the loss is {received}, expected {expected}: sum and mean are swapped, the mean is over the classes",
  "categoricalCrossEntropy.meanOverClasses.hint": "first sum(1), over the classes, then mean()",
  "categoricalCrossEntropy.allPairs":
    "the loss is {received}, expected {expected}: every label was compared with every image's prediction",
  "categoricalCrossEntropy.allPairs.hint": "labels.mul(…) pairs row with row; matMul pairs each with all",
  "categoricalCrossEntropy.clippedAbove":
    "probabilities above {received} are cut down, expected as they are: a sure and right answer costs nothing",
  "categoricalCrossEntropy.clippedAbove.hint": "clipByValue(1e-7, 1): a probability may be 1",
  "categoricalCrossEntropy.boundsExchanged": "clipByValue was given the larger bound first",
  "categoricalCrossEntropy.boundsExchanged.hint":
    "first the smallest, then the largest: clipByValue(1e-7, 1)",
  "totalSquaredError.largestImage":
    "{received} is the error of the worst image, expected the mean over the images",
  "totalSquaredError.largestImage.hint": "finish with .mean() instead of .max()",
  "totalSquaredError.otherPower": "{received}: the differences were raised to another power than 2",
  "totalSquaredError.otherPower.hint": "square() is the power 2",
  "categoricalCrossEntropy.largestImage":
    "the loss is {received}, expected {expected}: that of the worst image, the mean over the images is asked for",
  "categoricalCrossEntropy.largestImage.hint": "finish with .mean() instead of .max()",
  "categoricalCrossEntropy.largestProbability":
    "the loss is {received}, expected {expected}: it takes the largest probability of each image, not that of the true class",
  "categoricalCrossEntropy.largestProbability.hint": "labels.mul(…) keeps the true class; leave out max",
  "categoricalCrossEntropy.exponential":
    "the loss is {received}, expected {expected}: exp in the place of the logarithm",
  "categoricalCrossEntropy.exponential.hint": "log() instead of exp()",
  "totalSquaredError.otherLoss":
    "your number is {received}, expected {expected}, with p for a probability and y for its label",
  "totalSquaredError.otherLoss.hint":
    "compare the two formulas from the inside out: sum(1) is over the classes, mean() over the batch",
  "categoricalCrossEntropy.otherLoss":
    "your number is {received}, expected {expected}, with p for a probability and y for its label",
  "categoricalCrossEntropy.otherLoss.hint":
    "compare the two formulas from the inside out: sum(1) is over the classes, mean() over the batch",
  "loss.combined": "the loss is {operation} of two: {one} and {other}",
  "loss.combined.hint": "keep the one that is asked for",
  "loss.softened": "the labels were softened: {share} of each 1 is spread over all classes",
  "loss.softened.hint": "use the labels as they come",
  "categoricalCrossEntropy.labelsInLogarithm":
    "the loss is {received}, expected {expected}: the labels are inside of the logarithm, so each class that is not the true one adds {added}",
  "categoricalCrossEntropy.labelsInLogarithm.hint":
    "take the logarithm of the predictions first, then multiply by the labels",
};
