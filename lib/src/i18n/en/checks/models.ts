/** Texts of chapters 3 and 4: builders and accuracy. */
export const models = {
  "buildMlp.hint.1": "Three dense layers in a row. How many units does each have, and which activation?",
  "buildMlp.hint.2": "tf.sequential({ layers: [ … ] }); only the first layer says inputShape: [inputs].",
  "buildMlp.hint.3":
    'tf.layers.dense({ inputShape: [inputs], units: 128, activation: "relu" }), and two more',
  "accuracy.hint.1": "For each row: where is the largest prediction, and where is the 1 of the label?",
  "accuracy.hint.2":
    "labels.argMax(1) and predictions.argMax(1) hold one class per row; equal compares them.",
  "accuracy.hint.3": 'inside tf.tidy: equal(…).cast("float32").mean().dataSync()[0]',
  "buildLeNet5.hint.1": "Work through your table from top to bottom: every row is one layer.",
  "buildLeNet5.hint.2":
    'padding: inputShape[0] === 28 ? "same" : "valid" in the first layer; the others have none.',
  "buildLeNet5.hint.3":
    'tf.layers.conv2d({ inputShape, filters: 6, kernelSize: 5, padding, activation: "tanh" }), tf.layers.averagePooling2d({ poolSize: 2, strides: 2 }), …',

  "model.inWords": "{parameters} parameters: {layers}",
  "layer.dense": "dense",
  "layer.convolution": "convolution",
  "layer.averagePooling": "average pooling",
  "layer.maxPooling": "max pooling",
  "layer.flatten": "flatten",
  "layer.linear": "none",

  "model.type": "the builder did not return a layers model",
  "model.type.hint": "build it with tf.sequential() or tf.model(), and return it",
  "model.inputShape": "the model takes inputs of shape {received}, expected {expected}",
  "model.inputShape.hint": "the first layer takes inputShape from the builder's argument",
  "model.outputShape":
    "the model gives outputs of shape {received}, expected {expected}: one number per class",
  "model.outputShape.hint": "the last layer has one unit per class, after everything has been flattened",
  "model.parameters": "{received} parameters, expected {expected}",
  "model.parameters.hint":
    "model.summary() prints the parameters of each layer: compare them with your table",
  "model.layers": "the layers are {received}; expected {expected}",
  "model.layers.hint": "compare layer by layer from the top: the first that differs is the one to fix",
  "model.activations": "the activations are {received}; expected {expected}",
  "model.activations.hint": "every layer that learns has an activation, and the last one is softmax",
  "model.fixedBatch": "the model takes batches of exactly {received} images, expected any number of them",
  "model.fixedBatch.hint": "say only what one image has: inputShape in place of batchInputShape",
  "model.compiled": "the model is already compiled; return it uncompiled",
  "model.compiled.hint": "leave loss and optimizer to the code that trains: chapters 5 and 6 change them",

  "buildMlp.oneOutput": "the last layer has {received} unit, expected {expected}: one per class",
  "buildMlp.oneOutput.hint": "the network answers with ten probabilities, not with a digit",
  "buildMlp.fixedInputs": "asked for {expected} inputs the model still takes {received}",
  "buildMlp.fixedInputs.hint": "use the parameter: inputShape: [inputs]",
  "buildMlp.softmaxTwice": "softmax is applied {count} times; once, at the end, is enough",
  "buildMlp.softmaxTwice.hint": "a second softmax flattens the probabilities: the network can never be sure",
  "buildMlp.sigmoidOutput":
    "the last layer has a sigmoid: ten separate yes-or-no answers that do not add up to 1",
  "buildMlp.sigmoidOutput.hint":
    "one image has one class: softmax makes the ten outputs share a probability of 1",
  "buildMlp.linearOutput": "the last layer has no activation: its outputs are no probabilities",
  "buildMlp.linearOutput.hint": 'give the last layer activation: "softmax"',
  "buildMlp.noHiddenActivation": "the hidden layer of {units} units has no activation",
  "buildMlp.noHiddenActivation.hint":
    "without an activation two layers in a row are one linear map: give it relu",
  "buildMlp.widthsSwapped": "the hidden layers have 64 and 128 units, expected 128 and then 64",
  "buildMlp.widthsSwapped.hint": "the layers narrow from the image to the answer",
  "buildMlp.hiddenLayerMissing": "there is one hidden layer, of {units} units; expected two, of 128 and 64",
  "buildMlp.hiddenLayerMissing.hint":
    "a dense layer for each of the two, the second of them made on what the first gives",

  "accuracy.tensorReturned": "the result is a tensor or a promise, expected a number",
  "accuracy.tensorReturned.hint": "read the number out of the scalar: .dataSync()[0]",
  "accuracy.wrongAxis":
    "{received} is the share of columns, not of the {rows} rows: argMax runs down the wrong axis",
  "accuracy.wrongAxis.hint": "each row is one image: argMax(1), or argMax(-1), goes along a row",
  "accuracy.percent": "the result is in percent, expected a share between 0 and 1",
  "accuracy.percent.hint": "leave the factor 100 to the line that prints",
  "accuracy.countReturned": "{received} is the number of right rows, expected their share of {rows}",
  "accuracy.countReturned.hint": "divide by the number of rows, or take the mean instead of the sum",
  "accuracy.errorRate": "the result is the share of wrong rows, expected that of right ones",
  "accuracy.errorRate.hint": "count rows where the two classes are equal",
  "accuracy.entriesCompared": "all entries are compared one by one, expected one comparison per row",
  "accuracy.entriesCompared.hint":
    "most entries of a one-hot row are 0, so almost every network looks right: compare argMax",
  "accuracy.dividedByEntries":
    "the count is divided by the number of entries, expected by the number of rows, {rows}",
  "accuracy.dividedByEntries.hint": "labels.shape[0] is the number of rows",
  "accuracy.thresholded": "rows whose largest probability is below 0.5 are counted as wrong",
  "accuracy.thresholded.hint": "the prediction is the largest of the ten, however large",

  "buildLeNet5.fixedInput": "asked for 32×32×3 the model still takes {received}",
  "buildLeNet5.fixedInput.hint": "hand the parameter on: inputShape goes into the first layer",
  "buildLeNet5.missingFlatten": "the model gives {received} numbers instead of 10: flatten is missing",
  "buildLeNet5.missingFlatten.hint":
    "tf.layers.flatten() stands between the last pooling and the first dense layer",
  "buildLeNet5.filtersSwapped": "the convolutions have 16 and 6 filters, expected 6 and then 16",
  "buildLeNet5.filtersSwapped.hint": "maps get smaller and more numerous from layer to layer",
  "buildLeNet5.poolStride1":
    "{received} parameters, expected {expected}: a pooling layer moves in steps of 1",
  "buildLeNet5.poolStride1.hint": "strides: 2 makes the 2×2 windows lie side by side and halves both sides",
  "buildLeNet5.validPadding":
    "{received} parameters, expected {expected}: the first convolution has no padding",
  "buildLeNet5.validPadding.hint":
    'LeNet-5 sees 32×32; for a 28×28 image the first layer needs padding: "same"',
  "buildLeNet5.bothSame": "{received} parameters, expected {expected}: the second convolution is padded too",
  "buildLeNet5.bothSame.hint": 'the second convolution shrinks 14×14 to 10×10: leave its padding "valid"',
  "buildLeNet5.paddedColour": "{received} parameters, expected {expected}: a 32×32 image needs no padding",
  "buildLeNet5.paddedColour.hint": 'choose padding by inputShape[0]: "same" for 28, "valid" for 32',
  "buildLeNet5.kernelSize": "a convolution has a kernel of {received}, expected 5×5",
  "buildLeNet5.kernelSize.hint": "kernelSize: 5",
  "buildLeNet5.maxPooling": "the pooling takes the maximum; the classic network takes the average",
  "buildLeNet5.maxPooling.hint":
    "tf.layers.averagePooling2d; the comparison with max pooling comes right after",
  "buildLeNet5.reluInstead": "the activation is relu; the classic network uses tanh",
  "buildLeNet5.reluInstead.hint": 'activation: "tanh"; the comparison with relu comes right after',
  "buildLeNet5.noActivation": "a layer that learns has no activation: {kind}, {width}",
  "buildLeNet5.noActivation.hint": "both convolutions and both hidden dense layers have tanh",
  "buildLeNet5.linearOutput": "the last layer has no activation: its outputs are no probabilities",
  "buildLeNet5.linearOutput.hint": 'give the last layer activation: "softmax"',
  "buildLeNet5.denseMissing":
    "{received} parameters, expected {expected}: one of the three dense layers is missing",
  "buildLeNet5.denseMissing.hint": "120, 84 and 10 units",

  "model.empty": "the model has no layers",
  "model.empty.hint": "model.add(…), or tf.sequential({ layers: [ … ] })",
  "model.noInputShape": "no layer says what goes into the model: the first one has no inputShape",
  "model.noInputShape.hint": "give the first layer its inputShape; all others work theirs out",
  "model.batchInShape":
    "inputShape holds one entry too many: it is the shape of a single image, without the batch in front",
  "model.batchInShape.hint": "leave out the first entry: the batch comes by itself",
  "model.noBias": "{received} parameters, expected {expected}: the {biases} biases are missing",
  "model.noBias.hint": "leave out useBias: false",
  "buildMlp.outputMissing": "the last layer has {received} units: the output layer of 10 is missing",
  "buildMlp.outputMissing.hint": "a hidden layer of 128, one of 64, and then 10 units with softmax",
  "buildMlp.inputAsLayer": "the first dense layer has {inputs} units: the input is no layer of its own",
  "buildMlp.inputAsLayer.hint": "inputShape: [inputs] in the layer of 128 units says what comes in",
  "accuracy.alwaysOne": "the result is 1 whatever the network answers: something is compared with itself",
  "accuracy.alwaysOne.hint": "compare the classes of the labels with those of the predictions",
  "accuracy.columnByColumn": "the fetched numbers are read column by column, but they lie row by row",
  "accuracy.columnByColumn.hint":
    "entry k of row i is at i · classes + k; or compare argMax(1) before you fetch anything",
  "accuracy.notFetched": "the result is always {received}: your code returns before the numbers are fetched",
  "accuracy.notFetched.hint":
    "then and data() wait for later, and the function has ended by then: dataSync()[0] gives the number at once",
  "accuracy.neverEqual":
    "the result is 0 although all rows are right: === asks whether two tensors are the same object",
  "accuracy.neverEqual.hint": "one.equal(other) compares the numbers in them, and gives a tensor",
  "accuracy.matricesCompared":
    "the result is 0 although all rows are right: a probability is hardly ever exactly 0 or 1",
  "accuracy.matricesCompared.hint": "compare classes, not probabilities: argMax(1) of both",
  "accuracy.smallest": "the smallest entries are compared, expected the largest",
  "accuracy.smallest.hint": "argMax(1) instead of argMin(1)",
  "accuracy.firstRowOnly": "only the first row is looked at",
  "accuracy.firstRowOnly.hint": "mean() over all rows, before dataSync()[0]",
  "accuracy.roundedDown":
    "the result is 0 unless every row is right, expected {expected}: the share was rounded down, or all rows were asked at once",
  "accuracy.roundedDown.hint": 'cast("float32"), then mean(): no Math.floor, no all()',
  "accuracy.meanProbability":
    "the result is the mean probability of the true classes, expected the share of rows that are right",
  "accuracy.meanProbability.hint": "a row is right or wrong: compare argMax(1) of both",
  "accuracy.classDistance":
    "the result is the mean distance between class numbers, expected the share of equal ones",
  "accuracy.classDistance.hint": "classes have no order: equal, not sub",
  "accuracy.dividedByClasses":
    "the count is divided by the number of classes, {classes}, expected by the number of rows, {rows}",
  "accuracy.dividedByClasses.hint": "labels.shape[0] is the number of rows",
  "accuracy.fixedCount": "the count is divided by 10,000, expected by the number of rows, {rows}",
  "accuracy.fixedCount.hint": "labels.shape[0] is the number of rows, whatever the set",
  "buildLeNet5.extraLayer": "there is a layer of kind {received} that the table does not have",
  "buildLeNet5.extraLayer.hint": "leave it out; the challenge of chapter 7 is the place for it",
  "buildLeNet5.filterCount": "the convolutions have {received} filters, expected 6 and 16",
  "buildLeNet5.filterCount.hint": "filters: 6 in C1, filters: 16 in C3",
  "buildLeNet5.convolutionStrides": "a convolution moves in steps of {received}, expected 1",
  "buildLeNet5.convolutionStrides.hint": "strides belong to the pooling; leave them out of conv2d",
  "buildLeNet5.poolingMissing": "pooling layers: {received}, expected 2",
  "buildLeNet5.poolingMissing.hint": "one after each convolution: S2 and S4",
  "buildLeNet5.poolSize": "a pooling layer takes windows of {received}, expected 2×2",
  "buildLeNet5.poolSize.hint": "poolSize: 2",
  "buildLeNet5.denseSwapped": "the dense layers have 84 and 120 units, expected 120 and then 84",
  "buildLeNet5.denseSwapped.hint": "C5 has 120 units, F6 has 84",
  "accuracy.rounded": "the share was rounded to a whole number, expected {expected}",
  "accuracy.rounded.hint": "leave out Math.round: round only what you print",
  "model.alikeWeights":
    "all weights of layer {layer} start as one and the same number: its units would all learn the same",
  "model.alikeWeights.hint": "leave out kernelInitializer: without it the weights start at random",
  "buildMlp.sideBySide": "both hidden layers read the input, side by side: expected one after the other",
  "buildMlp.sideBySide.hint":
    "the layer of 64 units takes what leaves the layer of 128; nothing has to be joined",
  "buildMlp.extraLayer": "there is a layer of kind {received} that nobody asked for",
  "buildMlp.extraLayer.hint": "three dense layers, nothing else; chapter 7 is the place for more",
  "buildMlp.hiddenLayerTooMany": "there are {received} hidden layers; expected two, of 128 and 64 units",
  "buildMlp.hiddenLayerTooMany.hint": "take out the one that is too many",
  "buildMlp.otherWidth": "hidden layer {layer} has {received} units, expected {expected}",
  "buildMlp.otherWidth.hint": "128 units, then 64, then 10",
  "accuracy.probabilitiesCompared":
    "the result is 0 although all rows are right: the largest numbers are compared, not the places where they stand",
  "accuracy.probabilitiesCompared.hint": "max gives a number, argMax its place: compare argMax(1) of both",
  "accuracy.roundedDigits": "the share is rounded, digits left after the point: {digits}",
  "accuracy.roundedDigits.hint": "leave out toFixed and Math.round: round only what you print",
  "accuracy.odds":
    "the result is the number of right rows for each wrong one, expected the share of right ones among all",
  "accuracy.odds.hint": "divide by the number of all rows, labels.shape[0]",
  "accuracy.lastRowForgotten": "the last row is not looked at",
  "accuracy.lastRowForgotten.hint": "a loop over all rows goes on while i < labels.shape[0]",
  "buildLeNet5.firstLayer": "the first layer is of kind {received}, expected a convolution",
  "buildLeNet5.firstLayer.hint": "each pooling comes after its convolution: C1, S2, C3, S4",
  "buildLeNet5.convolutionTooMany": "there are {received} convolutions, expected two",
  "buildLeNet5.convolutionTooMany.hint": "C1 and C3; the challenge of chapter 7 is the place for more",
  "accuracy.tensorLength": "the result is NaN: a tensor has no length",
  "accuracy.tensorLength.hint": "labels.shape[0] is the number of rows",
  "accuracy.someRows": "only {received} of the {rows} rows are looked at",
  "accuracy.someRows.hint": "go through all rows",
  "accuracy.amongTheBest": "a row counts as right where its class is among the {count} most probable",
  "accuracy.amongTheBest.hint": "the answer is the largest alone: argMax(1)",
  "accuracy.someColumns": "{received}: only columns at the beginning are looked at, {count} of 10",
  "accuracy.someColumns.hint": "argMax(1) looks at all columns of a row",
  "accuracy.oneMinusDistance":
    "1 minus the mean difference between labels and probabilities, expected the share of rows that are right",
  "accuracy.oneMinusDistance.hint": "compare the places of the largest entries: argMax(1) and equal",
  "accuracy.distance":
    "the mean difference between labels and probabilities, expected the share of rows that are right",
  "accuracy.distance.hint": "compare the places of the largest entries: argMax(1) and equal",
  "accuracy.constant": "the result is {received}, whatever the predictions are",
  "accuracy.constant.hint": "work it out from labels and predictions",
  "buildLeNet5.denseTooMany":
    "there are {received} dense layers, of {widths} units; expected three, of 120, 84 and 10",
  "buildLeNet5.denseTooMany.hint": "flatten, then 120, 84 and 10 units",
  "buildLeNet5.convolutionMissing": "there is one convolution, expected two: C1 and C3",
  "buildLeNet5.convolutionMissing.hint":
    "after the first pooling: tf.layers.conv2d({ filters: 16, kernelSize: 5, … }), then the second pooling",
  "buildLeNet5.denseWidths": "the dense layers have {widths} units, expected 120, 84 and 10",
  "buildLeNet5.denseWidths.hint": "C5 has 120 units, F6 84, the output 10",
  "accuracy.meanLargest":
    "the mean of the largest probabilities: how sure the network is, expected how often it is right",
  "accuracy.meanLargest.hint": "compare places: labels.argMax(1).equal(predictions.argMax(1))",
  "accuracy.neighboursToo": "a class beside the true one counts as right, too",
  "accuracy.neighboursToo.hint": "classes have no order: use equal, not a difference",
  "accuracy.otherDivisor":
    "the number of right rows is divided by {divisor}, expected by the number of rows, {rows}",
  "accuracy.otherDivisor.hint": "labels.shape[0] is the number of rows",
  "model.setting": "layer {layer}, {kind}: {setting} is {received}, expected {expected}",
  "model.setting.hint": "change this one setting, then run the check again",
  "model.someBiases": "layer {layer}, {kind}, has no biases",
  "model.someBiases.hint": "leave out useBias: false",
  "accuracy.meanOfClasses": "the mean of the accuracies of the classes, expected the share of all rows",
  "accuracy.meanOfClasses.hint": "count over all rows at once",
  "model.order": "the layers come in the order {received}; expected {expected}",
  "model.order.hint": "add them one after the other, in the order of the exercise",
  "accuracy.carriedOver":
    "the largest probability so far is carried on from row to row: a row counts only where it beats all rows before it",
  "accuracy.carriedOver.hint":
    "begin anew for each row: set the largest so far inside of the loop over the rows",
  "accuracy.otherQuantity":
    "the result is {operation} of {quantity}, expected the share of rows that are right",
  "accuracy.otherQuantity.hint": "a row is right or wrong: compare argMax(1) of both, then take the mean",
  "word.trueProbability": "the true classes' probabilities",
  "word.largestProbability": "the largest probabilities",
  "word.otherProbabilities": "what the true classes' probabilities lack of 1",
  "word.margin": "how far the true classes are ahead of the others",
};
