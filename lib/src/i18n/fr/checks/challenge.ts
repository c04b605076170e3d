import type { Translation } from "../../en/checks";
import type { challenge as english } from "../../en/checks/challenge";

/** French texts of chapter 7. */
export const challenge: Translation<typeof english> = {
  "buildChallengeModel.hint.1":
    "Partez du meilleur modèle de référence, et ne changez qu'une chose à la fois.",
  "buildChallengeModel.hint.2":
    "Plus de filtres et des noyaux plus petits : 3×3 avec padding same, puis max pooling 2×2, deux ou trois fois.",
  "buildChallengeModel.hint.3":
    "conv2d 16, max pooling, conv2d 32, max pooling, conv2d 64, max pooling, flatten, dense 96, dropout 0.3, dense 10",
  "challenge.wanted": "au moins {share} de {count} scènes que personne n'a vues",
  "challenge.seen": "{share} des scènes",
  "challenge.shapes": "le modèle va de {input} à {output}, attendu : de 32×32×3 à 10",
  "challenge.shapes.hint": "la première couche a inputShape: [32, 32, 3], la dernière 10 unités et softmax",
  "challenge.target": "votre modèle reconnaît {received} des scènes mises de côté, l'objectif est {expected}",
  "challenge.target.hint":
    "les courbes d'apprentissage disent ce qui manque : plus de capacité, ou moins de surapprentissage",
  "buildChallengeModel.guessing":
    "votre modèle reconnaît {received} des scènes mises de côté : il répond au hasard",
  "buildChallengeModel.guessing.hint":
    "il n'a rien appris : cherchez un taux d'apprentissage trop grand, un softmax oublié, des relus mortes",

  "challenge.pooledAway": "les couches rétrécissent l'image jusqu'à ce qu'il n'en reste rien (0×0)",
  "challenge.pooledAway.hint":
    'calculez les côtés sur papier : chaque pooling 2×2 les divise par deux, 32 → 16 → 8 → 4 → 2 → 1 ; mettez-en moins, ou padding: "same"',
  "challenge.noSoftmax":
    "la dernière couche n'a pas de softmax : ses sorties ne sont pas des probabilités, et l'entropie croisée ne peut rien leur apprendre",
  "challenge.noSoftmax.hint": 'donnez à la dernière couche activation: "softmax"',
  "buildChallengeModel.tooSlow":
    "votre modèle nomme {received} des scènes mises de côté, l'objectif est {expected} : il a été arrêté dans l'époque {epoch} sur {epochs}, car une image lui coûte {millions} millions de multiplications",
  "buildChallengeModel.tooSlow.hint":
    "{most} millions par image lui laissent les {epochs} époques : moins de filtres dans les premières couches, strides: 2, ou un pooling plus tôt",
  "buildChallengeModel.overfitting":
    "votre modèle nomme {received} des scènes mises de côté, l'objectif est {expected}, mais {training} de ses scènes d'entraînement : il les apprend par cœur",
  "buildChallengeModel.overfitting.hint":
    "du dropout avant la dernière couche, moins d'unités dans la couche dense, ou un pooling de plus avant flatten",
  "buildChallengeModel.tooSmall":
    "votre modèle nomme {received} des scènes mises de côté, l'objectif est {expected}, et seulement {training} de ses scènes d'entraînement : il est trop petit",
  "buildChallengeModel.tooSmall.hint":
    "plus de filtres, ou une convolution de plus ; relu et le max pooling apprennent plus vite que tanh et les moyennes",
  "challenge.softmaxTwice":
    "softmax est appliqué {count} fois : le second rend toutes les probabilités presque égales",
  "challenge.softmaxTwice.hint": "gardez un seul softmax, tout à la fin",
  "challenge.learningRate":
    "le taux d'apprentissage de votre optimiseur est {received} : avec cela aucun réseau n'apprend",
  "challenge.learningRate.hint": "0,001 est habituel pour Adam, 0,01 à 0,1 pour sgd",
  "challenge.learningRateTooSmall":
    "le taux d'apprentissage de votre optimiseur est {received} : en {epochs} époques de {optimizer} les poids bougent à peine",
  "challenge.learningRateTooSmall.hint":
    "0,001 est habituel pour Adam, 0,01 à 0,1 pour sgd ; un modèle qui n'est pas compilé reçoit Adam",
  "challenge.missingFlatten":
    "le modèle donne {received} nombres, dix pour chaque place de l'image, on en attend dix en tout : il manque flatten",
  "challenge.missingFlatten.hint":
    "tf.layers.flatten() se met entre le dernier pooling et la première couche dense",
  "challenge.softmaxNotLast":
    "après le softmax vient encore une couche, {received} : ce qui sort du modèle, ce ne sont plus des probabilités",
  "challenge.softmaxNotLast.hint":
    "le softmax vient en tout dernier : mettez cette couche avant la dernière dense",
  "buildChallengeModel.bottleneck":
    "une couche dense du milieu a très peu d'unités : {units} ; ce qui distingue dix classes n'y passe pas",
  "buildChallengeModel.bottleneck.hint": "donnez 32 unités ou plus aux couches denses cachées",
};
