import type { Translation } from "../../en/checks";
import type { optimizer as english } from "../../en/checks/optimizer";

/** French texts of chapter 6: one step down the slope. */
export const optimizer: Translation<typeof english> = {
  "property.gradientsLeft":
    "les valeurs sont justes, mais des gradients restent en mémoire après le pas : {count}",
  "property.gradientsLeft.hint":
    "appelez tf.dispose(gradients) à la fin : le prochain pas en apporte de nouveaux",

  "gradientDescent.hint.1":
    "Pour chaque paramètre : sa valeur, moins le taux d'apprentissage fois son gradient.",
  "gradientDescent.hint.2":
    "Une variable garde son ancienne valeur tant que vous n'appelez pas parameter.assign(newValue). tf.tidy efface ce qui a été créé en chemin, tf.dispose(gradients) les gradients.",
  "gradientDescent.hint.3":
    "tf.tidy(() => parameters.forEach((parameter, i) => parameter.assign(parameter.sub(gradients[i].mul(learningRate))))); tf.dispose(gradients);",
  "gradientDescent.notAssigned":
    "le premier paramètre vaut encore {after} : la nouvelle valeur a été calculée, mais pas affectée",
  "gradientDescent.notAssigned.hint":
    "sub crée un nouveau tenseur et laisse la variable comme elle est : parameter.assign(parameter.sub(…))",
  "gradientDescent.signFlipped":
    "le premier paramètre est passé de {start} à {after} avec le gradient {gradient} : il monte, le signe est inversé",
  "gradientDescent.signFlipped.hint": "le gradient pointe vers le haut : soustrayez-le",
  "gradientDescent.rateForgotten":
    "le premier paramètre est passé de {start} à {after} avec le gradient {gradient} : il manque le taux d'apprentissage",
  "gradientDescent.rateForgotten.hint": "multipliez le gradient par learningRate",
  "gradientDescent.stepAssigned":
    "le premier paramètre est passé de {start} à {after} : c'est le pas seul, l'ancienne valeur est perdue",
  "gradientDescent.stepAssigned.hint": "affectez le paramètre moins le pas",
  "gradientDescent.rateAsDivisor":
    "le premier paramètre est passé de {start} à {after} avec le gradient {gradient} : divisé par le taux d'apprentissage",
  "gradientDescent.rateAsDivisor.hint": "multipliez par learningRate : à petit taux, petits pas",
  "gradientDescent.onlyFirst":
    "le premier paramètre est passé de {start} à {after}, tous les autres n'ont pas bougé",
  "gradientDescent.onlyFirst.hint": "parcourez tous les paramètres : parameters.forEach((parameter, i) => …)",

  "momentum.hint.1":
    "Deux lignes pour chaque paramètre : d'abord la nouvelle vitesse, puis un pas en sens contraire.",
  "momentum.hint.2":
    "v ← β·v + g, puis p ← p − lr·v avec le nouveau v. Les deux sont des variables : affectez les deux.",
  "momentum.hint.3":
    "velocity.assign(velocity.mul(beta).add(gradients[i])); parameter.assign(parameter.sub(velocity.mul(learningRate))); dans tf.tidy, pour chaque i ; puis tf.dispose(gradients);",
  "momentum.nothingAssigned": "le premier paramètre vaut encore {after} : rien n'a été affecté",
  "momentum.nothingAssigned.hint":
    "velocity.assign(…) et parameter.assign(…) : les autres opérations créent de nouveaux tenseurs",
  "momentum.forgotten":
    "le premier paramètre est passé de {start} à {after} avec le gradient {gradient} : la vitesse est oubliée, c'est la simple descente de gradient",
  "momentum.forgotten.hint": "avancez selon la vitesse, et non selon le gradient",
  "momentum.reset":
    "la première vitesse est passée de {start} à {after}, qui est le gradient seul : le passé est effacé",
  "momentum.reset.hint": "gardez une part beta de l'ancienne vitesse : velocity.mul(beta).add(gradient)",
  "momentum.velocityNotAssigned":
    "la première vitesse vaut encore {after} : elle a été calculée, mais pas affectée",
  "momentum.velocityNotAssigned.hint": "velocity.assign(…), pour que le prochain pas la retrouve",
  "momentum.parameterNotAssigned": "les vitesses sont justes, mais le premier paramètre vaut encore {after}",
  "momentum.parameterNotAssigned.hint": "parameter.assign(parameter.sub(…))",
  "momentum.signFlipped":
    "le premier paramètre est passé de {start} à {after} : il monte, le signe est inversé",
  "momentum.signFlipped.hint":
    "la vitesse additionne des gradients, qui pointent vers le haut : soustrayez-la",
  "momentum.dampened":
    "la première vitesse est passée de {start} à {after} avec le gradient {gradient} : c'est la variante avec (1 − β)·g",
  "momentum.dampened.hint": "ici, le gradient entre tout entier : β·v + g",
  "momentum.betaOnGradient":
    "la première vitesse est passée de {start} à {after} avec le gradient {gradient} : β multiplie le gradient au lieu de la vitesse",
  "momentum.betaOnGradient.hint": "β est la part de l'ancienne vitesse que l'on garde : β·v + g",
  "momentum.rateInVelocity":
    "la première vitesse est passée de {start} à {after} : le taux d'apprentissage est dans la vitesse",
  "momentum.rateInVelocity.hint":
    "une autre forme courante ; ici v ← β·v + g, et le taux n'intervient qu'avec le pas",
  "momentum.oldVelocity":
    "le premier paramètre est passé de {start} à {after} : le pas a pris la vitesse d'avant la mise à jour",
  "momentum.oldVelocity.hint": "mettez d'abord la vitesse à jour, puis avancez selon la nouvelle",
  "momentum.nesterov":
    "le premier paramètre est passé de {start} à {after} : la variante de Nesterov, qui regarde un pas plus loin",
  "momentum.nesterov.hint": "c'est la forme simple qui est demandée : p ← p − lr·v",
  "momentum.onlyFirst":
    "le premier paramètre est passé de {start} à {after}, tous les autres n'ont pas bougé",
  "momentum.onlyFirst.hint": "parcourez tous les paramètres : parameters.forEach((parameter, i) => …)",

  "gradientDescent.firstGradient": "tous les paramètres ont avancé selon le premier gradient",
  "gradientDescent.firstGradient.hint": "gradients[i] appartient à parameters[i]",
  "gradientDescent.everythingScaled":
    "le premier paramètre est passé de {start} à {after} avec le gradient {gradient} : le paramètre aussi a été multiplié par le taux d'apprentissage",
  "gradientDescent.everythingScaled.hint":
    "ne multipliez que le gradient : parameter.sub(gradient.mul(learningRate))",
  "gradientDescent.rateOnParameter":
    "le premier paramètre est passé de {start} à {after} avec le gradient {gradient} : le taux d'apprentissage est sur le paramètre",
  "gradientDescent.rateOnParameter.hint":
    "multipliez le gradient par learningRate, et laissez le paramètre tel qu'il est",
  "gradientDescent.reversed":
    "le premier paramètre est passé de {start} à {after} avec le gradient {gradient} : c'est le paramètre qui a été soustrait du pas",
  "gradientDescent.reversed.hint": "parameter.sub(step), et non step.sub(parameter)",
  "gradientDescent.signOnly":
    "le premier paramètre est passé de {start} à {after} avec le gradient {gradient} : seul le signe du gradient a servi",
  "gradientDescent.signOnly.hint": "une forte pente donne un long pas : supprimez sign()",
  "gradientDescent.gradientSquared":
    "le premier paramètre est passé de {start} à {after} avec le gradient {gradient} : le gradient a été mis au carré",
  "gradientDescent.gradientSquared.hint":
    "le pas est le taux d'apprentissage fois le gradient lui-même : supprimez square()",
  "gradientDescent.meanGradient":
    "le premier paramètre est passé de {start} à {after} avec le gradient {gradient} : chaque nombre a avancé selon la moyenne des gradients",
  "gradientDescent.meanGradient.hint": "chaque nombre a sa propre pente : supprimez mean()",
  "gradientDescent.fixedRate":
    "le pas vaut {received} fois le gradient alors que learningRate vaut {expected} : un taux est écrit dans votre code",
  "gradientDescent.fixedRate.hint": "utilisez le paramètre learningRate",
  "gradientDescent.wrongOrder":
    "un paramètre a reçu une valeur d'une autre forme : gradients et paramètres ne vont pas ensemble",
  "gradientDescent.wrongOrder.hint": "gradients[i] appartient à parameters[i]",
  "momentum.alongGradient":
    "les vitesses sont justes, mais le premier paramètre est passé de {start} à {after} avec le gradient {gradient} : le pas a suivi le gradient",
  "momentum.alongGradient.hint":
    "avancez selon la nouvelle vitesse : parameter.sub(velocity.mul(learningRate))",
  "momentum.betaForgotten":
    "la première vitesse est passée de {start} à {after} avec le gradient {gradient} : β manque, toute l'ancienne vitesse est gardée",
  "momentum.betaForgotten.hint": "velocity.mul(beta).add(gradient)",
  "momentum.betaAndRateSwapped":
    "la première vitesse est passée de {start} à {after} avec le gradient {gradient} : β et le taux d'apprentissage sont échangés",
  "momentum.betaAndRateSwapped.hint": "β va avec la vitesse, le taux d'apprentissage avec le pas",
  "momentum.rateTwice":
    "la première vitesse est passée de {start} à {after} avec le gradient {gradient} : le taux d'apprentissage est dans la vitesse et dans le pas",
  "momentum.rateTwice.hint": "multipliez une seule fois par learningRate, dans le pas",
  "momentum.rateForgotten":
    "le premier paramètre est passé de {start} à {after} : le taux d'apprentissage manque",
  "momentum.rateForgotten.hint": "multipliez la vitesse par learningRate",
  "momentum.gradientSubtracted":
    "la première vitesse est passée de {start} à {after} avec le gradient {gradient} : le gradient a été soustrait, le pas remonte donc la pente",
  "momentum.gradientSubtracted.hint":
    "la vitesse additionne les gradients : β·v + g ; le moins vient avec le pas",
  "momentum.betaOnBoth":
    "la première vitesse est passée de {start} à {after} avec le gradient {gradient} : β multiplie les deux, la vitesse et le gradient",
  "momentum.betaOnBoth.hint": "β·v + g : multipliez la vitesse avant d'additionner",
  "momentum.fixedBeta":
    "{received} de l'ancienne vitesse est gardé alors que beta vaut {expected} : un nombre est écrit dans votre code",
  "momentum.fixedBeta.hint": "utilisez le paramètre beta",
  "momentum.fixedRate":
    "le pas vaut {received} fois la vitesse alors que learningRate vaut {expected} : un taux est écrit dans votre code",
  "momentum.fixedRate.hint": "utilisez le paramètre learningRate",
  "momentum.wrongOrder":
    "une vitesse ou un paramètre a reçu une valeur d'une autre forme : ils ne vont pas avec leurs gradients",
  "momentum.wrongOrder.hint": "velocities[i] et gradients[i] appartiennent à parameters[i]",
  "momentum.firstVelocity":
    "seule la première vitesse a été mise à jour, alors que tous les paramètres ont avancé",
  "momentum.firstVelocity.hint": "velocities[i] appartient à parameters[i]",
  "gradientDescent.firstForgotten": "le premier paramètre vaut toujours {start}, tous les autres ont bougé",
  "gradientDescent.firstForgotten.hint": "comptez à partir de 0 : une boucle commence à i = 0",
  "gradientDescent.steppedTwice":
    "le premier paramètre est passé de {start} à {after} : deux pas au lieu d'un",
  "gradientDescent.steppedTwice.hint": "soustrayez η·g une seule fois",
  "momentum.updatedTwice":
    "la première vitesse est passée de {start} à {after} avec le gradient {gradient} : elle a été mise à jour deux fois",
  "momentum.updatedTwice.hint": "v ← β·v + g une seule fois, puis le pas",
  "momentum.gradientNotKept":
    "la première vitesse est passée de {start} à {after} : le gradient a servi au pas, mais n'est pas gardé dans la vitesse",
  "momentum.gradientNotKept.hint": "affectez β·v + g à la vitesse, puis avancez selon elle",
  "momentum.oneMinusBeta":
    "la première vitesse est passée de {start} à {after} avec le gradient {gradient} : il en reste 1 − β au lieu de β",
  "momentum.oneMinusBeta.hint": "v ← β·v + g",
  "momentum.firstForgotten": "le premier paramètre et sa vitesse n'ont pas bougé, tous les autres oui",
  "momentum.firstForgotten.hint": "comptez à partir de 0 : une boucle commence à i = 0",
  "gradientDescent.rateSquared":
    "le premier paramètre est passé de {start} à {after} avec le gradient {gradient} : le taux d'apprentissage a été multiplié deux fois",
  "gradientDescent.rateSquared.hint": "multipliez une seule fois par learningRate",
  "gradientDescent.multiplied":
    "le premier paramètre est passé de {start} à {after} avec le gradient {gradient} : il a été multiplié par le pas",
  "gradientDescent.multiplied.hint": "soustrayez le pas : parameter.sub(…)",
  "gradientDescent.gradientForgotten":
    "le premier paramètre est passé de {start} à {after} avec le gradient {gradient} : seul le taux d'apprentissage a servi, et non le gradient",
  "gradientDescent.gradientForgotten.hint": "le pas est le gradient multiplié par learningRate",
  "gradientDescent.gradientCutOff":
    "le premier paramètre est passé de {start} à {after} avec le gradient {gradient} : le gradient a été coupé à 1",
  "gradientDescent.gradientCutOff.hint": "utile ailleurs ; ici le gradient compte tel quel",
  "gradientDescent.firstNumberOnly":
    "tous les nombres d'un paramètre ont bougé selon le premier nombre de son gradient",
  "gradientDescent.firstNumberOnly.hint":
    "prenez le tenseur entier, sans dataSync()[0] : chaque nombre a sa propre pente",
  "momentum.gradientTwice":
    "les vitesses sont justes, mais le premier paramètre est passé de {start} à {after} avec le gradient {gradient} : le gradient a été ajouté une fois de plus",
  "momentum.gradientTwice.hint":
    "la nouvelle vitesse contient déjà le gradient : parameter.sub(velocity.mul(learningRate))",
  "momentum.betaInStep":
    "les vitesses sont justes, mais le premier paramètre est passé de {start} à {after} avec le gradient {gradient} : β a été multiplié aussi dans le pas",
  "momentum.betaInStep.hint": "β ne va qu'avec l'ancienne vitesse : p ← p − η v",
  "momentum.betaOnParameter":
    "les vitesses sont justes, mais le premier paramètre est passé de {start} à {after} avec le gradient {gradient} : le paramètre a été multiplié par β",
  "momentum.betaOnParameter.hint": "β va avec la vitesse : p ← p − η v",
  "momentum.rateSquared":
    "les vitesses sont justes, mais le premier paramètre est passé de {start} à {after} avec le gradient {gradient} : le taux d'apprentissage a été multiplié deux fois",
  "momentum.rateSquared.hint": "multipliez une seule fois par learningRate",
  "momentum.dividedByBeta":
    "la première vitesse est passée de {start} à {after} avec le gradient {gradient} : elle a été divisée par β",
  "momentum.dividedByBeta.hint": "multipliez : velocity.mul(beta) en garde la part β",
  "momentum.betaAdded":
    "la première vitesse est passée de {start} à {after} avec le gradient {gradient} : β a été ajouté",
  "momentum.betaAdded.hint": "multipliez : velocity.mul(beta) en garde la part β",
  "gradientDescent.lastForgotten": "le dernier paramètre est resté où il était, tous les autres ont bougé",
  "gradientDescent.lastForgotten.hint": "une boucle sur tous finit par i < parameters.length",
  "gradientDescent.otherStep":
    "un paramètre p devient {received}, attendu : {expected}, où g est son gradient et η le taux d'apprentissage",
  "gradientDescent.otherStep.hint":
    "comparez les deux formules signe par signe : .sub(gradient.mul(learningRate))",
  "momentum.lastForgotten": "le dernier paramètre est resté où il était, tous les autres ont bougé",
  "momentum.lastForgotten.hint": "une boucle sur tous finit par i < parameters.length",
  "momentum.otherVelocity": "une vitesse v devient {received}, attendu : {expected}, où g est le gradient",
  "momentum.otherVelocity.hint":
    "comparez les deux formules signe par signe : velocity.mul(beta).add(gradient)",
  "momentum.otherStep":
    "un paramètre p devient {received}, attendu : {expected}, où v est la nouvelle vitesse",
  "momentum.otherStep.hint":
    "comparez les deux formules signe par signe : parameter.sub(velocity.mul(learningRate))",
  "optimizer.stepFactor": "les pas ne sont pas tous pareils : celui de {what} vaut {received} fois le bon",
  "optimizer.stepFactor.hint": "chaque paramètre bouge selon la même règle, à chaque pas",
};
