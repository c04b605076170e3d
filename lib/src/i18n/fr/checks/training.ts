import type { Translation } from "../../en/checks";
import type { training as english } from "../../en/checks/training";

/** French texts of the exercises that write a call of `fit`. */
export const training: Translation<typeof english> = {
  "trainMlp.hint.1":
    "Deux appels : l'un choisit la perte et l'optimiseur, l'autre entraîne. Lequel prend son temps ?",
  "trainMlp.hint.2":
    'model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] })',
  "trainMlp.hint.3": "return await model.fit(images, labels, { epochs: 5, validationSplit: 0.1 })",
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
  "training.epochs": "époques d'entraînement : {received}, attendu : {expected} au moins",
  "training.epochs.hint": "epochs: 3 ou plus",
  "training.history": "la fonction ne renvoie pas l'historique",
  "training.history.hint": "renvoyez ce que donne await model.fit(…)",
};
