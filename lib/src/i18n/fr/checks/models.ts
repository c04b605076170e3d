import type { Translation } from "../../en/checks";
import type { models as english } from "../../en/checks/models";

/** French texts of chapters 3 and 4: builders and accuracy. */
export const models: Translation<typeof english> = {
  "buildMlp.hint.1": "Trois couches denses à la suite. Combien d'unités a chacune, et quelle activation ?",
  "buildMlp.hint.2": "tf.sequential({ layers: [ … ] }) ; seule la première couche dit inputShape: [inputs].",
  "buildMlp.hint.3":
    'tf.layers.dense({ inputShape: [inputs], units: 128, activation: "relu" }), et deux autres',
  "accuracy.hint.1": "Pour chaque ligne : où est la plus grande prédiction, et où est le 1 de l'étiquette ?",
  "accuracy.hint.2":
    "labels.argMax(1) et predictions.argMax(1) contiennent une classe par ligne ; equal les compare.",
  "accuracy.hint.3": 'dans tf.tidy : equal(…).cast("float32").mean().dataSync()[0]',
  "buildLeNet5.hint.1": "Suivez votre tableau de haut en bas : chaque ligne est une couche.",
  "buildLeNet5.hint.2":
    'padding: inputShape[0] === 28 ? "same" : "valid" dans la première couche ; aucun dans les autres.',
  "buildLeNet5.hint.3":
    'tf.layers.conv2d({ inputShape, filters: 6, kernelSize: 5, padding, activation: "tanh" }), tf.layers.averagePooling2d({ poolSize: 2, strides: 2 }), …',

  "model.inWords": "{parameters} paramètres : {layers}",
  "layer.dense": "dense",
  "layer.convolution": "convolution",
  "layer.averagePooling": "pooling moyen",
  "layer.maxPooling": "max pooling",
  "layer.flatten": "flatten",
  "layer.linear": "aucune",

  "model.type": "la fonction n'a pas renvoyé de modèle en couches",
  "model.type.hint": "construisez le modèle avec tf.sequential() ou tf.model(), et renvoyez-le",
  "model.inputShape": "le modèle prend des entrées de forme {received}, attendu : {expected}",
  "model.inputShape.hint": "la première couche reçoit inputShape de l'argument de la fonction",
  "model.outputShape":
    "le modèle donne des sorties de forme {received}, attendu : {expected} ; un nombre par classe",
  "model.outputShape.hint": "la dernière couche a une unité par classe, une fois que tout a été aplati",
  "model.parameters": "{received} paramètres, attendu : {expected}",
  "model.parameters.hint":
    "model.summary() affiche les paramètres de chaque couche : comparez-les à votre tableau",
  "model.layers": "les couches sont {received} ; attendu : {expected}",
  "model.layers.hint": "comparez couche par couche depuis le haut : la première qui diffère est à corriger",
  "model.activations": "les activations sont {received} ; attendu : {expected}",
  "model.activations.hint": "toute couche qui apprend a une activation, et la dernière est softmax",
  "model.compiled": "le modèle est déjà compilé ; renvoyez-le non compilé",
  "model.compiled.hint":
    "laissez la perte et l'optimiseur au code qui entraîne : les chapitres 5 et 6 en changent",

  "buildMlp.oneOutput": "la dernière couche a {received} unité, attendu : {expected} ; une par classe",
  "buildMlp.oneOutput.hint": "le réseau répond par dix probabilités, et non par un chiffre",
  "buildMlp.fixedInputs": "le modèle devrait avoir {expected} entrées, il en prend toujours {received}",
  "buildMlp.fixedInputs.hint": "utilisez le paramètre : inputShape: [inputs]",
  "buildMlp.softmaxTwice": "softmax est appliqué {count} fois ; une seule, à la fin, suffit",
  "buildMlp.softmaxTwice.hint":
    "un second softmax aplatit les probabilités : le réseau ne peut jamais être sûr de lui",
  "buildMlp.sigmoidOutput":
    "la dernière couche a une sigmoïde : dix réponses oui-ou-non séparées, dont la somme n'est pas 1",
  "buildMlp.sigmoidOutput.hint":
    "une image a une seule classe : softmax partage une probabilité de 1 entre les dix sorties",
  "buildMlp.linearOutput":
    "la dernière couche n'a pas d'activation : ses sorties ne sont pas des probabilités",
  "buildMlp.linearOutput.hint": 'donnez à la dernière couche activation: "softmax"',
  "buildMlp.noHiddenActivation": "la couche cachée de {units} unités n'a pas d'activation",
  "buildMlp.noHiddenActivation.hint":
    "sans activation, deux couches à la suite ne font qu'une application linéaire : donnez-lui relu",
  "buildMlp.widthsSwapped": "les couches cachées ont 64 et 128 unités, attendu : 128, puis 64",
  "buildMlp.widthsSwapped.hint": "les couches se resserrent de l'image vers la réponse",
  "buildMlp.hiddenLayerMissing":
    "il y a une seule couche cachée, de {units} unités ; attendu : deux, de 128 et 64",
  "buildMlp.hiddenLayerMissing.hint": "ajoutez une couche dense pour chacune des deux",

  "accuracy.tensorReturned": "le résultat est un tenseur ou une promesse, attendu : un nombre",
  "accuracy.tensorReturned.hint": "lisez le nombre dans le scalaire : .dataSync()[0]",
  "accuracy.wrongAxis":
    "{received} est la part des colonnes, et non des {rows} lignes : argMax parcourt le mauvais axe",
  "accuracy.wrongAxis.hint": "chaque ligne est une image : argMax(1), ou argMax(-1), va le long d'une ligne",
  "accuracy.percent": "le résultat est en pour cent, attendu : une part entre 0 et 1",
  "accuracy.percent.hint": "laissez le facteur 100 à la ligne qui affiche",
  "accuracy.countReturned": "{received} est le nombre de lignes justes, attendu : leur part parmi {rows}",
  "accuracy.countReturned.hint": "divisez par le nombre de lignes, ou prenez la moyenne au lieu de la somme",
  "accuracy.errorRate": "le résultat est la part des lignes fausses, attendu : celle des lignes justes",
  "accuracy.errorRate.hint": "comptez les lignes où les deux classes sont égales",
  "accuracy.entriesCompared": "tous les éléments sont comparés un à un, attendu : une comparaison par ligne",
  "accuracy.entriesCompared.hint":
    "la plupart des éléments d'une ligne one-hot sont 0, presque tout réseau semble donc juste : comparez argMax",
  "accuracy.dividedByEntries":
    "le compte est divisé par le nombre d'éléments, attendu : par le nombre de lignes, {rows}",
  "accuracy.dividedByEntries.hint": "labels.shape[0] est le nombre de lignes",
  "accuracy.thresholded": "les lignes dont la plus grande probabilité est sous 0,5 sont comptées fausses",
  "accuracy.thresholded.hint": "la prédiction est la plus grande des dix, si petite soit-elle",

  "buildLeNet5.fixedInput": "le modèle devrait prendre 32×32×3, il prend toujours {received}",
  "buildLeNet5.fixedInput.hint": "transmettez le paramètre : inputShape va dans la première couche",
  "buildLeNet5.missingFlatten": "le modèle donne {received} nombres au lieu de 10 : il manque flatten",
  "buildLeNet5.missingFlatten.hint":
    "tf.layers.flatten() se place entre le dernier pooling et la première couche dense",
  "buildLeNet5.filtersSwapped": "les convolutions ont 16 et 6 filtres, attendu : 6, puis 16",
  "buildLeNet5.filtersSwapped.hint":
    "d'une couche à l'autre, les cartes deviennent plus petites et plus nombreuses",
  "buildLeNet5.poolStride1":
    "{received} paramètres, attendu : {expected} ; une couche de pooling avance d'un pas de 1",
  "buildLeNet5.poolStride1.hint":
    "strides: 2 place les fenêtres 2×2 côte à côte et divise par deux hauteur et largeur",
  "buildLeNet5.validPadding":
    "{received} paramètres, attendu : {expected} ; la première convolution n'a pas de remplissage",
  "buildLeNet5.validPadding.hint":
    'LeNet-5 voit 32×32 ; pour une image 28×28, il faut à la première couche padding: "same"',
  "buildLeNet5.bothSame":
    "{received} paramètres, attendu : {expected} ; la seconde convolution a elle aussi un remplissage",
  "buildLeNet5.bothSame.hint": 'la seconde convolution réduit 14×14 à 10×10 : laissez son padding à "valid"',
  "buildLeNet5.paddedColour":
    "{received} paramètres, attendu : {expected} ; une image 32×32 n'a pas besoin de remplissage",
  "buildLeNet5.paddedColour.hint":
    'choisissez le padding selon inputShape[0] : "same" pour 28, "valid" pour 32',
  "buildLeNet5.kernelSize": "une convolution a un noyau de {received}, attendu : 5×5",
  "buildLeNet5.kernelSize.hint": "kernelSize: 5",
  "buildLeNet5.maxPooling": "le pooling prend le maximum ; le réseau classique prend la moyenne",
  "buildLeNet5.maxPooling.hint":
    "tf.layers.averagePooling2d ; la comparaison avec le max pooling vient juste après",
  "buildLeNet5.reluInstead": "l'activation est relu ; le réseau classique emploie tanh",
  "buildLeNet5.reluInstead.hint": 'activation: "tanh" ; la comparaison avec relu vient juste après',
  "buildLeNet5.noActivation": "une couche qui apprend n'a pas d'activation",
  "buildLeNet5.noActivation.hint": "les deux convolutions et les deux couches denses cachées ont tanh",
  "buildLeNet5.linearOutput":
    "la dernière couche n'a pas d'activation : ses sorties ne sont pas des probabilités",
  "buildLeNet5.linearOutput.hint": 'donnez à la dernière couche activation: "softmax"',
  "buildLeNet5.denseMissing":
    "{received} paramètres, attendu : {expected} ; il manque l'une des trois couches denses",
  "buildLeNet5.denseMissing.hint": "120, 84 et 10 unités",
};
