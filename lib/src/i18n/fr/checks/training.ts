import type { Translation } from "../../en/checks";
import type { training as english } from "../../en/checks/training";

/** French texts of the exercises that write a call of `fit`. */
export const training: Translation<typeof english> = {
  "trainMlp.hint.1":
    "Deux appels : l'un choisit la perte et l'optimiseur, l'autre entraîne. Lequel prend son temps ?",
  "trainMlp.hint.2":
    'model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] })',
  "trainMlp.hint.3":
    "return await model.fit(images, labels, { epochs: 6, batchSize: 128, validationSplit: 0.1 })",
  "trainChallenge.hint.1":
    "Comme au chapitre 3 : un appel choisit la perte et l'optimiseur, l'autre entraîne. Lequel des deux un modèle peut-il déjà avoir derrière lui ?",
  "trainChallenge.hint.2":
    'if (model.optimizer === undefined) model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] })',
  "trainChallenge.hint.3":
    "return await model.fit(images, labels, { epochs: 12, batchSize: 128, validationSplit: 0.1 })",
  "trainChallenge.recompiled":
    "le modèle est arrivé compilé avec {expected} et a été recompilé avec {received} : son propre optimiseur est perdu",
  "trainChallenge.recompiled.hint": "ne compilez que si model.optimizer === undefined",

  "training.wanted":
    "optimiseur : {optimizer}, perte : {loss}, appels de fit : 1, lignes : {rows}, époques : ≥ {epochs}, validationSplit : {split}, son historique",
  "training.seen":
    "optimiseur : {optimizer}, perte : {loss}, appels de fit : {fits}, lignes : {rows}, époques : {epochs}, validationSplit : {split}, {history}",
  "training.itsHistory": "son historique",
  "training.noOptimizer": "absent",
  "training.noLoss": "absente",
  "training.noSplit": "absent",
  "training.noHistory": "pas d'historique",

  "training.foreignRows":
    "{received} des {rows} lignes données à fit ne sont pas de celles données à votre fonction",
  "training.foreignRows.hint":
    "utilisez les paramètres images et labels, et non des variables du notebook ; s'entraîner sur le jeu de test ôte toute valeur à son exactitude",
  "training.mispaired":
    "la ligne {row} a été entraînée avec l'étiquette {received}, la sienne est {expected}",
  "training.mispaired.hint": "ce qui change l'ordre des images doit changer de même celui des étiquettes",
  "training.sorted":
    "les lignes étaient triées par classe : le dixième mis de côté ne contient que les dernières classes",
  "training.sorted.hint": "validationSplit prend les dernières lignes avant de mélanger : gardez-les mêlées",
  "training.notAwaited": "votre fonction a rendu la main alors que fit tournait encore : il manque await",
  "training.notAwaited.hint": "écrivez return await model.fit(…), ou attendez-le puis renvoyez son résultat",
  "training.learningRate":
    "le taux d'apprentissage d'Adam est {received} : aucun réseau n'apprend ainsi, {expected} est habituel",
  "training.learningRate.hint": 'optimizer: "adam" prend le taux habituel',
  "training.optimizer": "l'optimiseur est {received}, attendu : {expected}",
  "training.optimizer.hint": 'compilez avec optimizer: "adam"',
  "training.loss": "la perte est {received}, attendu : {expected}",
  "training.loss.hint": 'compilez avec loss: "categoricalCrossentropy"',
  "training.squaredError":
    "la perte est l'erreur quadratique moyenne ; un classifieur s'entraîne avec l'entropie croisée",
  "training.squaredError.hint": 'loss: "categoricalCrossentropy" ; le chapitre 5 montre la différence',
  "training.binaryCrossEntropy":
    "la perte est l'entropie croisée binaire, qui est faite pour les réponses oui-ou-non",
  "training.binaryCrossEntropy.hint": 'pour une classe parmi dix, c\'est loss: "categoricalCrossentropy"',
  "training.noFit": "fit n'a jamais été appelé",
  "training.noFit.hint": "await model.fit(images, labels, { epochs, validationSplit: 0.1 })",
  "training.rows": "fit a reçu {received} lignes, attendu : toutes les {expected}",
  "training.rows.hint":
    "transmettez images et étiquettes telles quelles : validationSplit en met de côté lui-même",
  "training.validation": "validationSplit : {received}, attendu : {expected}",
  "training.validation.hint": "validationSplit: 0.1 met de côté le dernier dixième des lignes",
  "training.validatesOnTraining":
    "{received} des {rows} lignes de validation sont des lignes d'entraînement : cela mesure la mémoire",
  "training.validatesOnTraining.hint": "prenez validationSplit: 0.1 au lieu de validationData",
  "training.epochs": "époques d'entraînement : {received}, nombre attendu : {expected}",
  "training.epochs.hint": "epochs: {expected}",
  "training.history": "la fonction ne renvoie pas l'historique",
  "training.history.hint": "renvoyez ce que donne await model.fit(…)",

  "training.notCompiled": "fit a été appelé sur un modèle qui n'a jamais été compilé",
  "training.notCompiled.hint": "appelez d'abord model.compile({ optimizer, loss, metrics })",
  "training.lossSpelling":
    "il n'y a pas de perte nommée {received} : c'est l'orthographe d'une autre bibliothèque, ou une faute de frappe",
  "training.lossSpelling.hint": 'ici on écrit loss: "categoricalCrossentropy"',
  "training.sparseLoss":
    "la perte est l'entropie croisée « sparse », qui prend des étiquettes en nombres ; celles-ci sont one-hot",
  "training.sparseLoss.hint": 'loss: "categoricalCrossentropy", sans sparse',
  "training.otherModel": "c'est un autre modèle qui a été entraîné, et non celui que votre fonction a reçu",
  "training.otherModel.hint": "appelez compile et fit du paramètre `model`",
  "training.exchanged": "images et étiquettes sont échangées dans l'appel de fit",
  "training.exchanged.hint": "fit(images, labels, …) : ce qui entre vient d'abord",
  "training.imagesAsLabels": "fit a reçu les images aussi comme étiquettes",
  "training.imagesAsLabels.hint":
    "fit(images, labels, …) : le second argument dit ce que devraient être les réponses",
  "training.labelsNotOneHot":
    "fit a reçu un nombre par étiquette ; il faut les lignes one-hot telles quelles",
  "training.labelsNotOneHot.hint": "passez labels sans y toucher : dix sorties se comparent à dix nombres",
  "training.fitInLoop": "fit a été appelé {received} fois : chaque appel recommence son historique",
  "training.fitInLoop.hint": "un seul appel avec epochs: 6 parcourt six fois les images",
  "training.metrics": 'la métrique "accuracy" manque : l\'historique ne contiendrait que la perte',
  "training.metrics.hint": 'compilez avec metrics: ["accuracy"]',
  "trial.stopsEarly":
    "un callback peut arrêter fit avant la fin, on attend les {expected} époques : on ne compare que des essais pareils",
  "trial.stopsEarly.hint": "enlevez le callback qui arrête",
  "trial.epochs": "epochs : {received}, valeur attendue : {expected} ; on ne compare que des essais pareils",
  "trial.epochs.hint": "epochs: 12",
  "trial.batchSize":
    "batchSize : {received}, valeur attendue : {expected} ; on ne compare que des essais pareils",
  "trial.batchSize.hint": "batchSize: 128",
  "training.frozen": "aucun poids ne peut bouger : toutes les couches ont trainable = false",
  "training.frozen.hint": "enlevez trainable = false",
  "training.fits":
    "fit a été appelé {received} fois au lieu d'une : le modèle s'est entraîné plus longtemps que ne dit son historique",
  "training.fits.hint": "un seul appel de fit parcourt toutes les époques",
  "training.initialEpoch": "initialEpoch vaut {received} : les premières époques ont été sautées",
  "training.initialEpoch.hint": "enlevez initialEpoch : les époques se comptent à partir de 0",
  "training.epochsAndBatchSizeSwapped": "epochs vaut 128 et batchSize {received} : les deux sont échangés",
  "training.epochsAndBatchSizeSwapped.hint": "epochs: {received}, batchSize: 128",
  "training.stoppedEarly":
    "un callback arrête fit avant la dernière époque : {received} sur {expected} ont eu lieu",
  "training.stoppedEarly.hint": "enlevez le callback qui arrête",
  "training.partlyFrozen":
    "des couches ont trainable = false ; tenseurs de poids qui ne peuvent pas apprendre : {count}",
  "training.partlyFrozen.hint": "enlevez trainable = false : c'est tout le réseau que l'on entraîne",
  "training.scaledImages":
    "fit a reçu les images de votre fonction multipliées par {factor}, on attend les images telles quelles",
  "training.scaledImages.hint": "elles sont déjà mises à l'échelle : donnez images à fit telles quelles",
  "training.optimizerAssigned":
    "on ne peut pas donner de valeur à model.optimizer : c'est compile qui donne au modèle optimiseur, perte et métriques",
  "training.optimizerAssigned.hint": "model.compile({ optimizer: …, loss: …, metrics: […] })",
  "training.labelsChanged":
    "fit a reçu une étiquette qui n'est pas une de celles de votre fonction : la ligne {row} est {received}",
  "training.labelsChanged.hint": "donnez labels à fit telles quelles",
  "training.imagesChanged":
    "les images ont été changées avant fit : la première valeur qui diffère est {received}, elle était {expected}",
  "training.imagesChanged.hint": "donnez à fit les images que la fonction reçoit",
  "training.rowsAdded":
    "fit a reçu plus de lignes que votre fonction : outre ses {expected}, il y en a {received} autres, des copies changées ou des lignes venues d'ailleurs",
  "training.rowsAdded.hint":
    "donnez images et labels telles quelles : ce qui est ajouté à la fin est même ce que validationSplit met de côté",
  "training.batchSize": "batchSize : {received}, valeur attendue : {expected}",
  "training.batchSize.hint": "batchSize: {expected}, à côté de epochs ; sans cela fit en prend 32",
  "trainChallenge.reversedIf":
    "la condition est à l'envers : un modèle déjà compilé est recompilé, et celui qui arrive sans optimiseur ne l'est pas",
  "trainChallenge.reversedIf.hint": "compilez là où il n'y en a pas : if (model.optimizer === undefined)",
  "trainChallenge.neverCompiled":
    "un modèle qui arrive sans optimiseur n'est jamais compilé : la condition, s'il y en a une, n'est jamais vraie",
  "trainChallenge.neverCompiled.hint":
    "ce qui manque vaut undefined, et non null, false ou un texte : if (model.optimizer === undefined)",
  "trainChallenge.oneBranch": "quand le modèle {model} : {fault}",
  "trainChallenge.oneBranch.hint":
    "seul compile dépend du modèle : écrivez fit une fois, après la condition, et non dans chacune de ses branches",
  "word.comesBare": "arrive sans optimiseur",
  "word.comesCompiled": "arrive compilé",
  "training.imagesReshaped": "fit a reçu des images de forme {received}, le modèle en prend de {expected}",
  "training.imagesReshaped.hint": "passez images tel quel à fit : ni reshape, ni flatten, ni transpose",
};
