/** Indices d'après ce que montre le code d'une réponse fausse. */
export const slips = {
  "slip.postIncrement.hint":
    "{code} ne change rien : x++ donne l'ancienne valeur, qui est remise à sa place ; écrivez x++ tout seul, ou x = x + 1",
  "slip.power.hint":
    "{code} n'est pas une puissance : ^ est le « ou exclusif » des bits ; une puissance s'écrit 256 ** 2",
  "slip.loopCopy.hint":
    "{code} change une copie de l'élément, pas la liste : écrivez à la place même, liste[i] = …, ou renvoyez ce que fait map",
  "slip.dropped.hint":
    "{code} fait quelque chose de nouveau et laisse tout le reste en l'état : servez-vous-en, par exemple en l'affectant ou en le renvoyant",
  "slip.noReturn.hint": "{code} ne rend rien : une fonction fléchée avec des accolades a besoin d'un return",
  "slip.emptyLoop.hint": "{code} finit par un point-virgule, la boucle ne fait donc rien : enlevez-le",
  "slip.returnInLoop.hint":
    "{code} est dans la boucle, qui finit donc au premier tour : mettez-le après l'accolade de la boucle",
  "slip.disposeInLoop.hint":
    "{code} est dans la boucle et libère ce dont les tours suivants ont besoin : mettez-le après la boucle",
  "slip.textCompared.hint":
    "{code} n'est jamais vrai : une liste devient un texte sans espaces, 28,28,1 ; comparez un nombre, comme inputShape[0] === 28",
  "slip.sharedFill.hint":
    "{code} met une seule et même liste à chaque place : faites-en une nouvelle pour chacune, Array.from({ length: n }, () => …)",
  "slip.comparedStatement.hint":
    "{code} ne fait que comparer, et rien ne se sert de la réponse : pour affecter, écrivez un seul =",
};
