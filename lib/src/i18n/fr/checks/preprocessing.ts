import type { Translation } from "../../en/checks";
import type { preprocessing as english } from "../../en/checks/preprocessing";

/** French texts of chapter 2. */
export const preprocessing: Translation<typeof english> = {
  "scalePixels.hint.1": "0 reste 0, et 255 devient 1. Que faut-il faire de chaque octet ?",
  "scalePixels.hint.2":
    "Un Uint8Array ne contient que des nombres entiers : mettez les résultats dans un nouveau Float32Array.",
  "scalePixels.hint.3": "Float32Array.from(pixels, (pixel) => pixel / 255)",
  "scalePixels.notScaled":
    "le pixel {pixel} vaut toujours {received}, valeur attendue : {expected} ; rien n'a été divisé",
  "scalePixels.notScaled.hint": "le plus grand octet, 255, doit devenir 1",
  "scalePixels.dividedIntoBytes":
    "le pixel {pixel} vaut {received}, valeur attendue : {expected} ; le quotient a été arrondi à l'entier inférieur",
  "scalePixels.dividedIntoBytes.hint":
    "pixels.map(…) donne encore un Uint8Array, qui ne peut pas contenir 0.5 ; prenez Float32Array.from(pixels, …)",
  "scalePixels.scaledTwice":
    "le pixel {pixel} vaut {received}, valeur attendue : {expected} ; il a été divisé deux fois par 255",
  "scalePixels.scaledTwice.hint": "divisez une seule fois ; la seconde rend toutes les images presque noires",
  "scalePixels.minusOneToOne":
    "le pixel {pixel} vaut {received}, valeur attendue : {expected} ; l'échelle va de −1 à 1 au lieu de 0 à 1",
  "scalePixels.minusOneToOne.hint": "divisez par 255, et rien de plus",
  "scalePixels.dividedBy256":
    "le pixel {pixel} vaut {received}, valeur attendue : {expected} ; il a été divisé par 256",
  "scalePixels.dividedBy256.hint":
    "un octet a bien 256 valeurs, mais la plus grande est 255, et c'est elle qui doit devenir 1",
  "scalePixels.inverted":
    "le pixel {pixel} vaut {received}, valeur attendue : {expected} ; le noir et le blanc sont échangés",
  "scalePixels.inverted.hint": "0 reste 0 : pas de soustraction à partir de 1",
  "scalePixels.dividedByMaximum":
    "le pixel {pixel} vaut {received}, valeur attendue : {expected} ; il a été divisé par {maximum}, le plus grand pixel ici, et non par 255",
  "scalePixels.dividedByMaximum.hint":
    "une seule échelle pour toutes les images : une image sombre doit rester sombre",

  "flattenImages.hint.1":
    "La première dimension, celle qui compte les images, reste. Les trois autres n'en font plus qu'une.",
  "flattenImages.hint.2": "images.shape est [count, rows, cols, channels] ; reshape prend la nouvelle forme.",
  "flattenImages.hint.3":
    "const [count, rows, cols, channels] = images.shape; return images.reshape([count, rows * cols * channels]);",
  "flattenImages.batchMerged":
    "forme {received} : les {count} images ont été réunies en une seule ligne, on attend {count} lignes de {width} valeurs",
  "flattenImages.batchMerged.hint":
    "flatten() et reshape([-1]) aplatissent aussi le lot ; gardez la première dimension",
  "flattenImages.rowsAsImages":
    "{received} lignes, nombre attendu : {expected} ; chacune des {rows} lignes d'une image est devenue une image à part",
  "flattenImages.rowsAsImages.hint":
    "le nombre d'images reste en tête : reshape([count, rows * cols * channels])",
  "flattenImages.transposed":
    "une colonne par image, on attend une ligne par image : la forme devrait être [{count}, {width}]",
  "flattenImages.transposed.hint": "le nombre d'images vient en premier",
  "flattenImages.hardCodedSize":
    "la taille {size} est écrite en dur dans votre code, mais ces images ont chacune {width} valeurs",
  "flattenImages.hardCodedSize.hint":
    "calculez la largeur à partir de images.shape : MNIST et CIFAR-10 n'ont pas la même",
  "flattenImages.columnsFirst": "les pixels viennent colonne par colonne, on les attend ligne par ligne",
  "flattenImages.columnsFirst.hint": "reshape seul garde l'ordre : enlevez la transposition",
  "flattenImages.channelsFirst": "les pixels viennent couleur par couleur, on les attend pixel par pixel",
  "flattenImages.channelsFirst.hint": "reshape seul garde l'ordre : enlevez la transposition",

  "oneHot.hint.1":
    "Une ligne par étiquette, une colonne par classe. Une ligne n'a que des zéros, sauf un 1. Où est-il ?",
  "oneHot.hint.2": "Créez un tableau de labels.length × classes zéros. La ligne i commence à i · classes.",
  "oneHot.hint.3":
    "labels.forEach((label, i) => { values[i * classes + label] = 1; }) ; puis tf.tensor2d(values, [labels.length, classes]) avec un Float32Array.",
  "oneHot.offByOneUp":
    "la ligne {row} donne la classe {received}, son étiquette est {expected} : un décalage de un",
  "oneHot.offByOneUp.hint": "les étiquettes et les colonnes commencent toutes à 0 : pas de + 1",
  "oneHot.offByOneDown":
    "la ligne {row} donne la classe {received}, son étiquette est {expected} : un décalage de un",
  "oneHot.offByOneDown.hint": "les étiquettes et les colonnes commencent toutes à 0 : pas de − 1",
  "oneHot.labelAsColumn":
    "un seul nombre par ligne : ce sont les {count} étiquettes elles-mêmes, pas encore en one-hot",
  "oneHot.labelAsColumn.hint": "il faut à chaque ligne une colonne par classe",
  "oneHot.transposed": "forme [{rows}, {cols}] : une ligne par classe, on attend une ligne par étiquette",
  "oneHot.transposed.hint": "une ligne par étiquette, une colonne par classe : [labels.length, classes]",
  "oneHot.alwaysTen":
    "10 colonnes, nombre attendu : {expected} ; le nombre de classes est le second argument",
  "oneHot.alwaysTen.hint": "mettez `classes` là où vous avez écrit 10",
  "oneHot.tooNarrow":
    "nombre de colonnes : {received}, nombre attendu : {expected} ; une classe sans étiquette a besoin de sa colonne, elle aussi",
  "oneHot.tooNarrow.hint": "la largeur est `classes`, quelles que soient les étiquettes",
  "oneHot.labelAsValue":
    "la ligne de l'étiquette {label} contient le nombre {label}, on attend un 1 dans la colonne {label}",
  "oneHot.labelAsValue.hint": "l'étiquette dit où, la valeur est toujours 1",
  "oneHot.inverted":
    "la ligne de l'étiquette {label} a un 0 dans la colonne {label} et des 1 ailleurs : c'est l'inverse",
  "oneHot.inverted.hint": "un seul 1, et des 0 partout ailleurs",
  "oneHot.sharedRow": "toutes les lignes ont les mêmes {ones} uns : c'est partout un seul et même tableau",
  "oneHot.sharedRow.hint":
    "Array(n).fill(row) répète une seule et même ligne ; créez-en une nouvelle pour chaque étiquette",
  "oneHot.emptyRow": "la ligne {row} n'a que des zéros, son étiquette est {label}",
  "oneHot.emptyRow.hint":
    "parcourez toutes les étiquettes, la première et la dernière comprises, et mettez 1 dans la colonne `label`",

  "scalePixels.rounded":
    "le pixel {pixel} est devenu {received}, valeur attendue : {expected} ; arrondi au noir ou au blanc, tous les gris sont perdus",
  "scalePixels.rounded.hint":
    "supprimez l'arrondi ou la comparaison : un Float32Array contient des fractions",
  "scalePixels.percent":
    "le pixel {pixel} est devenu {received}, valeur attendue : {expected} ; c'est un pourcentage",
  "scalePixels.percent.hint": "1 veut dire blanc : supprimez le facteur 100",
  "scalePixels.stretched":
    "le pixel {pixel} est devenu {received}, valeur attendue : {expected} ; étiré du pixel le plus sombre au plus clair d'ici",
  "scalePixels.stretched.hint": "une seule échelle pour toutes les images : 0 reste 0, et 255 devient 1",
  "scalePixels.meanSubtracted":
    "le pixel {pixel} est devenu {received}, valeur attendue : {expected} ; la moyenne a été soustraite",
  "scalePixels.meanSubtracted.hint": "utile ailleurs ; ici le noir reste 0",
  "scalePixels.otherDivisor":
    "le pixel {pixel} est devenu {received}, valeur attendue : {expected} ; divisé par {divisor} et non par 255",
  "scalePixels.otherDivisor.hint": "le plus grand octet est 255, et c'est lui qui doit devenir 1",
  "flattenImages.pixelsAsImages":
    "{received} lignes au lieu de {expected} : chaque pixel est devenu une image, de {channels} nombres",
  "flattenImages.pixelsAsImages.hint": "une ligne par image : reshape([count, rows * cols * channels])",
  "flattenImages.imagesMixed":
    "chaque ligne mêle des nombres de toutes les images : reshape ne fait pas tourner un tableau",
  "flattenImages.imagesMixed.hint":
    "enlevez transpose : reshape([count, rows * cols * channels]) met chaque image sur une ligne",
  "flattenImages.oneColumn":
    "{received} lignes d'un nombre, on en attend {expected} de {width} : chaque nombre est devenu une image",
  "flattenImages.oneColumn.hint":
    "gardez le nombre d'images devant : reshape([count, rows * cols * channels])",
  "flattenImages.channelsForgotten":
    "{received} lignes, nombre attendu : {expected} ; les {channels} canaux manquent dans la largeur",
  "flattenImages.channelsForgotten.hint": "une ligne contient rows * cols * channels nombres",
  "flattenImages.channelsMerged":
    "{received} nombres par image, nombre attendu : {expected} ; les {channels} canaux ont été fondus en un seul",
  "flattenImages.channelsMerged.hint": "reshape seul garde tous les nombres",
  "flattenImages.notFlattened":
    "la forme est encore {received} : une image n'est pas encore une ligne de nombres",
  "flattenImages.notFlattened.hint":
    "images.reshape([count, rows * cols * channels]) ; squeeze n'enlève que les dimensions de 1",
  "flattenImages.sizesAdded":
    "votre code demande des lignes de {received} nombres, mais une image en a {expected} : les tailles ont été additionnées",
  "flattenImages.sizesAdded.hint": "multipliez-les : rows * cols * channels",
  "oneHot.placesMixed":
    "les 1 sont à la position étiquette · classes + ligne : ligne et étiquette sont échangées",
  "oneHot.placesMixed.hint":
    "la ligne i commence à i * classes, et l'étiquette dit de combien y avancer : i * classes + label",
  "oneHot.columnByColumn":
    "les 1 sont à la position étiquette · nombre d'étiquettes + ligne : c'est rempli colonne par colonne",
  "oneHot.columnByColumn.hint": "les valeurs d'un tenseur se lisent ligne par ligne : i * classes + label",
  "oneHot.firstRowOnly": "tous les 1 sont dans la ligne 0 : la position de la ligne manque",
  "oneHot.firstRowOnly.hint": "la ligne i commence à i * classes : values[i * classes + label] = 1",
  "oneHot.cumulative":
    "la ligne de l'étiquette {label} a {ones} fois 1 : toutes les colonnes jusqu'à l'étiquette",
  "oneHot.cumulative.hint": "seule la colonne `label` vaut 1 : === au lieu de <=",
  "scalePixels.standardized":
    "le pixel {pixel} est devenu {received}, valeur attendue : {expected} ; les pixels ont été ramenés à la moyenne 0 et à l'écart-type 1",
  "scalePixels.standardized.hint": "utile ailleurs ; ici, divisez par 255, rien de plus",
  "scalePixels.roundedDigits":
    "le pixel {pixel} est devenu {received}, valeur attendue : {expected} ; chiffres gardés après la virgule : {digits}",
  "scalePixels.roundedDigits.hint": "enlevez toFixed : n'arrondissez que ce que vous affichez",
  "scalePixels.bufferReinterpreted":
    "les octets ont été lus quatre par quatre comme des nombres : pixels.buffer est la mémoire elle-même",
  "scalePixels.bufferReinterpreted.hint":
    "new Float32Array(pixels) prend chaque octet comme un nombre ; new Float32Array(pixels.buffer) ne le fait pas",
  "flattenImages.channelsLeftOut":
    "votre code demande des lignes de {received} nombres, mais une image en a {expected} : il manque ses {channels} canaux",
  "flattenImages.channelsLeftOut.hint": "multipliez les trois : rows * cols * channels",
  "flattenImages.scaledToo": "les nombres ont été divisés par 255, ils devaient rester tels quels",
  "flattenImages.scaledToo.hint":
    "la mise à l'échelle était l'exercice précédent ; ici, seule la forme change",
  "oneHot.oneRow": "une seule ligne pour les {count} étiquettes, on en attend une pour chacune",
  "oneHot.oneRow.hint": "créez labels.length × classes zéros ; la ligne i commence à i * classes",
  "oneHot.columnsReversed": "les colonnes sont comptées depuis la dernière : l'étiquette 0 a son 1 à la fin",
  "oneHot.columnsReversed.hint": "la colonne `label` se compte à partir de 0, à gauche",
  "scalePixels.multiplied":
    "le pixel {pixel} est devenu {received}, valeur attendue : {expected} ; multiplié par 255",
  "scalePixels.multiplied.hint": "divisez : 255 doit devenir 1",
  "scalePixels.blackAndWhite":
    "le pixel {pixel} est devenu {received}, valeur attendue : {expected} ; il ne reste que le noir et le blanc",
  "scalePixels.blackAndWhite.hint": "enlevez la comparaison : un Float32Array contient des fractions",
  "flattenImages.otherSizeInFront":
    "{received} lignes, on en attend {expected} : images.shape[{at}] est une taille de chaque image, et non leur nombre",
  "flattenImages.otherSizeInFront.hint": "images.shape[0] est le nombre d'images, et il reste devant",
  "flattenImages.firstImageOnly": "il ne reste que la première image, on attend les {expected}",
  "flattenImages.firstImageOnly.hint": "appliquez reshape au tenseur entier, sans slice ni indice",
  "flattenImages.numbersLost":
    "le résultat a {received} nombres, les images en ont {expected} : l'aplatissement les garde tous",
  "flattenImages.numbersLost.hint": "reshape seul : ni mean, ni sum, ni slice",
  "oneHot.rowNotMultiplied": "les 1 sont à ligne + étiquette : comme si chaque ligne ne faisait qu'un nombre",
  "oneHot.rowNotMultiplied.hint": "la ligne i commence à i * classes : values[i * classes + label] = 1",
  "oneHot.rowPerClass": "{received} lignes, une par classe ; on en attend {expected}, une par étiquette",
  "oneHot.rowPerClass.hint": "la forme est [labels.length, classes]",
  "oneHot.zeroSkipped": "les lignes de l'étiquette 0 restent à zéro : 0 est une classe comme une autre",
  "oneHot.zeroSkipped.hint": "enlevez la condition : if (label) est faux pour 0",
  "oneHot.otherNumbers": "la bonne classe a {received} et les autres {other}, on attend 1 et 0",
  "oneHot.otherNumbers.hint": "écrivez 1, dans un tableau de zéros",
  "scalePixels.pixelAsPlace":
    "chaque valeur est à la place que nomme son pixel : le pixel a servi de position",
  "scalePixels.pixelAsPlace.hint":
    "for (const i of pixels.keys()) parcourt les positions : result[i] = pixels[i] / 255",
  "scalePixels.remainder":
    "le pixel {pixel} est devenu {received}, attendu : {expected} ; % donne le reste d'une division",
  "scalePixels.remainder.hint": "/ divise, % donne le reste",
  "scalePixels.otherFormula": "un pixel devient {received}, attendu : {expected}",
  "scalePixels.otherFormula.hint": "comparez les deux formules : on ne demande qu'une division",
  "flattenImages.channelsWrittenIn":
    "le nombre de canaux, {received}, est écrit en dur ; ces images en ont {expected}",
  "flattenImages.channelsWrittenIn.hint": "images.shape[3] dit combien il y en a",
  "oneHot.rowAsValue": "la ligne {row} contient un numéro de ligne à la place du 1",
  "oneHot.rowAsValue.hint": "écrivez 1, quelle que soit la ligne",
  "oneHot.labelInFront":
    "la ligne {row} commence par son étiquette, {label}, on attend un 1 dans la colonne {label}",
  "oneHot.labelInFront.hint": "l'étiquette dit quelle colonne reçoit le 1 : row * classes + label",
  "oneHot.labelEverywhere":
    "la ligne {row} contient son étiquette, {label}, dans toutes les colonnes, on attend un 1 dans la seule colonne {label}",
  "oneHot.labelEverywhere.hint": "écrivez une valeur par étiquette, sans boucle sur les colonnes",
  "oneHot.bits":
    "la ligne {row} contient les chiffres binaires de {label}, on attend un 1 dans la seule colonne {label}",
  "oneHot.bits.hint": "« one-hot » n'est pas un nombre binaire : un seul 1, dans la colonne de l'étiquette",
  "oneHot.severalOnes":
    "la ligne {row} a un 1 dans chacune des colonnes {columns}, attendu dans la seule colonne {label}",
  "oneHot.severalOnes.hint": "écrivez un seul 1 par étiquette",
  "flattenImages.mirrored": "chaque image est en miroir : ses colonnes viennent de droite à gauche",
  "flattenImages.mirrored.hint": "enlevez reverse : reshape garde l'ordre",
  "flattenImages.upsideDown": "chaque image a la tête en bas : ses lignes viennent de bas en haut",
  "flattenImages.upsideDown.hint": "enlevez reverse : reshape garde l'ordre",
  "flattenImages.batchWrittenIn":
    "on demande à reshape {received} lignes ou un multiple ; il y a ici {expected} images",
  "flattenImages.batchWrittenIn.hint": "images.shape[0] dit combien il y a d'images",
  "oneHot.onePlaced": "le 1 d'une étiquette est écrit à la place {received}, au lieu de {expected}",
  "oneHot.onePlaced.hint": "une ligne a autant de places qu'il y a de classes : ligne · classes + étiquette",
  "flattenImages.otherProduct": "reshape demande {number} nombres, {received} ; il y en a {expected}",
  "flattenImages.otherProduct.hint": "multipliez toutes les tailles, chacune une fois",
  "oneHot.otherColumn":
    "la ligne {row} est de classe {received}, l'étiquette est {expected} : chaque 1 est {by} colonnes trop loin",
  "oneHot.otherColumn.hint": "le 1 va dans la colonne qui porte le numéro de l'étiquette",
  "oneHot.oncePerLabel":
    "la ligne {row} n'a que des zéros : l'étiquette {label} revient plusieurs fois, et une seule de ses lignes a son 1",
  "oneHot.oncePerLabel.hint": "parcourez les étiquettes par leurs places : indexOf ne trouve que la première",
  "oneHot.firstRowsOnly":
    "seules les {count} premières lignes sur {rows} ont un 1 ; il y a {classes} classes",
  "oneHot.firstRowsOnly.hint": "la boucle parcourt les étiquettes, pas les classes : i < labels.length",
  "oneHot.rowAsColumn":
    "la ligne 0 a son 1 dans la colonne 0, la ligne 1 dans la colonne 1 : le numéro de la ligne a été pris pour son étiquette",
  "oneHot.rowAsColumn.hint": "comparez la colonne avec labels[row], pas avec row",
};
