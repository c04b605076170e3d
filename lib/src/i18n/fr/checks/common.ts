import type { Translation } from "../../en/checks";
import type { common as english } from "../../en/checks/common";

/** French texts that every exercise shares. */
export const common: Translation<typeof english> = {
  "check.passed": "✓ {exercise} : toutes les vérifications sont réussies",
  "check.given": "donné",
  "check.received": "reçu",
  "check.expected": "attendu",
  "check.next": "à faire",
  "check.line": "votre ligne",
  "check.place": "{cell}, ligne {line} : {code}",
  "check.points":
    "points : {earned} sur {of} · chapitre {chapter} : {earnedInChapter} sur {ofChapter} pour l'instant",
  "check.hintButton": "Indice {number} sur 3",
  "check.notCompiled":
    "{exercise} : {cell} n'a pas compilé, rien n'a donc été jugé. Corrigez sa première erreur, exécutez-la, puis relancez cette vérification.",
  "check.gone":
    "{exercise} : {cell} ne déclare plus {name}, rien n'a donc été jugé. Redonnez-lui le nom {name}, exécutez la cellule, puis cette vérification.",
  "check.failed":
    "{exercise} : {cell} a échoué avant d'arriver à {name}, rien n'a donc été jugé. Corrigez son erreur, exécutez-la, puis relancez cette vérification.",
  "check.removed":
    "{exercise} : {cell}, qui déclare {name}, n'est plus une cellule de code du notebook, rien n'a donc été jugé. Annulez cela dans le menu Edit, ou déclarez {name} dans une autre cellule et exécutez-la, puis relancez cette vérification.",
  "check.notAssigned":
    "{exercise} : {cell} a donné une autre valeur à {name} et ne le fait plus, rien n'a donc été jugé. Exécutez la cellule qui déclare {name}, puis relancez cette vérification.",
  "check.below":
    "{exercise} : {cell}, qui déclare {name}, se trouve sous cette vérification, rien n'a donc été jugé : qui exécute le notebook depuis le début arrive d'abord à la vérification. Déplacez cette cellule vers le haut, puis relancez la vérification.",
  "check.outdated":
    "{exercise} : {cell} a été exécutée avant la modification de {name} et utilise encore l'ancienne version, rien n'a donc été jugé. Exécutez-la de nouveau, puis cette vérification.",
  "check.edited":
    "{exercise} : {cell} a été modifiée après son exécution, rien n'a donc été jugé. Exécutez-la telle qu'elle est, puis relancez cette vérification.",
  "check.stub":
    "{name} n'est pas encore écrite : mettez votre code à la place de la ligne qui lance l'erreur, exécutez sa cellule, puis celle-ci",
  "check.stubs":
    "un exercice n'est pas encore écrit : mettez votre code à la place de la ligne qui lance l'erreur, exécutez sa cellule, puis celle-ci",
  "check.moreHints": 'un coup de pouce ? lab.hint("{exercise}") donne le prochain des trois indices',
  "hint.number": "Indice {number} sur 3 pour {exercise} : {text}",
  "hint.last": "C'était le dernier indice : comparez avec vos voisins, ou posez la question.",
  "hint.unknown": "il n'y a pas d'exercice « {exercise} » ; les exercices sont : {names}",

  "word.then": "puis",
  "word.numbers": "des nombres",
  "word.finiteNumbers": "des nombres finis",
  "word.theResult": "le résultat",
  "word.theLoss": "la perte",
  "type.array": "tableau",
  "type.tensor": "tenseur",
  "type.promise": "promesse",
  "type.disposed": "tenseur libéré",
  "type.function": "fonction",
  "type.object": "objet",
  "type.number": "nombre",
  "type.string": "texte",
  "type.boolean": "booléen",
  "type.null": "null",
  "type.undefined": "undefined",
  "excerpt.row": "ligne {row} : {items}",
  "excerpt.from": "(à partir de la position {index})",
  "excerpt.inAll": "{count} en tout",

  "property.notImplemented": "pas encore écrit",
  "property.notImplemented.hint":
    "remplacez la ligne qui lance l'erreur par votre propre code, exécutez la cellule, puis cette vérification",
  "property.borrowed":
    "{function} fait tout le travail ; une fonction toute faite ne compte pas comme réponse",
  "property.borrowed.hint":
    "écrivez les étapes vous-même, avec les opérations montrées au-dessus de l'exercice",
  "property.unreadable": "le résultat n'a pas pu être lu",
  "property.unreadable.hint": "renvoyez exactement ce que promet la signature",
  "property.threw": "votre code a lancé {name} : {message}",
  "property.threw.hint":
    "pour trouver la ligne, appelez votre fonction seule, dans une nouvelle cellule, avec les arguments ci-dessus",
  "property.type": "{what} est de type {received}, type attendu : {expected}",
  "property.type.hint": "créez un {expected}, puis remplissez-le ou renvoyez-le",
  "property.shape": "le résultat a la forme {received}, forme attendue : {expected}",
  "property.shape.hint": "affichez la forme après chaque étape pour voir où les deux divergent",
  "property.dtype": "le résultat a le dtype {received}, dtype attendu : {expected}",
  "property.dtype.hint": 'donnez le dtype en créant le tenseur, ou convertissez avec .cast("{expected}")',
  "property.finite": "la valeur à la position {index} est {value} : ce n'est pas un nombre fini",
  "property.finite.hint":
    "cherchez une division par zéro, un logarithme de zéro ou un élément de tableau resté sans valeur",
  "property.range": "la valeur à la position {index} est {value}, elle devrait être entre {low} et {high}",
  "property.range.hint": "calculez cette seule valeur à la main, puis comparez avec ce que fait votre code",
  "property.values": "{what} contient {received} là où l'on attend {expected}",
  "property.length": "{what} contient {received} valeurs, nombre attendu : {expected}",
  "property.length.hint": "comparez le nombre de valeurs qui entrent et le nombre de valeurs qui sortent",
  "property.values.hint":
    "calculez à la main la première valeur qui diffère, puis comparez avec ce que fait votre code",
  "property.changed": "l'appel a modifié son argument : {arguments}",
  "property.changed.hint":
    "écrivez le résultat dans un nouveau tableau ou tenseur ; d'autres ont encore besoin de l'argument intact",
  "property.leaked":
    "l'appel laisse en mémoire des tenseurs que plus rien ne peut atteindre ; leur nombre : {count}",
  "property.leaked.hint": "entourez le calcul de tf.tidy(() => { … })",

  "property.outside": "votre code lit au-delà de la fin du fichier",
  "property.outside.hint":
    "un DataView contient bytes.length octets : calculez la plus grande position que vous lisez, en comptant à partir de 0",
  "property.undefinedRead":
    "votre code prend .{member} de undefined : il n'y a rien à l'endroit qu'il regarde",
  "property.undefinedRead.hint":
    "un tableau a les positions 0 à length − 1 ; une boucle finit par i < length, et non par i <= length",
  "property.usedAfterDispose": "votre code utilise un tenseur déjà libéré",
  "property.usedAfterDispose.hint":
    "libérez un tenseur après son dernier usage, et renvoyez de tf.tidy ce qui sert encore après",
  "property.disposed": "l'appel a libéré son argument : {arguments}",
  "property.disposed.hint":
    "le code qui appelle votre fonction en a encore besoin : ne libérez que ce que vous avez créé ou ce que l'énoncé demande",
  "property.cutShort": "{what} : les valeurs sont justes, mais il y en a {received} au lieu de {expected}",
  "property.cutShort.hint":
    "regardez où finit votre boucle ou votre morceau de tableau : une fin à −1 ou length − 1 laisse de côté la dernière valeur",
  "property.neverFilled": "{what} : rien que des zéros, il n'a jamais été rempli ou tout a été arrondi à 0",
  "property.neverFilled.hint": "écrivez-y chaque valeur : result[i] = …",
  "property.reshaped": "reshape demande {wanted} nombres, mais le tenseur en a {values}",
  "property.reshaped.hint":
    "les tailles de la nouvelle forme, multipliées, doivent donner le nombre de valeurs qu'il y a",
  "property.nothing": "la fonction ne renvoie rien",
  "property.nothing.hint":
    "finissez par return et le résultat ; une fonction fléchée avec des accolades en a besoin aussi",
  "property.promise":
    "le résultat est une promesse, on attend la valeur elle-même : la fonction attend quelque chose",
  "property.promise.hint":
    "enlevez async et await : dataSync() et arraySync() donnent les nombres tout de suite",
  "property.notTensor": "le résultat est de type {received}, on attend un tenseur",
  "property.notTensor.hint": "tf.tensor2d(values, [lignes, colonnes]) fait un tenseur avec des nombres",
  "property.notNumber": "le résultat est de type {received}, on attend un nombre",
  "property.notNumber.hint":
    "dataSync() donne une liste, dont [0] est le premier nombre ; laissez-le nombre, n'en faites pas un texte",
  "property.beginningMissing": "{what} : tout est juste sauf le début ; valeurs non remplies : {count}",
  "property.beginningMissing.hint": "regardez où commence votre boucle : i = 0",
  "property.endMissing":
    "{what} : les valeurs sont justes, mais {received} seulement sur {expected} sont remplies",
  "property.endMissing.hint": "regardez où finit votre boucle : i < result.length",
  "property.otherOrder": "{what} : les valeurs sont justes, mais dans un autre ordre",
  "property.otherOrder.hint": "gardez l'ordre : enlevez sort() et reverse()",
  "property.multiple": "{what} : tout est juste à un facteur près, chaque nombre est {factor} fois le bon",
  "property.multiple.hint":
    "cherchez une multiplication ou une division de trop, ou une somme à la place d'une moyenne",
  "property.offset": "{what} : tout est juste à une constante près, chaque nombre est décalé de {difference}",
  "property.offset.hint":
    "cherchez une addition ou une soustraction de trop, ou la valeur de départ d'un compteur",
  "property.squared": "{what} : ce sont les carrés des nombres justes",
  "property.squared.hint":
    "un carré est pris que rien ne demande : cherchez ** 2, square() ou un produit par soi-même",
  "property.squareRoot": "{what} : ce sont les racines carrées des nombres justes",
  "property.squareRoot.hint": "une racine est prise que rien ne demande : enlevez sqrt",
  "property.sameEverywhere": "{what} : la valeur est {value} partout",
  "property.sameEverywhere.hint": "chaque place a sa propre valeur : écrivez-la là, result[i] = …",
  "property.valueLeftOut": "{what} : les valeurs sont justes, mais tous les {value} ont disparu",
  "property.valueLeftOut.hint":
    "gardez-les tous : un filtre enlève ce qui vaut « faux », et 0 en fait partie",
  "property.distinct":
    "{what} : chaque valeur n'y est qu'une fois, elle doit y être aussi souvent que dans le fichier",
  "property.distinct.hint": "enlevez le Set : la même étiquette revient souvent",
  "property.backwards": "{what} : les valeurs sont justes, mais de la dernière à la première",
  "property.backwards.hint": "enlevez reverse(), et faites monter le compteur de votre boucle",
  "property.rowsBackwards": "{what} : les lignes sont justes, mais de la dernière à la première",
  "property.rowsBackwards.hint": "gardez l'ordre : l'image 0 et l'étiquette 0 vont ensemble",
  "property.everySecond": "{what} : une valeur juste sur deux seulement",
  "property.everySecond.hint":
    "faites passer votre boucle par toutes les places : i++, et pas de condition sur i",
  "property.twice": "{what} : chaque valeur y est deux fois",
  "property.twice.hint": "écrivez chaque valeur une fois : cherchez une boucle ou un push de trop",
  "property.sameRow": "{what} : chaque ligne contient les nombres de la ligne {row}",
  "property.sameRow.hint": "chaque ligne a ses propres nombres : la place dans le tenseur dépend de la ligne",
  "property.shifted": "{what} : les valeurs sont justes, mais décalées de {count} places",
  "property.shifted.hint": "cherchez un + 1 ou un − 1 de trop entre la place lue et la place écrite",
  "property.zerosInFront":
    "{what} : des zéros de trop au début, au nombre de {count} ; les bonnes valeurs viennent après",
  "property.zerosInFront.hint": "coupez ce qui est de trop avec subarray ou slice, au lieu de le mettre à 0",
  "property.inserted": "{what} : {received} nombres là où l'on en attend {every}, un de trop à chaque fois",
  "property.inserted.hint": "enlevez le nombre de trop : pas de transparence, pas de zéro entre les valeurs",
  "property.thresholded":
    "{what} : il n'y a que {low} et {high}, tout ce qui vaut {from} ou plus est devenu {high}, les nuances sont perdues",
  "property.thresholded.hint": "enlevez la comparaison : on demande les valeurs elles-mêmes",
  "property.sorted": "{what} : les valeurs sont justes, mais triées par ordre de grandeur",
  "property.sorted.hint": "gardez l'ordre : enlevez sort()",
  "property.counting": "{what} : 0, 1, 2 …, le numéro de chaque place et non ce qui s'y trouve",
  "property.counting.hint": "prenez la valeur, et non l'indice de la boucle",
  "property.madeOf": "{what} : chaque nombre est {formula}, où r est le bon",
  "property.madeOf.hint": "enlevez ce que la formule fait à r",
  "property.placeOnly":
    "{what} : le nombre à la place i vaut {start} + {step} · i, quoi qu'il y ait à cette place à l'entrée",
  "property.placeOnly.hint":
    "prenez la valeur, et non l'indice : (value, index) => …, ou list[i] à la place de i",
  "property.shapesApart":
    "des tenseurs de formes [{one}] et [{other}] sont combinés nombre par nombre : elles ne vont pas ensemble",
  "property.shapesApart.hint":
    "affichez .shape des deux : un axe a été oublié ou pris dans le mauvais sens ; dans une matrice, 0 descend les lignes, 1 suit une ligne",
  "property.valuesForShape":
    "un tenseur de forme [{shape}] prend {expected} nombres, mais il en a reçu {received}",
  "property.valuesForShape.hint":
    "la liste des nombres doit être aussi longue que les tailles de la forme, multipliées",
  "property.noSuchAxis": "l'axe {received} est demandé, mais le tenseur a ce nombre d'axes : {axes}",
  "property.noSuchAxis.hint":
    "les axes se comptent à partir de 0 : une matrice a 0, qui descend les lignes, et 1, qui suit une ligne",
  "property.noOperand": "{operation} n'a rien reçu : ce qui est entre ses parenthèses est undefined",
  "property.noOperand.hint":
    "regardez ce qui y entre : un argument a été oublié, ou une liste n'a pas la place demandée",
  "property.undefinedWritten": "votre code écrit à la place {place} de quelque chose qui est undefined",
  "property.undefinedWritten.hint":
    "une liste de listes a d'abord besoin d'une liste par ligne, et une boucle finit par i < length, pas i <= length",
  "property.noSuchMethod": "{object} n'a pas de {method} : son type n'est pas celui que votre code suppose",
  "property.noSuchMethod.hint":
    "affichez-le : un nombre n'a pas les méthodes des listes, une liste pas celles des tenseurs ; const x = {object} dit son type",
  "property.arrayLength":
    "un tableau de longueur {received} ne peut pas être créé, ou il dépasse la fin de la mémoire",
  "property.arrayLength.hint":
    "le troisième argument de new Uint8Array(buffer, début, longueur) se compte depuis le début donné : il reste moins ; affichez les nombres que vous multipliez",
  "property.pastTheEnd": "votre code écrit au-delà de la fin d'un tableau",
  "property.pastTheEnd.hint":
    "affichez la place où set commence et la longueur du tableau : un facteur ou la taille du tableau est faux",
  "property.layerInput":
    "la couche {layer} prend des données à {expected} axes, lot compris, mais elle en reçoit {received}",
  "property.layerInput.hint":
    "une convolution prend [lot, lignes, colonnes, canaux], une couche dense [lot, nombres] : flatten est entre les deux",
};
