/** Texts of the exercises that write a call of `fit`: trainMlp of chapter 3, trainChallenge of chapter 7. */
export const training = {
  "trainMlp.hint.1": "Two calls: one chooses loss and optimizer, one trains. Which of them takes its time?",
  "trainMlp.hint.2":
    'model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] })',
  "trainMlp.hint.3":
    "return await model.fit(images, labels, { epochs: 6, batchSize: 128, validationSplit: 0.1 })",
  "trainChallenge.hint.1":
    "As in chapter 3: one call chooses loss and optimizer, one trains. Which of the two may a model have behind it already?",
  "trainChallenge.hint.2":
    'if (model.optimizer === undefined) model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] })',
  "trainChallenge.hint.3":
    "return await model.fit(images, labels, { epochs: 12, batchSize: 128, validationSplit: 0.1 })",
  "trainChallenge.recompiled":
    "the model came compiled with {expected} and was compiled anew with {received}: its own optimizer is lost",
  "trainChallenge.recompiled.hint": "compile only where model.optimizer === undefined",

  "training.wanted":
    "optimizer: {optimizer}, loss: {loss}, calls of fit: 1, rows: {rows}, epochs: {epochs}, validationSplit: {split}, its history",
  "training.seen":
    "optimizer: {optimizer}, loss: {loss}, calls of fit: {fits}, rows: {rows}, epochs: {epochs}, validationSplit: {split}, {history}",
  "training.itsHistory": "its history",
  "training.noOptimizer": "missing",
  "training.noLoss": "missing",
  "training.noSplit": "missing",
  "training.noHistory": "no history",

  "training.foreignRows":
    "{received} of the {rows} rows given to fit are none of those given to your function",
  "training.foreignRows.hint":
    "use the parameters images and labels, not variables of the notebook; training on the test set makes its accuracy worthless",
  "training.mispaired": "row {row} was trained with label {received}, its own label is {expected}",
  "training.mispaired.hint": "whatever reorders images must reorder labels in the same way",
  "training.sorted": "the rows were sorted by class, so the tenth held back holds only the last classes",
  "training.sorted.hint": "validationSplit takes the last rows before it shuffles: keep them mixed",
  "training.notAwaited": "your function returned while fit was still running: await is missing",
  "training.notAwaited.hint": "write return await model.fit(…), or await it and return its result",
  "training.learningRate":
    "Adam's learning rate is {received}: with that no network learns, {expected} is usual",
  "training.learningRate.hint": 'optimizer: "adam" takes the usual one',
  "training.optimizer": "the optimizer is {received}, expected {expected}",
  "training.optimizer.hint": 'compile with optimizer: "adam"',
  "training.loss": "the loss is {received}, expected {expected}",
  "training.loss.hint": 'compile with loss: "categoricalCrossentropy"',
  "training.squaredError": "the loss is the mean squared error; a classifier is trained on cross-entropy",
  "training.squaredError.hint": 'loss: "categoricalCrossentropy"; chapter 5 shows what the difference is',
  "training.binaryCrossEntropy": "the loss is binary cross-entropy, which is for yes-or-no answers",
  "training.binaryCrossEntropy.hint": 'with one class out of ten it is loss: "categoricalCrossentropy"',
  "training.noFit": "fit was never called",
  "training.noFit.hint": "await model.fit(images, labels, { epochs, validationSplit: 0.1 })",
  "training.rows": "fit was given {received} rows, expected all {expected}",
  "training.rows.hint": "hand images and labels on as they are: validationSplit holds some back by itself",
  "training.validation": "validationSplit is {received}, expected {expected}",
  "training.validation.hint": "validationSplit: 0.1 holds back the last tenth of the rows",
  "training.validatesOnTraining":
    "{received} of the {rows} validation rows are training rows: that measures memory",
  "training.validatesOnTraining.hint": "use validationSplit: 0.1 instead of validationData",
  "training.epochs": "epochs trained: {received}, expected {expected}",
  "training.epochs.hint": "epochs: {expected}",
  "training.history": "the function does not return the history",
  "training.history.hint": "return what await model.fit(…) gives",

  "training.notCompiled": "fit was called on a model that was never compiled",
  "training.notCompiled.hint": "call model.compile({ optimizer, loss, metrics }) first",
  "training.lossSpelling":
    "there is no loss called {received}: that is another library's spelling, or a slip",
  "training.lossSpelling.hint": 'here it is written loss: "categoricalCrossentropy"',
  "training.sparseLoss":
    "the loss is the sparse cross-entropy, which takes labels as numbers; these are one-hot",
  "training.sparseLoss.hint": 'loss: "categoricalCrossentropy", without sparse',
  "training.otherModel": "another model was trained, not the one that your function was given",
  "training.otherModel.hint": "call compile and fit of the parameter `model`",
  "training.exchanged": "images and labels are exchanged in the call of fit",
  "training.exchanged.hint": "fit(images, labels, …): what goes in comes first",
  "training.imagesAsLabels": "fit was given the images as labels too",
  "training.imagesAsLabels.hint": "fit(images, labels, …): the second argument is what the answers should be",
  "training.labelsNotOneHot": "fit was given one number per label, expected the one-hot rows as they came",
  "training.labelsNotOneHot.hint": "hand labels on as they are: ten outputs are compared with ten numbers",
  "training.fitInLoop": "fit was called {received} times: each call starts its history anew",
  "training.fitInLoop.hint": "one call with epochs: 6 goes through the images six times",
  "training.metrics": 'the metric "accuracy" is missing: the history would hold the loss alone',
  "training.metrics.hint": 'compile with metrics: ["accuracy"]',
  "trial.stopsEarly":
    "a callback may stop fit before its last epoch, expected all {expected}: trials are compared only if they are alike",
  "trial.stopsEarly.hint": "leave out the callback that stops",
  "trial.epochs": "epochs is {received}, expected {expected}: trials are compared only if they are alike",
  "trial.epochs.hint": "epochs: 12",
  "trial.batchSize":
    "batchSize is {received}, expected {expected}: trials are compared only if they are alike",
  "trial.batchSize.hint": "batchSize: 128",
  "training.frozen": "no weight may move: every layer is set to trainable = false",
  "training.frozen.hint": "leave out trainable = false",
  "training.fits":
    "fit was called {received} times, expected once: the model trained longer than its history says",
  "training.fits.hint": "one call of fit goes through all epochs",
  "training.initialEpoch": "initialEpoch is {received}: the first epochs were skipped",
  "training.initialEpoch.hint": "leave out initialEpoch: epochs are counted from 0",
  "training.epochsAndBatchSizeSwapped": "epochs is 128 and batchSize {received}: the two are exchanged",
  "training.epochsAndBatchSizeSwapped.hint": "epochs: {received}, batchSize: 128",
  "training.stoppedEarly":
    "a callback stops fit before its last epoch: {received} of {expected} were trained",
  "training.stoppedEarly.hint": "leave out the callback that stops",
  "training.partlyFrozen":
    "some layers were set to trainable = false: tensors of weights that cannot learn: {count}",
  "training.partlyFrozen.hint": "leave out trainable = false: the whole network is to be trained",
  "training.scaledImages":
    "fit was given your function's images times {factor}, expected the images as they are",
  "training.scaledImages.hint": "they are scaled already: pass images itself to fit",
  "training.optimizerAssigned":
    "model.optimizer cannot be set: a model gets its optimizer, loss and metrics from compile",
  "training.optimizerAssigned.hint": "model.compile({ optimizer: …, loss: …, metrics: […] })",
  "training.labelsChanged": "fit was given a label that is none of your function's: row {row} is {received}",
  "training.labelsChanged.hint": "pass labels to fit as they are",
  "training.imagesChanged":
    "the images were changed before fit: the first that differs is {received}, came as {expected}",
  "training.imagesChanged.hint": "give fit the images that the function is given",
  "training.rowsAdded":
    "fit was given more rows than your function: besides its {expected} there are {received} others, changed copies or rows from elsewhere",
  "training.rowsAdded.hint":
    "pass images and labels as they are: what is added at the end is even what validationSplit holds back",
  "training.batchSize": "batchSize is {received}, expected {expected}",
  "training.batchSize.hint": "batchSize: {expected}, beside epochs; without it fit takes 32",
  "trainChallenge.reversedIf":
    "the condition is the wrong way round: a model that comes compiled is compiled anew, one that comes without optimizer is not compiled",
  "trainChallenge.reversedIf.hint": "compile where there is none: if (model.optimizer === undefined)",
  "trainChallenge.neverCompiled":
    "a model that comes without optimizer is never compiled: the condition, if there is one, is never true",
  "trainChallenge.neverCompiled.hint":
    "what is missing is undefined, not null, false or a text: if (model.optimizer === undefined)",
  "trainChallenge.oneBranch": "where the model {model}: {fault}",
  "trainChallenge.oneBranch.hint":
    "only compile depends on the model: write fit once, after the condition, not in each of its branches",
  "word.comesBare": "comes without optimizer",
  "word.comesCompiled": "comes compiled",
  "training.imagesReshaped": "fit was given images of the shape {received}, the model takes {expected}",
  "training.imagesReshaped.hint": "pass images itself to fit: no reshape, flatten or transpose",
};
