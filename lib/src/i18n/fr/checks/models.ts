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
  "model.fixedBatch":
    "le modèle prend des lots d'exactement {received} images, on attend un nombre quelconque d'images",
  "model.fixedBatch.hint": "dites seulement ce qu'a une image : inputShape à la place de batchInputShape",
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
  "buildMlp.hiddenLayerMissing.hint":
    "une couche dense pour chacune des deux, la seconde faite sur ce que donne la première",

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
  "buildLeNet5.noActivation": "une couche qui apprend n'a pas d'activation : {kind}, {width}",
  "buildLeNet5.noActivation.hint": "les deux convolutions et les deux couches denses cachées ont tanh",
  "buildLeNet5.linearOutput":
    "la dernière couche n'a pas d'activation : ses sorties ne sont pas des probabilités",
  "buildLeNet5.linearOutput.hint": 'donnez à la dernière couche activation: "softmax"',
  "buildLeNet5.denseMissing":
    "{received} paramètres, attendu : {expected} ; il manque l'une des trois couches denses",
  "buildLeNet5.denseMissing.hint": "120, 84 et 10 unités",

  "model.empty": "le modèle n'a aucune couche",
  "model.empty.hint": "model.add(…), ou tf.sequential({ layers: [ … ] })",
  "model.noInputShape": "aucune couche ne dit ce qui entre dans le modèle : la première n'a pas d'inputShape",
  "model.noInputShape.hint": "donnez inputShape à la première couche ; les autres déduisent la leur",
  "model.batchInShape":
    "inputShape a une entrée de trop : c'est la forme d'une seule image, sans le lot devant",
  "model.batchInShape.hint": "supprimez la première entrée : le lot vient tout seul",
  "model.noBias": "{received} paramètres, nombre attendu : {expected} ; il manque les {biases} biais",
  "model.noBias.hint": "supprimez useBias: false",
  "buildMlp.outputMissing": "la dernière couche a {received} unités : il manque la couche de sortie de 10",
  "buildMlp.outputMissing.hint": "une couche cachée de 128, une de 64, puis 10 unités avec softmax",
  "buildMlp.inputAsLayer": "la première couche dense a {inputs} unités : l'entrée n'est pas une couche",
  "buildMlp.inputAsLayer.hint": "inputShape: [inputs] dans la couche de 128 unités dit ce qui entre",
  "accuracy.alwaysOne": "le résultat est 1 quoi que réponde le réseau : quelque chose est comparé à soi-même",
  "accuracy.alwaysOne.hint": "comparez les classes des étiquettes avec celles des prédictions",
  "accuracy.columnByColumn":
    "les nombres lus le sont colonne par colonne, mais ils sont rangés ligne par ligne",
  "accuracy.columnByColumn.hint":
    "l'élément k de la ligne i est à i · classes + k ; ou comparez argMax(1) avant de lire quoi que ce soit",
  "accuracy.notFetched":
    "le résultat est toujours {received} : votre code se termine avant que les nombres soient lus",
  "accuracy.notFetched.hint":
    "then et data() attendent plus tard, quand la fonction est finie : dataSync()[0] donne le nombre tout de suite",
  "accuracy.neverEqual":
    "le résultat est 0 alors que toutes les lignes sont justes : === demande si deux tenseurs sont le même objet",
  "accuracy.neverEqual.hint": "one.equal(other) compare les nombres qu'ils contiennent, et donne un tenseur",
  "accuracy.matricesCompared":
    "le résultat est 0 alors que toutes les lignes sont justes : une probabilité ne vaut presque jamais 0 ou 1 exactement",
  "accuracy.matricesCompared.hint":
    "comparez des classes, et non des probabilités : argMax(1) des deux côtés",
  "accuracy.smallest": "ce sont les plus petites valeurs qui sont comparées ; il faut les plus grandes",
  "accuracy.smallest.hint": "argMax(1) au lieu de argMin(1)",
  "accuracy.firstRowOnly": "seule la première ligne est regardée",
  "accuracy.firstRowOnly.hint": "mean() sur toutes les lignes, avant dataSync()[0]",
  "accuracy.roundedDown":
    "le résultat est 0 dès qu'une ligne est fausse, attendu : {expected} ; la part a été arrondie à l'entier inférieur, ou toutes les lignes ont été réunies",
  "accuracy.roundedDown.hint": 'cast("float32"), puis mean() : ni Math.floor, ni all()',
  "accuracy.meanProbability":
    "le résultat est la probabilité moyenne des vraies classes ; on demande la part des lignes justes",
  "accuracy.meanProbability.hint": "une ligne est juste ou fausse : comparez argMax(1) des deux côtés",
  "accuracy.classDistance":
    "le résultat est la distance moyenne entre numéros de classe ; on demande la part des égaux",
  "accuracy.classDistance.hint": "les classes n'ont pas d'ordre : equal, et non sub",
  "accuracy.dividedByClasses":
    "le compte est divisé par le nombre de classes, {classes}, et non par le nombre de lignes, {rows}",
  "accuracy.dividedByClasses.hint": "labels.shape[0] est le nombre de lignes",
  "accuracy.fixedCount": "le compte est divisé par 10 000, et non par le nombre de lignes, {rows}",
  "accuracy.fixedCount.hint": "labels.shape[0] est le nombre de lignes, quel que soit le jeu",
  "buildLeNet5.extraLayer": "il y a une couche {received} que le tableau ne contient pas",
  "buildLeNet5.extraLayer.hint": "supprimez-la ; le défi du chapitre 7 est fait pour cela",
  "buildLeNet5.filterCount": "les convolutions ont {received} filtres, nombres attendus : 6 et 16",
  "buildLeNet5.filterCount.hint": "filters: 6 dans C1, filters: 16 dans C3",
  "buildLeNet5.convolutionStrides": "une convolution avance par pas de {received}, pas attendu : 1",
  "buildLeNet5.convolutionStrides.hint": "strides va avec le pooling ; supprimez-le de conv2d",
  "buildLeNet5.poolingMissing": "couches de pooling : {received}, nombre attendu : 2",
  "buildLeNet5.poolingMissing.hint": "une après chaque convolution : S2 et S4",
  "buildLeNet5.poolSize": "une couche de pooling prend des fenêtres de {received} au lieu de 2×2",
  "buildLeNet5.poolSize.hint": "poolSize: 2",
  "buildLeNet5.denseSwapped": "les couches denses ont 84 et 120 unités ; il faut 120, puis 84",
  "buildLeNet5.denseSwapped.hint": "C5 a 120 unités, F6 en a 84",
  "accuracy.rounded": "la part a été arrondie à un nombre entier, valeur attendue : {expected}",
  "accuracy.rounded.hint": "enlevez Math.round : n'arrondissez que ce que vous affichez",
  "model.alikeWeights":
    "tous les poids de la couche {layer} partent du même nombre : ses unités apprendraient toutes la même chose",
  "model.alikeWeights.hint": "enlevez kernelInitializer : sans lui, les poids partent au hasard",
  "buildMlp.sideBySide":
    "les deux couches cachées lisent l'entrée, côte à côte : on les attend l'une après l'autre",
  "buildMlp.sideBySide.hint":
    "la couche de 64 unités prend ce qui sort de la couche de 128 ; il n'y a rien à réunir",
  "buildMlp.extraLayer": "il y a une couche {received} que personne ne demande",
  "buildMlp.extraLayer.hint": "trois couches denses, rien d'autre ; le chapitre 7 est fait pour cela",
  "buildMlp.hiddenLayerTooMany": "il y a {received} couches cachées ; attendu : deux, de 128 et 64 unités",
  "buildMlp.hiddenLayerTooMany.hint": "enlevez celle qui est de trop",
  "buildMlp.otherWidth": "la couche cachée {layer} a {received} unités, nombre attendu : {expected}",
  "buildMlp.otherWidth.hint": "128 unités, puis 64, puis 10",
  "accuracy.probabilitiesCompared":
    "le résultat est 0 alors que toutes les lignes sont justes : on compare les plus grands nombres, et non leurs places",
  "accuracy.probabilitiesCompared.hint": "max donne un nombre, argMax sa place : comparez les deux argMax(1)",
  "accuracy.roundedDigits": "la part est arrondie, chiffres gardés après la virgule : {digits}",
  "accuracy.roundedDigits.hint": "enlevez toFixed et Math.round : n'arrondissez que ce que vous affichez",
  "accuracy.odds":
    "le résultat est le nombre de lignes justes par ligne fausse ; on demande la part des justes parmi toutes",
  "accuracy.odds.hint": "divisez par le nombre de toutes les lignes, labels.shape[0]",
  "accuracy.lastRowForgotten": "la dernière ligne n'est pas regardée",
  "accuracy.lastRowForgotten.hint": "une boucle sur toutes les lignes continue tant que i < labels.shape[0]",
  "buildLeNet5.firstLayer": "la première couche est de type {received}, attendu : une convolution",
  "buildLeNet5.firstLayer.hint": "chaque pooling suit sa convolution : C1, S2, C3, S4",
  "buildLeNet5.convolutionTooMany": "il y a {received} convolutions, nombre attendu : deux",
  "buildLeNet5.convolutionTooMany.hint": "C1 et C3 ; le défi du chapitre 7 est fait pour cela",
  "accuracy.tensorLength": "le résultat est NaN : un tenseur n'a pas de length",
  "accuracy.tensorLength.hint": "labels.shape[0] est le nombre de lignes",
  "accuracy.someRows": "seules {received} des {rows} lignes sont regardées",
  "accuracy.someRows.hint": "parcourez toutes les lignes",
  "accuracy.amongTheBest": "une ligne compte comme juste si sa classe est parmi les {count} plus probables",
  "accuracy.amongTheBest.hint": "la réponse est la plus grande seule : argMax(1)",
  "accuracy.someColumns": "{received} : seules les premières colonnes sont regardées, {count} sur 10",
  "accuracy.someColumns.hint": "argMax(1) regarde toutes les colonnes d'une ligne",
  "accuracy.oneMinusDistance":
    "1 moins l'écart moyen entre étiquettes et probabilités, on attend la part des lignes justes",
  "accuracy.oneMinusDistance.hint": "comparez les places des plus grands nombres : argMax(1) et equal",
  "accuracy.distance": "l'écart moyen entre étiquettes et probabilités, on attend la part des lignes justes",
  "accuracy.distance.hint": "comparez les places des plus grands nombres : argMax(1) et equal",
  "accuracy.constant": "le résultat est {received}, quelles que soient les prédictions",
  "accuracy.constant.hint": "calculez-le avec labels et predictions",
  "buildLeNet5.denseTooMany":
    "il y a {received} couches denses, de {widths} unités ; on en attend trois, de 120, 84 et 10",
  "buildLeNet5.denseTooMany.hint": "flatten, puis 120, 84 et 10 unités",
  "buildLeNet5.convolutionMissing": "il y a une convolution, on en attend deux : C1 et C3",
  "buildLeNet5.convolutionMissing.hint":
    "après le premier pooling : tf.layers.conv2d({ filters: 16, kernelSize: 5, … }), puis le second pooling",
  "buildLeNet5.denseWidths": "les couches denses ont {widths} unités, on attend 120, 84 et 10",
  "buildLeNet5.denseWidths.hint": "C5 a 120 unités, F6 84, la sortie 10",
  "accuracy.meanLargest":
    "la moyenne des plus grandes probabilités : à quel point le réseau est sûr, on attend combien de fois il a raison",
  "accuracy.meanLargest.hint": "comparez les places : labels.argMax(1).equal(predictions.argMax(1))",
  "accuracy.neighboursToo": "une classe voisine de la bonne compte aussi comme juste",
  "accuracy.neighboursToo.hint": "les classes n'ont pas d'ordre : prenez equal, et non une différence",
  "accuracy.otherDivisor":
    "le nombre de lignes justes est divisé par {divisor}, on attend le nombre de lignes, {rows}",
  "accuracy.otherDivisor.hint": "labels.shape[0] est le nombre de lignes",
  "model.setting": "couche {layer}, {kind} : {setting} vaut {received}, attendu : {expected}",
  "model.setting.hint": "changez ce seul réglage, puis relancez la vérification",
  "model.someBiases": "la couche {layer}, {kind}, n'a pas de biais",
  "model.someBiases.hint": "enlevez useBias: false",
  "accuracy.meanOfClasses": "la moyenne des exactitudes des classes, on attend la part de toutes les lignes",
  "accuracy.meanOfClasses.hint": "comptez sur toutes les lignes à la fois",
  "model.order": "les couches viennent dans l'ordre {received} ; ordre attendu : {expected}",
  "model.order.hint": "ajoutez-les l'une après l'autre, dans l'ordre de l'exercice",
  "accuracy.carriedOver":
    "la plus grande probabilité vue passe d'une ligne à la suivante : une ligne ne compte que si elle dépasse toutes les précédentes",
  "accuracy.carriedOver.hint":
    "recommencez à chaque ligne : remettez le plus grand à son début dans la boucle sur les lignes",
  "accuracy.otherQuantity":
    "on trouve ceci : {operation} de {quantity} ; on attend la part des lignes justes",
  "accuracy.otherQuantity.hint":
    "une ligne est juste ou fausse : comparez argMax(1) des deux, puis prenez la moyenne",
  "word.trueProbability": "ce que reçoivent les vraies classes",
  "word.largestProbability": "ce qui est le plus probable",
  "word.otherProbabilities": "ce qui manque à 1 aux vraies classes",
  "word.margin": "l'avance des vraies classes sur les autres",
  "accuracy.composed": "le résultat est : {formula} ; attendu : {expected}",
  "accuracy.composed.hint": "argMax(1) des deux donne une classe par ligne ; equal et mean() en font la part",
  "counted.rows": "lignes dont les plus grandes valeurs sont au même endroit",
  "counted.columns": "colonnes dont les plus grandes valeurs sont dans la même ligne",
  "counted.smallest": "lignes dont les plus petites valeurs sont au même endroit",
  "counted.entries": "valeurs égales une fois arrondies",
  "counted.sure": "lignes dont la vraie classe a plus de 0,5",
  "counted.largestAlike": "lignes dont la plus grande valeur s'arrondit à 1",
  "divisor.rows": "nombre de lignes",
  "divisor.classes": "nombre de classes",
  "divisor.entries": "nombre de toutes les valeurs",
  "divisor.nothing": "1",
  "divisor.hundredth": "un centième du nombre de lignes",
  "divisor.rowsLessOne": "nombre de lignes moins un",
  "counted.largestAndSmallest": "lignes dont l'étiquette a son 1 là où la prédiction est la plus petite",
  "counted.smallestAndLargest":
    "lignes dont l'étiquette a son premier 0 là où la prédiction est la plus grande",
  "buildLeNet5.paddingReversed":
    "la condition est à l'envers : les images 28×28 n'ont pas de remplissage, celles de 32×32 en ont",
  "buildLeNet5.paddingReversed.hint": 'inputShape[0] === 28 ? "same" : "valid"',
};
