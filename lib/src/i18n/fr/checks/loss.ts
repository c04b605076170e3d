import type { Translation } from "../../en/checks";
import type { loss as english } from "../../en/checks/loss";

/** French texts of chapter 5: how wrong is a prediction? */
export const loss: Translation<typeof english> = {
  "property.gradient": "le gradient par rapport aux prédictions est {received}, attendu : {expected}",
  "property.gradient.hint":
    "des prédictions à la perte, n'utilisez que des opérations sur les tenseurs, rien qui arrondisse ou compare",
  "property.atZero":
    "une probabilité prédite de 0 donne {received} ; attendu : une petite perte là où elle est juste, une grande perte finie là où elle est fausse",
  "property.atZero.hint":
    "gardez la probabilité au-dessus de zéro, par exemple avec predictions.clipByValue(1e-7, 1), qui laisse une pente jusqu'à 10⁻⁷",

  "totalSquaredError.hint.1":
    "Pour une image : soustraire, élever au carré, additionner sur les classes. Pour le lot : prendre la moyenne.",
  "totalSquaredError.hint.2":
    "predictions.sub(labels).square() a la forme [batch, classes]. sum(1) additionne le long des classes.",
  "totalSquaredError.hint.3": "predictions.sub(labels).square().sum(1).mean()",
  "totalSquaredError.perSample":
    "{count} nombres, un par image, attendu : un seul ; il manque la moyenne sur le lot",
  "totalSquaredError.perSample.hint": "terminez par .mean()",
  "totalSquaredError.perClass":
    "{count} nombres, un par classe : la somme va sur le lot au lieu d'aller sur les classes",
  "totalSquaredError.perClass.hint": "les classes sont l'axe 1 : sum(1)",
  "totalSquaredError.notDifferentiable":
    "{value} est juste, mais un réseau ne peut rien en apprendre : {reason}",
  "totalSquaredError.notDifferentiable.hint":
    "dataSync, arraySync, les comparaisons et les simples nombres coupent le chemin de retour vers les prédictions ; prenez des opérations comme sub, square, log, sum",
  "totalSquaredError.meanOverAll":
    "{received} est la moyenne sur tous les éléments, attendu : la somme sur les classes",
  "totalSquaredError.meanOverAll.hint": "d'abord sum(1), puis mean()",
  "totalSquaredError.batchSum":
    "{received} est la somme sur tout le lot, attendu : la moyenne sur les images",
  "totalSquaredError.batchSum.hint": "additionnez sur les classes avec sum(1), puis mean() sur ce qui reste",
  "totalSquaredError.signed":
    "{received} : les différences ont été additionnées sans être mises au carré, elles se compensent",
  "totalSquaredError.signed.hint": "mettez au carré avant d'additionner : .square()",
  "totalSquaredError.absolute": "{received} additionne des différences absolues, attendu : des carrés",
  "totalSquaredError.absolute.hint": ".square() au lieu de .abs()",
  "totalSquaredError.half": "{received} est la moitié de la perte attendue",
  "totalSquaredError.half.hint":
    "certains livres mettent ½ devant pour un gradient plus court ; ici il n'y en a pas",
  "totalSquaredError.root":
    "{received} est la moyenne de racines carrées : une distance, attendu : son carré",
  "totalSquaredError.root.hint": "enlevez la racine carrée",
  "totalSquaredError.rootOfMean": "{received} est la racine carrée de la perte attendue",
  "totalSquaredError.rootOfMean.hint": "enlevez la racine carrée",
  "totalSquaredError.meanOverClasses":
    "{received} : somme et moyenne sont échangées, c'est la moyenne sur les classes et la somme sur le lot",
  "totalSquaredError.meanOverClasses.hint": "d'abord sum(1), puis mean()",
  "totalSquaredError.noDifference":
    "{received} élève au carré les seules prédictions : les étiquettes ne servent pas",
  "totalSquaredError.noDifference.hint": "soustrayez d'abord les étiquettes",

  "categoricalCrossEntropy.hint.1":
    "Seule compte la probabilité de la vraie classe. À quel point vous surprend-elle ? −log p.",
  "categoricalCrossEntropy.hint.2":
    "labels.mul(predictions.log()) garde le logarithme de la vraie classe et met les autres à 0. Attention à log 0 : bornez d'abord les prédictions.",
  "categoricalCrossEntropy.hint.3": "labels.mul(predictions.clipByValue(1e-7, 1).log()).sum(1).neg().mean()",
  "categoricalCrossEntropy.perSample":
    "{count} nombres, un par image, attendu : un seul ; il manque la moyenne sur le lot",
  "categoricalCrossEntropy.perSample.hint": "terminez par .mean()",
  "categoricalCrossEntropy.perClass":
    "{count} nombres, un par classe : la somme va sur le lot au lieu d'aller sur les classes",
  "categoricalCrossEntropy.perClass.hint": "les classes sont l'axe 1 : sum(1)",
  "categoricalCrossEntropy.notDifferentiable":
    "{value} est juste, mais un réseau ne peut rien en apprendre : {reason}",
  "categoricalCrossEntropy.notDifferentiable.hint":
    "dataSync, arraySync, les comparaisons et les simples nombres coupent le chemin de retour vers les prédictions ; prenez des opérations comme sub, square, log, sum",
  "categoricalCrossEntropy.swapped":
    "la perte est {received} : étiquettes et prédictions sont échangées, vous avez pris le logarithme des étiquettes",
  "categoricalCrossEntropy.swapped.hint":
    "les étiquettes restent telles quelles, c'est des prédictions que l'on prend le logarithme",
  "categoricalCrossEntropy.meanOverAll":
    "la perte est {received}, attendu : {expected} ; moyenne sur tous les éléments et non sur les images",
  "categoricalCrossEntropy.meanOverAll.hint": "d'abord sum(1), puis mean()",
  "categoricalCrossEntropy.batchSum":
    "la perte est {received}, attendu : {expected} ; somme sur le lot, alors qu'une moyenne est demandée",
  "categoricalCrossEntropy.batchSum.hint":
    "additionnez sur les classes avec sum(1), puis mean() sur ce qui reste",
  "categoricalCrossEntropy.missingMinus":
    "la perte est {received}, attendu : {expected} ; il manque le signe moins",
  "categoricalCrossEntropy.missingMinus.hint":
    "les logarithmes de probabilités sont négatifs : mettez .neg() avant .mean()",
  "categoricalCrossEntropy.log10":
    "la perte est {received}, attendu : {expected} ; c'est le logarithme en base 10, on demande le logarithme naturel",
  "categoricalCrossEntropy.log10.hint":
    "tf.log est le logarithme naturel ; enlevez la division par Math.LN10",
  "categoricalCrossEntropy.log2":
    "la perte est {received}, attendu : {expected} ; c'est le logarithme en base 2, on demande le logarithme naturel",
  "categoricalCrossEntropy.log2.hint": "tf.log est le logarithme naturel ; enlevez la division par Math.LN2",
  "categoricalCrossEntropy.logOnePlus":
    "la perte vaut {received}, attendu : {expected} ; c'est le logarithme de 1 + p, non de p",
  "categoricalCrossEntropy.logOnePlus.hint": "log() au lieu de log1p() ; clipByValue garde p au-dessus de 0",
  "categoricalCrossEntropy.noLogarithm":
    "la perte est {received}, attendu : {expected} ; il manque le logarithme",
  "categoricalCrossEntropy.noLogarithm.hint":
    "prenez le logarithme des prédictions avant de multiplier par les étiquettes",
  "categoricalCrossEntropy.softmaxOverBatch":
    "la perte est {received}, attendu : {expected} ; un softmax sur le lot a mélangé les images",
  "categoricalCrossEntropy.softmaxOverBatch.hint":
    "les prédictions sont déjà des probabilités ; aucun softmax n'est nécessaire, et surtout pas le long de l'axe 0",
  "categoricalCrossEntropy.softmaxTwice":
    "la perte est {received}, attendu : {expected} ; un second softmax a été appliqué, or les prédictions sont déjà des probabilités",
  "categoricalCrossEntropy.softmaxTwice.hint":
    "la dernière couche du réseau a déjà fait le softmax ; prenez les prédictions telles quelles",
  "categoricalCrossEntropy.binary":
    "la perte est {received}, attendu : {expected} ; c'est l'entropie croisée binaire, qui compte aussi les classes fausses",
  "categoricalCrossEntropy.binary.hint":
    "enlevez le terme en 1 − p : le softmax lie déjà les classes entre elles",
  "categoricalCrossEntropy.noEpsilon":
    "une probabilité prédite de 0 rend la perte {received} : log 0 vaut −∞, et 0 · −∞ vaut NaN",
  "categoricalCrossEntropy.noEpsilon.hint":
    "gardez la probabilité au-dessus de zéro, par exemple avec predictions.clipByValue(1e-7, 1), qui laisse une pente jusqu'à 10⁻⁷",

  "totalSquaredError.squaredFirst":
    "{received} : étiquettes et prédictions ont été mises au carré avant la soustraction",
  "totalSquaredError.squaredFirst.hint": "soustrayez d'abord : predictions.sub(labels).square()",
  "totalSquaredError.trueClassOnly":
    "{received} ne compte qu'une classe par image ; il faut les erreurs de toutes les classes",
  "totalSquaredError.trueClassOnly.hint": "sum(1) sur tous les carrés, sans masque ni max",
  "totalSquaredError.added":
    "{received} : étiquettes et prédictions ont été additionnées ; il faut les soustraire",
  "totalSquaredError.added.hint": "predictions.sub(labels)",
  "totalSquaredError.crossEntropy": "{received} est l'entropie croisée : c'est l'exercice suivant",
  "totalSquaredError.crossEntropy.hint":
    "ici ce sont des carrés de différences : predictions.sub(labels).square()",
  "totalSquaredError.negative": "{received} est négatif, ce qu'une somme de carrés ne peut pas être",
  "totalSquaredError.negative.hint": "supprimez .neg()",
  "totalSquaredError.numberReturned":
    "{received} est un simple nombre ; il faut un tenseur qui en contient un",
  "totalSquaredError.numberReturned.hint":
    "supprimez dataSync : l'entraînement remonte de tenseur en tenseur jusqu'aux prédictions",
  "categoricalCrossEntropy.numberReturned":
    "{received} est un simple nombre ; il faut un tenseur qui en contient un",
  "categoricalCrossEntropy.numberReturned.hint":
    "supprimez dataSync : l'entraînement remonte de tenseur en tenseur jusqu'aux prédictions",
  "categoricalCrossEntropy.oneMinusP":
    "la perte vaut {received}, valeur attendue : {expected} ; c'est le logarithme de 1 − p, et non de p",
  "categoricalCrossEntropy.oneMinusP.hint": "predictions.log(), celui des probabilités elles-mêmes",
  "categoricalCrossEntropy.labelsForgotten":
    "la perte vaut {received}, valeur attendue : {expected} ; toutes les classes comptent, les étiquettes ne servent pas",
  "categoricalCrossEntropy.labelsForgotten.hint":
    "multipliez par les étiquettes : elles gardent la vraie classe et annulent les autres",
  "categoricalCrossEntropy.labelsAdded":
    "la perte vaut {received}, valeur attendue : {expected} ; étiquettes et logarithmes ont été ajoutés ou soustraits au lieu d'être multipliés",
  "categoricalCrossEntropy.labelsAdded.hint": "labels.mul(…) au lieu de labels.add(…) ou labels.sub(…)",
  "categoricalCrossEntropy.entropy":
    "la perte vaut {received}, valeur attendue : {expected} ; c'est l'entropie des prédictions, sans les étiquettes",
  "categoricalCrossEntropy.entropy.hint": "Σ y log p, et non Σ p log p : labels.mul(…)",
  "categoricalCrossEntropy.logOfMean":
    "la perte vaut {received}, valeur attendue : {expected} ; c'est le logarithme de la moyenne, et non la moyenne des logarithmes",
  "categoricalCrossEntropy.logOfMean.hint":
    "prenez d'abord le logarithme pour chaque image, la moyenne à la fin",
  "categoricalCrossEntropy.squaredError":
    "la perte vaut {received}, valeur attendue : {expected} ; c'est l'erreur quadratique totale, l'exercice précédent",
  "categoricalCrossEntropy.squaredError.hint": "−Σ y log p : un logarithme au lieu d'un carré",
  "categoricalCrossEntropy.clippedLogarithm":
    "la perte vaut {received}, valeur attendue : {expected} ; ce sont les logarithmes qui ont été bornés, et non les probabilités",
  "categoricalCrossEntropy.clippedLogarithm.hint":
    "bornez d'abord, prenez le logarithme ensuite : predictions.clipByValue(1e-7, 1).log()",
  "categoricalCrossEntropy.clippedTooHigh":
    "les probabilités sont maintenues au-dessus de {received}, ce qui cache combien une prédiction est fausse",
  "categoricalCrossEntropy.clippedTooHigh.hint": "un cheveu au-dessus de zéro suffit : 1e-7",
  "totalSquaredError.softmaxAgain":
    "{received} : une softmax a été appliquée, les prédictions sont déjà des probabilités",
  "totalSquaredError.softmaxAgain.hint": "prenez les prédictions telles quelles",
  "totalSquaredError.matrixProduct":
    "{received} vient d'un produit de matrices, qui multiplie aussi les écarts d'images ou de classes différentes",
  "totalSquaredError.matrixProduct.hint":
    "mettez au carré nombre par nombre, avec square() ou mul, et non matMul ; puis sum(1) et mean()",
  "totalSquaredError.relative":
    "{received} vient de carrés divisés par les prédictions, on attend les carrés seuls",
  "totalSquaredError.relative.hint": "enlevez la division : (p − y)², et non (p − y)² / p",
  "totalSquaredError.classDistance":
    "{received} est le carré de l'écart entre les numéros des classes ; un 4 n'est pas plus près d'un 3 qu'un 9",
  "totalSquaredError.classDistance.hint":
    "enlevez argMax : soustrayez les dix nombres d'une ligne, puis élevez au carré",
  "totalSquaredError.fixedBatch":
    "{received} est la somme sur le lot divisée par {divisor}, mais le lot a {batch} images",
  "totalSquaredError.fixedBatch.hint": "sum(1), puis mean() ; ou divisez par labels.shape[0]",
  "categoricalCrossEntropy.fixedBatch":
    "la perte vaut {received}, la somme sur le lot divisée par {divisor}, mais le lot a {batch} images",
  "categoricalCrossEntropy.fixedBatch.hint": "sum(1), puis mean() ; ou divisez par labels.shape[0]",
  "categoricalCrossEntropy.meanOverClasses":
    "la perte vaut {received}, valeur attendue : {expected} ; somme et moyenne sont échangées, la moyenne porte sur les classes",
  "categoricalCrossEntropy.meanOverClasses.hint": "d'abord sum(1), sur les classes, puis mean()",
  "categoricalCrossEntropy.allPairs":
    "la perte vaut {received}, valeur attendue : {expected} ; chaque étiquette a été comparée à la prédiction de chaque image",
  "categoricalCrossEntropy.allPairs.hint":
    "labels.mul(…) va ligne par ligne ; matMul combine chacune avec toutes",
  "categoricalCrossEntropy.clippedAbove":
    "les probabilités au-dessus de {received} sont réduites, il fallait les garder : une réponse sûre et juste ne coûte rien",
  "categoricalCrossEntropy.clippedAbove.hint": "clipByValue(1e-7, 1) : une probabilité peut valoir 1",
  "categoricalCrossEntropy.boundsExchanged": "clipByValue a reçu la plus grande borne en premier",
  "categoricalCrossEntropy.boundsExchanged.hint":
    "d'abord la plus petite, puis la plus grande : clipByValue(1e-7, 1)",
  "totalSquaredError.largestImage":
    "{received} est l'erreur de la pire image ; on demande la moyenne sur les images",
  "totalSquaredError.largestImage.hint": "terminez par .mean() au lieu de .max()",
  "totalSquaredError.otherPower": "{received} : les différences ont été élevées à une autre puissance que 2",
  "totalSquaredError.otherPower.hint": "square() est la puissance 2",
  "categoricalCrossEntropy.largestImage":
    "la perte vaut {received}, valeur attendue : {expected} ; c'est celle de la pire image, on demande la moyenne sur les images",
  "categoricalCrossEntropy.largestImage.hint": "terminez par .mean() au lieu de .max()",
  "categoricalCrossEntropy.largestProbability":
    "la perte vaut {received}, valeur attendue : {expected} ; elle prend la plus grande probabilité de chaque image, et non celle de la vraie classe",
  "categoricalCrossEntropy.largestProbability.hint": "labels.mul(…) garde la vraie classe ; enlevez max",
  "categoricalCrossEntropy.exponential":
    "la perte vaut {received}, valeur attendue : {expected} ; exp à la place du logarithme",
  "categoricalCrossEntropy.exponential.hint": "log() au lieu de exp()",
  "totalSquaredError.otherLoss":
    "votre nombre est {received}, attendu : {expected}, où p est une probabilité et y son étiquette",
  "totalSquaredError.otherLoss.hint":
    "comparez les deux formules de l'intérieur vers l'extérieur : sum(1) porte sur les classes, mean() sur le lot",
  "categoricalCrossEntropy.otherLoss":
    "votre nombre est {received}, attendu : {expected}, où p est une probabilité et y son étiquette",
  "categoricalCrossEntropy.otherLoss.hint":
    "comparez les deux formules de l'intérieur vers l'extérieur : sum(1) porte sur les classes, mean() sur le lot",
  "loss.combined": "la perte réunit deux pertes ({operation}) : {one} et {other}",
  "loss.combined.hint": "gardez celle qui est demandée",
  "loss.softened": "les étiquettes sont adoucies : {share} de chaque 1 est réparti sur toutes les classes",
  "loss.softened.hint": "prenez les étiquettes telles quelles",
  "categoricalCrossEntropy.labelsInLogarithm":
    "la perte est {received}, attendu : {expected} ; les étiquettes sont dans le logarithme, et chaque classe qui n'est pas la vraie ajoute {added}",
  "categoricalCrossEntropy.labelsInLogarithm.hint":
    "prenez d'abord le logarithme des prédictions, puis multipliez par les étiquettes",
};
