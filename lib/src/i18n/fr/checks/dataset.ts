import type { Translation } from "../../en/checks";
import type { dataset as english } from "../../en/checks/dataset";

/** French texts of chapter 1. */
export const dataset: Translation<typeof english> = {
  "parseIdxImages.hint.1":
    "L'en-tête se compose de quatre nombres de quatre octets : nombre magique, nombre d'images, lignes, colonnes. Les pixels ne viennent qu'ensuite.",
  "parseIdxImages.hint.2":
    "Un DataView lit des nombres dans des octets : new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), puis view.getUint32(offset). Il lit en big-endian, sauf si on lui demande le contraire.",
  "parseIdxImages.hint.3":
    "count est à l'octet 4, rows à l'octet 8, cols à l'octet 12, et pixels est bytes.subarray(16).",
  "parseIdxImages.ignoresByteOffset":
    "vous lisez avant le début du fichier : `bytes` est une fenêtre sur un tampon plus grand, et `bytes.buffer` est ce tampon tout entier",
  "parseIdxImages.ignoresByteOffset.hint":
    "donnez la fenêtre au DataView : new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) ; découpez `bytes`, et non `bytes.buffer`",
  "parseIdxImages.littleEndian":
    "count vaut {received}, valeur attendue : {expected} ; les quatre octets ont été lus en little-endian",
  "parseIdxImages.littleEndian.hint":
    "les fichiers IDX commencent par l'octet de poids fort ; getUint32(offset) aussi, mais pas getUint32(offset, true)",
  "parseIdxImages.magicAsCount":
    "count vaut {received} : c'est le nombre magique du début du fichier, tous les champs sont lus quatre octets trop tôt",
  "parseIdxImages.magicAsCount.hint":
    "les octets 0 à 3 sont le nombre magique, le nombre d'images suit à l'octet 4",
  "parseIdxImages.oneByte":
    "count vaut {received}, valeur attendue : {expected} ; seul le dernier de ses quatre octets a été lu",
  "parseIdxImages.oneByte.hint": "un octet va de 0 à 255 ; combinez les quatre, par exemple avec getUint32",
  "parseIdxImages.rowsAndColumnsSwapped":
    "les images ont {rows} lignes et {cols} colonnes, on attend {expectedRows} lignes et {expectedCols} colonnes : elles sont échangées",
  "parseIdxImages.rowsAndColumnsSwapped.hint":
    "l'en-tête donne d'abord les lignes (octet 8), puis les colonnes (octet 12)",
  "parseIdxImages.runsPastFile":
    "{received} pixels au lieu de {expected} : la vue continue après la fin du fichier, dans d'autres octets du tampon",
  "parseIdxImages.runsPastFile.hint":
    "bytes.subarray(16) finit avec le fichier ; une vue de bytes.buffer demande une longueur en troisième argument",
  "parseIdxImages.labelHeader":
    "les pixels commencent à l'octet {offset} au lieu de 16 : {offset} est le début des données dans un fichier d'étiquettes",
  "parseIdxImages.labelHeader.hint":
    "l'en-tête d'un fichier d'images a quatre nombres, et non deux : 4 × 4 = 16 octets",
  "parseIdxImages.headerOffset": "les pixels commencent à l'octet {offset} au lieu de 16",
  "parseIdxImages.headerOffset.hint":
    "l'en-tête fait 4 nombres × 4 octets ; tout ce qui suit, ce sont les pixels",

  "parseIdxLabels.hint.1":
    "L'en-tête d'un fichier d'étiquettes est plus court que celui d'un fichier d'images : nombre magique et nombre d'étiquettes, rien d'autre.",
  "parseIdxLabels.hint.2":
    "Deux nombres de quatre octets font un en-tête de 8 octets. Chaque octet qui suit est une étiquette.",
  "parseIdxLabels.hint.3": "La réponse est bytes.subarray(8) ; renvoyez-la.",
  "parseIdxLabels.ignoresByteOffset":
    "vous lisez avant le début du fichier : `bytes` est une fenêtre sur un tampon plus grand, et `bytes.buffer` est ce tampon tout entier",
  "parseIdxLabels.ignoresByteOffset.hint": "découpez `bytes` lui-même, et non `bytes.buffer`",
  "parseIdxLabels.runsPastFile":
    "{received} étiquettes au lieu de {expected} : la vue continue après la fin du fichier, dans d'autres octets du tampon",
  "parseIdxLabels.runsPastFile.hint":
    "bytes.subarray(8) finit avec le fichier ; une vue de bytes.buffer demande une longueur en troisième argument",
  "parseIdxLabels.imageHeader":
    "{received} étiquettes, nombre attendu : {expected} ; les huit premières manquent, 16 est l'en-tête d'un fichier d'images",
  "parseIdxLabels.imageHeader.hint":
    "l'en-tête d'un fichier d'étiquettes a deux nombres, et non quatre : 2 × 4 = 8 octets",
  "parseIdxLabels.endAsLength":
    "les 8 dernières étiquettes manquent : la fin d'un morceau se compte depuis le début du fichier, comme son début",
  "parseIdxLabels.endAsLength.hint": "bytes.subarray(8) va jusqu'à la fin du fichier",
  "parseIdxLabels.oneAdded": "chaque étiquette est trop grande de un",
  "parseIdxLabels.oneAdded.hint":
    "les étiquettes vont de 0 à 9 : rendez-les telles qu'elles sont dans le fichier",
  "parseIdxLabels.oneSubtracted": "chaque étiquette est trop petite de un, et 0 est devenu 255",
  "parseIdxLabels.oneSubtracted.hint":
    "les étiquettes vont de 0 à 9 : rendez-les telles qu'elles sont dans le fichier",
  "parseIdxLabels.headerOffset": "les étiquettes commencent à l'octet {offset} au lieu de 8",
  "parseIdxLabels.headerOffset.hint":
    "l'en-tête fait 2 nombres × 4 octets ; tout ce qui suit, ce sont les étiquettes",

  "parseCifarBatch.hint.1":
    "Un enregistrement fait 1 + 3 × 1 024 octets : l'étiquette, puis toutes les valeurs rouges, toutes les vertes, toutes les bleues, chaque fois ligne par ligne.",
  "parseCifarBatch.hint.2":
    "L'enregistrement i commence à l'octet 3073 · i. La valeur rouge du pixel k y est à 1 + k, la verte 1 024 octets plus loin.",
  "parseCifarBatch.hint.3":
    "Parcourez les images i, les pixels k et les canaux c : pixels[i * 3072 + 3 * k + c] = bytes[i * 3073 + 1 + c * 1024 + k].",
  "parseCifarBatch.labelInPixels":
    "le premier pixel est ({received}), pixel attendu : ({expected}) ; sa valeur rouge est l'étiquette de l'enregistrement",
  "parseCifarBatch.labelInPixels.hint":
    "l'octet 0 d'un enregistrement est l'étiquette, les valeurs rouges commencent à l'octet 1",
  "parseCifarBatch.arrangedBackwards":
    "les pixels sont réarrangés à l'envers : c'est le fichier qui a des plans, et votre résultat en a encore",
  "parseCifarBatch.arrangedBackwards.hint":
    "échangez les deux places : lisez à canal · 1024 + pixel, écrivez à 3 · pixel + canal",
  "parseCifarBatch.planesKept":
    "le premier pixel est ({received}), pixel attendu : ({expected}) ; vous avez pris ses trois valeurs dans des octets voisins, or ce sont trois valeurs rouges",
  "parseCifarBatch.planesKept.hint":
    "le fichier garde chaque couleur d'un seul tenant (1 024 rouges, 1 024 vertes, 1 024 bleues) ; prenez une valeur dans chaque plan",
  "parseCifarBatch.redOnly":
    "le premier pixel est ({received}), attendu : ({expected}) ; seuls les rouges ont été copiés",
  "parseCifarBatch.redOnly.hint":
    "le vert et le bleu suivent 1 024 et 2 048 octets plus loin : une troisième boucle sur les trois couleurs",
  "parseCifarBatch.grey":
    "le premier pixel est ({received}), attendu : ({expected}) ; ses couleurs ont été moyennées en un gris",
  "parseCifarBatch.grey.hint": "gardez les trois valeurs séparées : elles viennent côte à côte",
  "parseCifarBatch.rowsAndColumnsSwapped":
    "chaque image est retournée autour de sa diagonale : lignes et colonnes sont échangées",
  "parseCifarBatch.rowsAndColumnsSwapped.hint":
    "dans un plan, la valeur de la ligne r et de la colonne c est à 32 · r + c",
  "parseCifarBatch.coloursReversed":
    "le premier pixel est ({received}), pixel attendu : ({expected}) ; le rouge et le bleu sont échangés",
  "parseCifarBatch.coloursReversed.hint":
    "les plans viennent dans l'ordre rouge, vert, bleu, et les trois valeurs d'un pixel aussi",
  "parseCifarBatch.recordWithoutLabel":
    "les enregistrements sont lus tous les {received} octets au lieu de {expected} : à partir du deuxième, tout est décalé",
  "parseCifarBatch.recordWithoutLabel.hint":
    "un enregistrement, c'est une étiquette et 3 072 valeurs, soit 3 073 octets en tout",
  "parseCifarBatch.labelAtEnd":
    "la première étiquette est {received} : c'est le dernier octet de l'enregistrement, l'étiquette est le premier",
  "parseCifarBatch.labelAtEnd.hint": "l'étiquette i est bytes[3073 * i]",
  "parseCifarBatch.oneAdded": "chaque étiquette est trop grande de un",
  "parseCifarBatch.oneAdded.hint":
    "les étiquettes vont de 0 à 9 : écrivez-les telles qu'elles sont dans le fichier",
  "parseCifarBatch.upsideDown": "les images sont à l'envers : leur dernière ligne vient en premier",
  "parseCifarBatch.upsideDown.hint":
    "le fichier commence par la ligne du haut : parcourez les lignes à partir de 0",
  "parseCifarBatch.mirrored": "les images sont en miroir : le dernier pixel de chaque ligne vient en premier",
  "parseCifarBatch.mirrored.hint":
    "une ligne du fichier va de gauche à droite : parcourez les colonnes à partir de 0",
  "parseCifarBatch.shuffledApart":
    "l'image {index} a l'étiquette {received}, étiquette attendue : {expected} ; images et étiquettes ne sont plus dans le même ordre",
  "parseCifarBatch.shuffledApart.hint":
    "parcourez les enregistrements une seule fois et écrivez étiquette et pixels à la même place i",

  "classCounts.hint.1":
    "Partez d'une liste de `classes` zéros, puis parcourez les étiquettes une seule fois.",
  "classCounts.hint.2":
    "new Array<number>(classes).fill(0) donne les zéros ; une étiquette est la position du nombre à augmenter.",
  "classCounts.hint.3": "for (const label of labels) counts[label]++; et renvoyez counts.",
  "classCounts.holes": "la classe {class} n'a pas de nombre : son compteur n'a jamais été mis à zéro",
  "classCounts.holes.hint": "partez de new Array<number>(classes).fill(0)",
  "classCounts.tooShort":
    "nombre de compteurs : {received}, nombre attendu : {expected} ; les classes absentes comptent aussi, avec zéro",
  "classCounts.tooShort.hint": "la longueur de la liste est `classes`, quelles que soient les étiquettes",
  "classCounts.offByOne": "chaque compteur est une place trop loin : la classe 0 est comptée à la position 1",
  "classCounts.offByOne.hint": "les étiquettes commencent à 0, les positions aussi : pas de + 1",
  "classCounts.fractions": "la classe 0 donne {received} : une proportion, et non un nombre d'images",
  "classCounts.fractions.hint": "enlevez la division par labels.length",
  "classCounts.alwaysTen":
    "10 compteurs, nombre attendu : {expected} ; le nombre de classes est le second argument",
  "classCounts.alwaysTen.hint": "mettez `classes` là où vous avez écrit 10",

  "parseIdxImages.firstByte":
    "count vaut {received}, valeur attendue : {expected} ; seul le premier de ses quatre octets a été lu",
  "parseIdxImages.firstByte.hint":
    "le premier octet de quatre compte les 16 777 216 ; combinez les quatre, avec getUint32, ou avec des parenthèses autour de chaque décalage : + passe avant <<",
  "parseIdxImages.twoBytes":
    "count vaut {received}, valeur attendue : {expected} ; seuls les deux premiers de ses quatre octets ont été lus",
  "parseIdxImages.twoBytes.hint": "un champ occupe quatre octets, 32 bits : getUint32 au lieu de getUint16",
  "parseIdxImages.lastTwoBytes":
    "count vaut {received}, valeur attendue : {expected} ; seuls les deux derniers de ses quatre octets ont été lus",
  "parseIdxImages.lastTwoBytes.hint":
    "un champ occupe quatre octets, 32 bits : getUint32 à son premier octet au lieu de getUint16",
  "parseIdxImages.otherBase":
    "count vaut {received}, valeur attendue : {expected} ; chaque octet a compté {base} fois plus que le suivant",
  "parseIdxImages.otherBase.hint":
    "un octet a 256 valeurs, de 0 à 255 : multipliez par 256, ou laissez faire getUint32",
  "parseIdxImages.scaledTooEarly":
    "les pixels ont été divisés par 255 et sont restés des octets : tous les gris valent 0",
  "parseIdxImages.scaledTooEarly.hint":
    "rendez les pixels tels qu'ils sont dans le fichier ; la mise à l'échelle vient au chapitre 2",
  "parseIdxImages.firstImageOnly":
    "pixels s'arrête après {received} valeurs : c'est la première image, {expected} images sont attendues",
  "parseIdxImages.firstImageOnly.hint":
    "tout ce qui suit l'octet 16, jusqu'à la fin du fichier, ce sont des pixels",
  "parseIdxImages.bytesAdded":
    "count vaut {received}, valeur attendue : {expected} ; ses quatre octets ont été additionnés",
  "parseIdxImages.bytesAdded.hint":
    "chaque octet compte 256 fois plus que le suivant : getUint32 s'en charge",
  "parseIdxImages.fieldIndex":
    "count vaut {received}, valeur attendue : {expected} ; les champs ont été lus aux octets 1, 2 et 3",
  "parseIdxImages.fieldIndex.hint":
    "la position se compte en octets, et chaque champ en occupe quatre : 4, 8 et 12",
  "parseIdxImages.fixedSizes":
    "rows et cols valent 28, valeurs attendues : {rows} et {cols} ; les tailles de MNIST sont écrites dans votre code",
  "parseIdxImages.fixedSizes.hint":
    "lisez-les dans l'en-tête : un autre fichier peut contenir d'autres images",
  "parseIdxImages.endAsLength":
    "il manque les {missing} derniers pixels : le second argument de slice et subarray est la position de fin, et non un nombre de valeurs",
  "parseIdxImages.endAsLength.hint": "bytes.subarray(16) va jusqu'à la fin du fichier",
  "parseCifarBatch.onePlace":
    "seule l'image 0 a des pixels : tous les enregistrements ont été écrits au même endroit",
  "parseCifarBatch.onePlace.hint": "l'image i commence à 3072 * i dans vos pixels",
  "parseCifarBatch.onePlane":
    "le premier pixel est ({received}), pixel attendu : ({expected}) ; ses trois valeurs viennent du plan rouge",
  "parseCifarBatch.onePlane.hint":
    "le vert commence 1 024 octets après le rouge, et le bleu 1 024 après le vert",
  "parseCifarBatch.headerSkipped":
    "la première étiquette est lue à l'octet {received} au lieu de 0 : ces fichiers n'ont pas d'en-tête",
  "parseCifarBatch.headerSkipped.hint": "l'enregistrement i commence à 3073 * i",
  "parseCifarBatch.labelsInFront":
    "vos étiquettes sont les premiers octets du fichier, mais seul le tout premier en est une",
  "parseCifarBatch.labelsInFront.hint":
    "ici chaque étiquette précède son image : l'étiquette i est bytes[3073 * i]",
  "parseCifarBatch.fixedCount":
    "{received} étiquettes, nombre attendu : {expected} ; le nombre d'images est écrit dans votre code",
  "parseCifarBatch.fixedCount.hint": "déduisez-le du fichier : bytes.length / 3073",
  "classCounts.loopsOverIndices":
    "chaque compteur vaut 1 : on compte les positions 0, 1, 2, …, que parcourt `for (… in …)`, et non les étiquettes",
  "classCounts.loopsOverIndices.hint":
    "écrivez for (const label of labels), avec of ; comparez les étiquettes, non leurs places",
  "classCounts.total": "{received} est le nombre de toutes les étiquettes ; on demande un nombre par classe",
  "classCounts.total.hint": "commencez par une liste de `classes` zéros",
  "classCounts.tooLong": "{received} comptes, nombre attendu : {expected} ; il y en a un de trop",
  "classCounts.tooLong.hint": "les étiquettes vont de 0 à classes − 1, la liste a donc `classes` nombres",
  "classCounts.offByOneDown":
    "chaque compte est une place trop tôt : la classe 1 est comptée à la position 0",
  "classCounts.offByOneDown.hint": "les étiquettes commencent à 0, les positions aussi : pas de − 1",
  "classCounts.lastLabelForgotten": "la dernière étiquette n'a pas été comptée",
  "classCounts.lastLabelForgotten.hint": "une boucle sur toutes les positions finit par i < labels.length",
  "classCounts.firstLabelForgotten": "la première étiquette n'a pas été comptée",
  "classCounts.firstLabelForgotten.hint": "la première position est 0 : let i = 0",
  "classCounts.lastClassForgotten": "la dernière classe n'a pas été comptée",
  "classCounts.lastClassForgotten.hint": "les classes vont de 0 à classes − 1 : k < classes",
  "classCounts.countedInBytes":
    "la classe 2 apparaît {expected} fois, vous en comptez {received} : les compteurs sont des octets, qui repartent de 0 après 255",
  "classCounts.countedInBytes.hint": "comptez dans un tableau ordinaire : new Array<number>(classes).fill(0)",
  "classCounts.labelAdded":
    "chaque étiquette a été ajoutée à son compteur ; il faut ajouter 1 à chaque apparition",
  "classCounts.labelAdded.hint": "counts[label]++ ajoute un",
  "classCounts.sorted": "les effectifs sont justes mais triés par taille, l'ordre des classes est attendu",
  "classCounts.sorted.hint": "sans sort() : la place 0 appartient à l'étiquette 0",
  "classCounts.presence": "la liste dit si une classe apparaît ; on demande combien de fois",
  "classCounts.presence.hint": "counts[label]++ au lieu de counts[label] = 1",
  "classCounts.oneTooFew": "chaque classe présente est comptée une fois de moins",
  "classCounts.oneTooFew.hint":
    "de la première à la dernière de n places, il y a n − 1 pas ; ajoutez 1 pour chaque étiquette",
  "classCounts.binned":
    "les étiquettes sont rangées en intervalles entre la plus petite et la plus grande, on attend une place par classe",
  "classCounts.binned.hint": "une étiquette est elle-même l'indice : counts[label]++",
  "classCounts.startsAtOne": "chaque compte est trop grand de un : les compteurs partent de 1",
  "classCounts.startsAtOne.hint": "fill(0) : avant la première étiquette, rien n'est compté",
  "classCounts.returnedEarly": "seule la première étiquette a été comptée : la fonction s'arrête là",
  "classCounts.returnedEarly.hint": "mettez return après l'accolade qui ferme la boucle",
  "parseCifarBatch.lastPixelForgotten": "le dernier pixel de chaque image est noir",
  "parseCifarBatch.lastPixelForgotten.hint":
    "une image a 1 024 pixels : la boucle continue tant que k < 1024",
  "parseCifarBatch.planeOffByOne":
    "une couleur est lue à partir de l'octet {received} de l'enregistrement au lieu de {expected} : décalage d'un octet",
  "parseCifarBatch.planeOffByOne.hint":
    "l'octet 0 est l'étiquette : les couleurs commencent à 1, 1025 et 2049",
  "parseIdxImages.readAsFloat": "les quatre octets ont été lus comme un nombre à virgule",
  "parseIdxImages.readAsFloat.hint":
    "l'en-tête contient des nombres entiers : getUint32 au lieu de getFloat32",
  "parseIdxImages.digitsJoined":
    "count vaut {received}, valeur attendue : {expected} ; les chiffres de ses quatre octets ont été mis bout à bout",
  "parseIdxImages.digitsJoined.hint":
    "un octet compte 256 fois plus que le suivant, et non dix fois : getUint32 s'en charge",
  "parseIdxImages.otherField":
    "{name} vaut {received}, valeur attendue : {expected} ; lu à l'octet {at} au lieu de l'octet {right}",
  "parseIdxImages.otherField.hint":
    "les champs se suivent tous les quatre octets : count à 4, rows à 8, cols à 12",
  "parseIdxImages.countOfPixels":
    "count vaut {received}, le nombre de tous les pixels ; attendu : {expected}, le nombre d'images",
  "parseIdxImages.countOfPixels.hint":
    "l'en-tête dit combien il y a d'images : les quatre octets à partir de l'octet 4",
  "parseIdxImages.inverted":
    "le noir et le blanc sont échangés : chaque pixel vaut 255 moins celui du fichier",
  "parseIdxImages.inverted.hint": "rendez les pixels tels qu'ils sont dans le fichier",
  "parseIdxLabels.countFromOneByte":
    "{received} étiquettes au lieu de {expected} : l'octet {at} seul a été pris pour leur nombre, qui tient en quatre octets",
  "parseIdxLabels.countFromOneByte.hint":
    "combinez les octets 4 à 7, par exemple avec getUint32(4), ou prenez tout à partir de l'octet 8",
  "parseIdxLabels.pickedByValue":
    "tous les octets inférieurs à 10 ont été pris pour des étiquettes, ceux de l'en-tête aussi",
  "parseIdxLabels.pickedByValue.hint":
    "c'est la place d'un octet qui dit ce qu'il est, et non sa valeur : les étiquettes commencent à l'octet 8",
  "parseCifarBatch.otherColourOrder":
    "le premier pixel est ({received}), pixel attendu : ({expected}) ; ses couleurs sont dans un autre ordre",
  "parseCifarBatch.otherColourOrder.hint":
    "les plans viennent dans l'ordre rouge, vert, bleu, et les trois valeurs d'un pixel aussi",
  "parseCifarBatch.colourMissing":
    "le premier pixel est ({received}), pixel attendu : ({expected}) ; les trois couleurs n'ont pas toutes été copiées",
  "parseCifarBatch.colourMissing.hint": "un pixel a trois couleurs : leur boucle continue tant que c < 3",
  "parseCifarBatch.coloursByRow":
    "le premier pixel est ({received}), pixel attendu : ({expected}) ; les couleurs changent après chaque ligne, et non dans chaque pixel",
  "parseCifarBatch.coloursByRow.hint":
    "la couleur est la boucle intérieure : rouge, vert et bleu d'un pixel sont côte à côte",
  "parseCifarBatch.scaledTooEarly":
    "les pixels ont été divisés par 255 et sont restés des octets : toutes les nuances valent 0",
  "parseCifarBatch.scaledTooEarly.hint":
    "rendez les pixels tels qu'ils sont dans le fichier ; la mise à l'échelle vient au chapitre 2",
  "parseCifarBatch.firstImageEverywhere":
    "chaque image est une copie de l'image 0 : il manque le début de l'enregistrement",
  "parseCifarBatch.firstImageEverywhere.hint":
    "l'enregistrement i commence à l'octet 3073 * i : ajoutez-le à la position lue",
  "parseCifarBatch.labelsElsewhere":
    "seule la première étiquette est remplie : les autres ont été écrites ailleurs",
  "parseCifarBatch.labelsElsewhere.hint":
    "l'étiquette i va dans labels[i] ; 3073 * i est sa place dans le fichier",
  "classCounts.percent": "ce sont des pourcentages ; on demande combien de fois chaque classe apparaît",
  "classCounts.percent.hint": "enlevez la division par labels.length",
  "classCounts.assigned":
    "la classe 0 n'a rien et toutes les autres ont tout : un seul = affecte, il ne compare pas",
  "classCounts.assigned.hint": "label === k, avec trois signes égal",
  "classCounts.firstPlaces":
    "les nombres disent où chaque classe apparaît d'abord ; on demande combien de fois",
  "classCounts.firstPlaces.hint": "indexOf trouve une place ; pour compter, parcourez toutes les étiquettes",
  "classCounts.runningTotals": "chaque nombre compte sa classe et toutes celles d'avant",
  "classCounts.runningTotals.hint": "une étiquette n'augmente qu'un seul compteur : counts[label]++",
  "parseIdxImages.fieldsShifted":
    "count vaut {received}, valeur attendue : {expected} ; lu à partir de l'octet {place} et non de l'octet 4, les autres de même",
  "parseIdxImages.fieldsShifted.hint":
    "les quatre premiers octets sont 0, 1, 2 et 3 : les champs commencent aux octets 4, 8 et 12",
  "parseIdxImages.countFromLength":
    "count vaut {received}, calculé avec la longueur du fichier ; valeur attendue : {expected}, celle de l'en-tête",
  "parseIdxImages.countFromLength.hint":
    "lisez-le : getUint32(4). Un fichier peut être plus long ou plus court que ses images",
  "parseCifarBatch.otherSide":
    "les enregistrements sont lus tous les {received} octets, au lieu de {expected} : les photos ont 32 × 32 pixels, et non 28 × 28",
  "parseCifarBatch.otherSide.hint": "un plan a 32 · 32 = 1 024 valeurs",
  "parseCifarBatch.twoLabels":
    "les enregistrements sont lus tous les {received} octets, au lieu de {expected} : chacun a une étiquette, et non deux",
  "parseCifarBatch.twoLabels.hint":
    "deux étiquettes, c'est CIFAR-100 ; ici un enregistrement est une étiquette et 3 072 valeurs",
  "classCounts.countedAnew":
    "seule la dernière étiquette est comptée : la liste est refaite à chaque étiquette",
  "classCounts.countedAnew.hint": "créez la liste une seule fois, avant la boucle",
  "classCounts.countsRuns": "une étiquette n'est comptée que si elle diffère de la précédente",
  "classCounts.countsRuns.hint": "comptez chaque étiquette, quelle que soit la précédente",
  "classCounts.firstLabelsOnly": "seules les {received} premières étiquettes sur {expected} sont comptées",
  "classCounts.firstLabelsOnly.hint": "parcourez toutes les étiquettes : for (const label of labels)",
  "classCounts.othersCounted": "chaque nombre dit combien d'étiquettes sont d'une autre classe",
  "classCounts.othersCounted.hint": "comptez là où label === k, et non label !== k",
  "classCounts.classSkipped": "la classe {class} n'est jamais comptée, les autres sont justes",
  "classCounts.classSkipped.hint": "cherchez une condition qui l'écarte : if (label) est faux pour 0",
  "classCounts.lastPlaces":
    "ce sont les places où chaque étiquette se trouve en dernier, et non combien de fois",
  "classCounts.lastPlaces.hint": "comptez avec ++, un pour chaque étiquette rencontrée",
  "parseIdxImages.otherWeights":
    "count vaut {received}, attendu : {expected} ; ses octets 1 à 3 comptent {weights} fois, au lieu de {right} fois",
  "parseIdxImages.otherWeights.hint":
    "chaque octet compte 256 fois plus que le suivant : 256 ** 3, 256 ** 2, 256, 1",
  "parseCifarBatch.labelsReadElsewhere": "les étiquettes sont lues à {received}, au lieu de {expected}",
  "parseCifarBatch.labelsReadElsewhere.hint":
    "un enregistrement a 1 + 3 · 1024 octets, l'étiquette en premier",
  "parseCifarBatch.readElsewhere": "une valeur est lue à l'octet {received}, au lieu de {expected}",
  "parseCifarBatch.readElsewhere.hint":
    "écrivez les premiers octets de deux images, de deux lignes et de deux couleurs, et comparez",
  "parseCifarBatch.writtenElsewhere": "une valeur est écrite à la place {received}, au lieu de {expected}",
  "parseCifarBatch.writtenElsewhere.hint":
    "la couleur en dernier : un pixel a trois places, une ligne 32 · 3, une image 3072",
  "parseIdxImages.fieldsElsewhere":
    "{name} est lu dans les octets {from} à {to}, attendu : {right} à {last}, dont le premier compte le plus",
  "parseIdxImages.fieldsElsewhere.hint":
    "chaque champ a quatre octets : getUint32(4), getUint32(8), getUint32(12)",
  "parseIdxImages.squareAssumed":
    "rows et cols valent tous deux {received} : les images sont prises pour des carrés",
  "parseIdxImages.squareAssumed.hint": "les deux sont dans l'en-tête : à l'octet 8 et à l'octet 12",
  "classCounts.textsJoined": "chaque étiquette ajoute un chiffre à un texte, on attend 1 ajouté à un nombre",
  "classCounts.textsJoined.hint": 'remplissez la liste avec le nombre 0, et non le texte "0"',
  "parseIdxLabels.counts":
    "le résultat dit combien de fois chaque étiquette revient, on attend les étiquettes elles-mêmes",
  "parseIdxLabels.counts.hint":
    "tout ce qui suit l'en-tête est une étiquette : donnez ces octets ; on les compte plus tard",
  "parseIdxLabels.readElsewhere": "l'étiquette i est lue à l'octet {start} + {step} · i, au lieu de 8 + i",
  "parseIdxLabels.readElsewhere.hint": "une étiquette tient en un octet, et la suivante vient juste après",
  "parseIdxLabels.onlyFirst":
    "seule la première des {expected} étiquettes est lue : les autres sont cherchées après la fin du fichier, ou la boucle s'arrête au premier tour",
  "parseIdxLabels.onlyFirst.hint":
    "une étiquette tient en un octet : l'étiquette i est à l'octet 8 + i, pour chaque i sous le nombre d'étiquettes",
  "parseIdxLabels.textCodes":
    "chaque étiquette est décalée de {difference}, le code du caractère 0 : les étiquettes ne sont pas du texte",
  "parseIdxLabels.textCodes.hint": "les octets sont les nombres 0 à 9 eux-mêmes : renvoyez-les tels quels",
  "classCounts.firstAppearance":
    "les nombres suivent l'ordre dans lequel les étiquettes apparaissent, et les classes absentes manquent",
  "classCounts.firstAppearance.hint":
    "la place dans la liste est la classe : new Array<number>(classes).fill(0), puis counts[label]++",
  "classCounts.totalsFromTheEnd":
    "la classe 0 compte toutes les étiquettes : chaque nombre compte sa classe et toutes les suivantes",
  "classCounts.totalsFromTheEnd.hint":
    "une étiquette n'appartient qu'à sa propre classe : === à la place de >=",
  "classCounts.listsInList": "la liste contient des listes, on attend un nombre par classe",
  "classCounts.listsInList.hint": "la place dans la liste dit la classe : n'y laissez que le nombre",
};
