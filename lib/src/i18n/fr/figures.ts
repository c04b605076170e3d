/** What figures, panels and widgets say, by the English text; a page gets those phrases that it uses. */
export const figures = {
  // every figure
  "a figure without a title": "une figure sans titre",
  "{name}, {origin}": "{name}, {origin}",
  "MNIST training images": "MNIST, images d'entraînement",
  "MNIST test images": "MNIST, images de test",
  "CIFAR-10 training images": "CIFAR-10, images d'entraînement",
  "CIFAR-10 test images": "CIFAR-10, images de test",
  Digits: "Chiffres",
  "{size} B": "{size} o",
  "{size} kB": "{size} ko",
  "{size} MB": "{size} Mo",
  downloaded: "par téléchargement",
  "from a folder": "depuis un dossier",
  "drawn by the lab": "dessins du lab",
  "class {label}": "classe {label}",
  red: "rouge",
  green: "vert",
  blue: "bleu",
  "channel {number}": "canal {number}",
  "image {index}": "image {index}",
  "image {index}: {label}": "image {index} : {label}",
  "{name}: {value}": "{name} : {value}",
  "{count} of {name}": "{count} de {name}",
  "{name}: {images} of {shape}, {count} classes, {origin}":
    "{name} : {images} de {shape}, {count} classes, {origin}",
  "{set}: {reason}. Drawn images stand in for the real ones.":
    "{set} : {reason}. Des images dessinées remplacent les vraies.",

  // sets in place of MNIST and CIFAR-10
  "Fashion-MNIST training images": "Fashion-MNIST, images d'entraînement",
  "Fashion-MNIST test images": "Fashion-MNIST, images de test",
  "KMNIST training images": "KMNIST, images d'entraînement",
  "KMNIST test images": "KMNIST, images de test",
  "QMNIST training images": "QMNIST, images d'entraînement",
  "QMNIST test images": "QMNIST, images de test",
  "EMNIST letters training images": "EMNIST lettres, images d'entraînement",
  "EMNIST letters test images": "EMNIST lettres, images de test",
  "EMNIST digits training images": "EMNIST chiffres, images d'entraînement",
  "EMNIST digits test images": "EMNIST chiffres, images de test",
  "EMNIST mnist training images": "EMNIST mnist, images d'entraînement",
  "EMNIST mnist test images": "EMNIST mnist, images de test",
  "EMNIST balanced training images": "EMNIST balanced, images d'entraînement",
  "EMNIST balanced test images": "EMNIST balanced, images de test",
  "EMNIST bymerge training images": "EMNIST bymerge, images d'entraînement",
  "EMNIST bymerge test images": "EMNIST bymerge, images de test",
  "EMNIST byclass training images": "EMNIST byclass, images d'entraînement",
  "EMNIST byclass test images": "EMNIST byclass, images de test",
  "CIFAR-100 training images": "CIFAR-100, images d'entraînement",
  "CIFAR-100 test images": "CIFAR-100, images de test",
  "CIFAR-100 coarse training images": "CIFAR-100, classes larges, images d'entraînement",
  "CIFAR-100 coarse test images": "CIFAR-100, classes larges, images de test",

  // data files that lie about
  "{folder} has them: move them or name that folder":
    "{folder} les contient : déplacez-les ou nommez ce dossier",
  "{folder} has files of these names, but they are {other}'s":
    "{folder} contient des fichiers de ces noms, mais ce sont ceux de {other}",
  "{folder} has files of these names: if they are {set}'s, move them into a folder of its name":
    "{folder} contient des fichiers de ces noms : si ce sont ceux de {set}, mettez-les dans un dossier à son nom",
  "{path} is the version for Python; the lab reads the binary one, {archive}":
    "{path} est la version pour Python ; le TP lit la version binaire, {archive}",
  "{path} is the version for Matlab; the lab reads the binary one, {archive}":
    "{path} est la version pour Matlab ; le TP lit la version binaire, {archive}",
  "{path} is {other}'s, which lab.loadVariation reads":
    "{path} appartient à {other}, que lit lab.loadVariation",
  "{path} is of another split of EMNIST": "{path} fait partie d'une autre division d'EMNIST",
  "{path} is a download that was not finished: fetch it again":
    "{path} est un téléchargement inachevé : téléchargez-le de nouveau",
  "{path} has a folder of pictures for each class: lab.loadImageFolder reads it":
    "{path} a un dossier d'images par classe : lab.loadImageFolder le lit",
  "{path} is an archive, which is not read: if it holds {set}, unpack it":
    "{path} est une archive, qui n’est pas lue : si elle contient {set}, décompressez-la",
  "{path} is not read: take the files as they were published, unpacked":
    "{path} n'est pas lu : prenez les fichiers tels qu'ils ont été publiés, décompressés",

  // pictures of one's own
  "no digit was found, and the image is black": "aucun chiffre trouvé, et l'image est noire",
  "there is more than one digit; the largest one near the middle was taken":
    "il y a plus d'un chiffre ; le plus grand près du milieu a été pris",
  "the digit reaches the edge of the picture or the paper, and a part of it may be missing":
    "le chiffre touche le bord de l'image ou du papier, et il peut en manquer une partie",
  "it is unsure which is ink and which is paper; the dark was taken as ink":
    "on ne sait pas bien ce qui est encre et ce qui est papier ; le sombre a été pris pour l'encre",
  "it is unsure which is ink and which is paper; the bright was taken as ink":
    "on ne sait pas bien ce qui est encre et ce qui est papier ; le clair a été pris pour l'encre",
  "a reflection may hide a part of the digit": "un reflet cache peut-être une partie du chiffre",
  "{folder}: left out {pictures}: {names}": "{folder} : {pictures} de côté : {names}",
  "{folder}: it is unsure whether the digit was found in {pictures} more":
    "{folder} : on ne sait pas bien si le chiffre a été trouvé dans {pictures} de plus",
  "in no class's folder": "dans le dossier d'aucune classe",
  "a folder in a class's folder": "un dossier dans le dossier d'une classe",
  "a link to nothing": "un lien vers rien",
  "a WebP picture": "une image WebP",
  "an AVIF picture": "une image AVIF",
  "an SVG picture": "une image SVG",
  "a Photoshop picture": "une image Photoshop",
  "a HEIC picture, as iPhones take them": "une image HEIC, comme en prennent les iPhones",
  "digit chosen": "chiffre choisi",
  "strokes broadened": "traits élargis",
  "strokes thinned": "traits amincis",

  // while data is fetched or drawn
  "downloading {file}": "téléchargement de {file}",
  "drawing digits": "dessin des chiffres",
  "drawing scenes": "dessin des scènes",
  "{name}: done in {seconds} s": "{name} : terminé en {seconds} s",
  "{name}: failed after {seconds} s": "{name} : échec après {seconds} s",
  "{file} could not be downloaded ({reasons})": "{file} n'a pas pu être téléchargé ({reasons})",
  "no answer within {seconds} s": "aucune réponse en {seconds} s",
  "no byte for {seconds} s": "plus aucun octet depuis {seconds} s",
  "the server answered {status}": "le serveur a répondu {status}",
  "the server sent nothing": "le serveur n'a rien envoyé",
  "{count} bytes with md5 {md5} instead of {wanted}": "{count} octets de md5 {md5} au lieu de {wanted}",
  "{reason}, tried {time} ago; delete {file} to try at once":
    "{reason}, essayé il y a {time} ; supprimez {file} pour réessayer tout de suite",
  "LAB_DATA_DIR has no {set}: looked for {file} and the others in {places}":
    "LAB_DATA_DIR ne contient pas {set} : {file} et les autres ont été cherchés dans {places}",
  "{wanted} cannot be written: {other} is used instead.":
    "Impossible d'écrire dans {wanted} : {other} sert à sa place.",

  // the buttons above a figure
  "Download plot as a PNG": "Télécharger la figure en PNG",
  "Download plot": "Télécharger la figure",
  Zoom: "Zoom",
  Pan: "Déplacer",
  "Zoom in": "Agrandir",
  "Zoom out": "Réduire",
  Autoscale: "Ajuster l'échelle",
  "Reset axes": "Remettre les axes",
  "Preparing image - this may take a few seconds": "Préparation de l'image, quelques secondes",
  "Image download succeeded": "L'image est téléchargée",
  "Double-click to zoom back out": "Un double-clic revient à la vue entière",

  // curves and charts
  epoch: "époque",
  image: "image",
  "History of {epochs}: {changes}": "Historique de {epochs} : {changes}",
  loss: "perte",
  accuracy: "exactitude",
  acc: "exactitude",
  val_loss: "perte de validation",
  val_acc: "exactitude de validation",
  training: "entraînement",
  validation: "validation",
  "loss (mean over images)": "perte (moyenne sur les images)",
  "accuracy (share of images)": "exactitude (part des images)",
  "Learning curves: {metric}": "Courbes d'apprentissage : {metric}",
  "Training: {metric}": "Entraînement : {metric}",
  "learning curve": "courbe d'apprentissage",
  "— training   - o - validation": "— entraînement   - o - validation",
  "{y} against {x}": "{y} selon l’axe « {x} »",
  "{y} for each {x}": "{y} pour chaque {x}",
  "{name}: no finite value": "{name} : aucune valeur finie",
  "{name}: from {first} to {last}, lowest {lowest}": "{name} : de {first} à {last}, au plus bas {lowest}",
  "{y} at {x}": "{y} en {x}",
  "%{y:.4~g} at %{x}": "%{y:.4~g} en %{x}",
  value: "valeur",
  values: "valeurs",
  "Histogram of {things}": "Histogramme : {things}",
  "number of {things}": "nombre de {things}",
  "%{y:,} {things} around %{x:.3~g}": "%{y:,} {things} autour de %{x:.3~g}",
  "{count} {things} from {low} to {high}; most, {most}, lie between {from} and {to}":
    "{count} {things} de {low} à {high} ; la plupart, {most}, entre {from} et {to}",
  "step %{pointNumber}: (%{x:.3~g}, %{y:.3~g})": "pas %{pointNumber} : (%{x:.3~g}, %{y:.3~g})",
  "{name}: no step": "{name} : aucun pas",
  "{name}: {steps} from {first} to {last}, loss {before} to {after}":
    "{name} : {steps} de {first} à {last}, perte de {before} à {after}",

  // confusions
  "Confusion matrix": "Matrice de confusion",
  "{right} of {total} right": "{right} sur {total} justes",
  "% of true class": "% de la vraie classe",
  "predicted class": "classe prédite",
  "true class": "vraie classe",
  "%{text} of class %{y} predicted as %{x} (%{z:.1f} % of the row)":
    "%{text} de la classe %{y} prédites comme %{x} (%{z:.1f} % de la ligne)",
  "{name}: {right} of {total} right": "{name} : {right} sur {total} justes",
  "{truth} taken for {predicted}": "{truth} pris pour {predicted}",
  "most often mixed up: {pairs}": "le plus souvent confondus : {pairs}",
  "{name}, recognized": "{name}, reconnu",
  "{what}: {images}": "{what} : {images}",
  "{what}: {images}, {share} of {total}": "{what} : {images}, {share} de {total}",
  "What was taken for what": "Ce qui a été pris pour autre chose",
  "Choose a cell, by pointer or arrow keys, to see its images.":
    "Choisissez une case, au pointeur ou aux flèches, pour voir ses images.",
  More: "Plus",
  "rows: true class · columns: predicted class · blue: recognized, orange: mistaken":
    "lignes : vraie classe · colonnes : classe prédite · bleu : reconnu, orange : confondu",
  "{share} sure": "sûr à {share}",
  "image {index}: {label}, predicted {predicted}, {sure}":
    "image {index} : {label}, prédit {predicted}, {sure}",

  // filters, feature maps, diagrams
  input: "entrée",
  output: "sortie",
  pixels: "pixels",
  "conv {window}": "conv {window}",
  "max pool {window}": "max pool {window}",
  "average pool {window}": "avg pool {window}",
  "batch norm": "batch norm",
  "blue +, white 0, orange −": "bleu +, blanc 0, orange −",
  "blue +, white 0, orange −; red channel": "bleu +, blanc 0, orange − ; canal rouge",
  "blue +, white 0, orange −, up to ±{limit}": "bleu +, blanc 0, orange −, jusqu'à ±{limit}",
  "{count} of {size}; blue +, white 0, orange −, up to ±{limit}":
    "{count} de {size} ; bleu +, blanc 0, orange −, jusqu'à ±{limit}",
  "filter {number}": "filtre {number}",
  "map {number}": "carte {number}",
  "feature map {number}": "carte de caractéristiques {number}",
  "{layer}, feature map {number}": "{layer}, carte de caractéristiques {number}",
  "{layer}, {filter}: {size} weights": "{layer}, {filter} : {size} poids",
  "Filters of the first layer, {layer}": "Filtres de la première couche, {layer}",
  "{filters} of {size} weights for each of {channels}, from −{limit} to {limit}":
    "{filters} de {size} poids pour chacun de {channels}, de −{limit} à {limit}",
  "Feature maps of {layer}": "Cartes de caractéristiques de {layer}",
  "{maps} of {size} values, from −{limit} to {limit}": "{maps} de {size} valeurs, de −{limit} à {limit}",
  "The network": "Le réseau",
  "The network {name}": "Le réseau {name}",
  "{count} parameters": "{count} paramètres",
  "{name}: {does}, output {shape}": "{name} : {does}, sortie {shape}",
  "{name}: {does}, output {shape}, {count} parameters": "{name} : {does}, sortie {shape}, {count} paramètres",
  "filters of {layer}": "filtres de {layer}",
  "filters of {layer}: blue +, white 0, orange −": "filtres de {layer} : bleu +, blanc 0, orange −",
  "Where the filters of {layer} fire": "Où réagissent les filtres de {layer}",
  "Blue: the filter's output is above zero. Orange: below. The image stays grey.":
    "Bleu : la sortie du filtre est positive. Orange : négative. L'image reste grise.",
  "← previous image": "← image précédente",
  "next image →": "image suivante →",
  "Filter {number} responds most strongly at row {row}, column {col}: {value}. Its output is at least half as strong on {share} % of the image.":
    "Le filtre {number} répond le plus fort à la ligne {row}, colonne {col} : {value}. Sa sortie atteint au moins la moitié de cette valeur sur {share} % de l'image.",

  // epoch by epoch
  "Epoch by epoch": "Époque par époque",
  "epoch {number}": "époque {number}",
  "before training": "avant l'entraînement",
  "after epoch {number}": "après l'époque {number}",
  "Before training": "Avant l'entraînement",
  "After epoch {number}": "Après l'époque {number}",
  "{when}: {right} of {total} images right.": "{when} : {right} images justes sur {total}.",
  "{count} filters of {layer}, {when}": "{count} filtres de {layer}, {when}",
  "the same images, and what the network takes them for":
    "les mêmes images, et ce pour quoi le réseau les prend",
  "filter {number} after epoch {epoch}": "filtre {number} après l'époque {epoch}",
  "Filters of {layer}, epoch by epoch": "Filtres de {layer}, époque par époque",

  // from bytes to numbers
  "From bytes to a row of numbers": "Des octets à une ligne de nombres",
  "Image {index}: from bytes to a row of numbers": "Image {index} : des octets à une ligne de nombres",
  "image {index} of {source}": "image {index} de {source}",
  "image {index}: arrow keys choose a pixel": "image {index} : les flèches choisissent un pixel",
  "1 · bytes, 0 … 255": "1 · octets, 0 … 255",
  "1 · bytes": "1 · octets",
  "1 · bytes, red": "1 · octets, rouge",
  "2 · scaled: each divided by 255": "2 · mis à l'échelle : chacun divisé par 255",
  "2 · scaled, byte / 255": "2 · mis à l'échelle, octet / 255",
  "3 · flattened: [{shape}] becomes [{size}]": "3 · aplati : [{shape}] devient [{size}]",
  "3 · flattened: {which}": "3 · aplati : {which}",
  "4 · label {label}, one-hot": "4 · étiquette {label}, one-hot",
  "4 · label {label} ({name}), one-hot": "4 · étiquette {label} ({name}), one-hot",
  "Row {row}, column {col}: byte {bytes}; scaled {scaled}; {which}":
    "Ligne {row}, colonne {col} : octet {bytes} ; mis à l'échelle {scaled} ; {which}",
  "Row {row}, column {col}: bytes (red, green, blue) {bytes}; scaled {scaled}; {which}":
    "Ligne {row}, colonne {col} : octets (rouge, vert, bleu) {bytes} ; mis à l'échelle {scaled} ; {which}",
  "number {first} of 0 … {last} in the flattened row.":
    "nombre {first} parmi 0 … {last} dans la ligne aplatie.",
  "numbers {first} to {end} of 0 … {last} in the flattened row.":
    "nombres {first} à {end} parmi 0 … {last} dans la ligne aplatie.",
  "{title} ({source}). {sentence} Label {label}, one-hot: {oneHot}.":
    "{title} ({source}). {sentence} Étiquette {label}, one-hot : {oneHot}.",

  // a convolution by hand
  "The convolution {layer}, step by step": "La convolution {layer}, pas à pas",
  "A {size} convolution, step by step": "Une convolution {size}, pas à pas",
  "the image: arrow keys move the window": "l'image : les flèches déplacent la fenêtre",
  "the outputs: arrow keys move the window": "les sorties : les flèches déplacent la fenêtre",
  "each number under the window times its weight, all added up, plus the bias":
    "chaque nombre sous la fenêtre fois son poids, le tout additionné, plus le biais",
  "image, and the window": "image et fenêtre",
  "outputs: blue +, orange −": "sorties : bleu +, orange −",
  window: "fenêtre",
  filter: "filtre",
  filters: "filtres",
  "window, {colour}": "fenêtre, {colour}",
  "× filter": "× filtre",
  products: "produits",
  "= products": "= produits",
  "sum {sum}  +  bias {bias}  =  {total}": "somme {sum}  +  biais {bias}  =  {total}",
  "Output at row {row}, column {col}: {count} products add up to {sum}, plus bias {bias} is {total}.":
    "Sortie à la ligne {row}, colonne {col} : la somme de {count} produits est {sum}, plus le biais {bias} : {total}.",
  "Output at row {row}, column {col}: {count} products add up to {sum}, plus bias {bias} is {total}; {activation} makes it {output}.":
    "Sortie à la ligne {row}, colonne {col} : la somme de {count} produits est {sum}, plus le biais {bias} : {total} ; {activation} en fait {output}.",

  // a digit of one's own
  "Draw a digit": "Dessinez un chiffre",
  "Draw a digit: {said}": "Dessinez un chiffre : {said}",
  "Draw with mouse, finger or pen. With keys: arrows move the pen, space sets it down or lifts it.":
    "Dessinez à la souris, au doigt ou au stylet. Au clavier : les flèches déplacent le stylo, la barre d'espace le pose ou le lève.",
  "Canvas for a digit. Arrow keys move the pen, space sets it down or lifts it, Delete clears.":
    "Feuille pour un chiffre. Les flèches déplacent le stylo, la barre d'espace le pose ou le lève, Suppr efface tout.",
  Clear: "Effacer",
  Undo: "Annuler",
  "Nothing is drawn yet.": "Rien n'est encore dessiné.",
  "Looks like {name}, {share}.": "On dirait : {name}, {share}.",
  "Perhaps {name}, {share}.": "Peut-être : {name}, {share}.",
  "the drawing as 28×28 pixels": "le dessin en 28×28 pixels",
  "the drawing centred, as the network reads it": "le dessin centré, tel que le réseau le lit",
  "What the network sees: the ink as 28×28 pixels, then centred like MNIST.":
    "Ce que voit le réseau : l'encre en 28×28 pixels, puis centrée comme dans MNIST.",
  "28×28 pixels": "28×28 pixels",
  centred: "centré",

  // pictures of one's own
  "From {what} to a tensor": "De {what} à un tenseur",
  "each becomes {numbers} of shape [1, {shape}], 0…1":
    "chaque image devient {numbers} de forme [1, {shape}], 0…1",
  "{step}, {size}, read as {prediction}": "{step}, {size}, lu comme {prediction}",
  "{step}: {size} pixels": "{step} : {size} pixels",
  "{file}: {way}": "{file} : {way}",
  "{words}; {doubt}": "{words} ; {doubt}",
  "{file}: {way}; the network reads {prediction}": "{file} : {way} ; le réseau lit {prediction}",
  photograph: "photographie",
  grey: "gris",
  "white on black": "blanc sur noir",
  "paper removed": "papier retiré",
  "middle cut out": "milieu découpé",
  resized: "redimensionné",

  // while a network learns
  "Stop training": "Arrêter l'entraînement",
  "Ends after the current step; the model keeps what it learnt":
    "S'arrête après le pas en cours ; le modèle garde ce qu'il a appris",
  "Epoch {number} of {last}": "Époque {number} sur {last}",
  "{time} left": "encore {time}",
  "Trained {epochs} in {time}": "{epochs} d'entraînement en {time}",
  "This model is still training: its fit was not awaited. Write await before the call of fit, or of your function that calls it.":
    "Ce modèle s'entraîne encore : son fit n'a pas été attendu. Écrivez await devant l'appel de fit, ou de votre fonction qui l'appelle.",
  "the network gives NaN: make it anew, with a smaller learning rate":
    "le réseau donne NaN : recréez-le, avec un taux d'apprentissage plus petit",
  "{name} is trained by the optimizer of {other}, which goes on from the other's averages: make a new one for each model":
    "{name} est entraîné par l'optimiseur de {other}, qui continue avec les moyennes de l'autre : créez-en un par modèle",
  "The model needs the operation {operation}, which TensorFlow.js has for browsers and not for Node: do that step before training, on the data (lab.augment shifts, mirrors and turns images; tf.oneHot writes classes as rows)":
    "Le modèle a besoin de l'opération {operation}, que TensorFlow.js a pour les navigateurs et non pour Node : faites cette étape avant l'entraînement, sur les données (lab.augment décale, retourne et tourne des images ; tf.oneHot écrit des classes en lignes)",
  "learningRate = {rate} has no effect on this optimizer, which goes on with {kept}: call setLearningRate({rate})":
    "learningRate = {rate} est sans effet sur cet optimiseur, qui garde {kept} : appelez setLearningRate({rate})",
  "Saved in {folder}: {name}, {parameters} parameters":
    "Enregistré dans {folder} : {name}, {parameters} paramètres",
  "It is not compiled: loss and optimizer are not in the file":
    "Il n'est pas compilé : la perte et l'optimiseur ne sont pas dans le fichier",
  "Its loss is a function, which no file can hold: compile it anew after loadModel":
    "Sa perte est une fonction, qu'aucun fichier ne peut contenir : recompilez-le après loadModel",
  "A metric is a function, which no file can hold: compile it anew after loadModel":
    "Une métrique est une fonction, qu'aucun fichier ne peut contenir : recompilez-le après loadModel",
  "tfjs cannot save Adamax: compile it anew after loadModel":
    "tfjs ne sait pas enregistrer Adamax : recompilez-le après loadModel",
  "{name} comes without loss and optimizer: compile it before fit":
    "{name} arrive sans perte ni optimiseur : compilez-le avant fit",
  "Stopped in epoch {number} of {last} after {time}; the model keeps what it learnt":
    "Arrêté à l'époque {number} sur {last} après {time} ; le modèle garde ce qu'il a appris",
  "Ended by an error in epoch {number} of {last} after {time}; the model keeps what it learnt":
    "Terminé par une erreur à l'époque {number} sur {last} après {time} ; le modèle garde ce qu'il a appris",
  "The kernel sent no reply: {reason}": "Le noyau n'a pas répondu : {reason}",
  "The kernel no longer listens: run this cell again.":
    "Le noyau Jupyter n'écoute plus : exécutez de nouveau cette cellule.",
  "{name}: {share} % of the test images ({origin})": "{name} : {share} % des images de test ({origin})",

  // what a cell left behind
  "Every tensor that was made was disposed of.": "Chaque tenseur créé a été libéré.",
  "{tensors} ({size}) was made and not disposed of:": "{tensors} ({size}) créé et pas libéré :",
  "{tensors} ({size}) were made and not disposed of:": "{tensors} ({size}) créés et pas libérés :",
  "This model has used up its budget of {billions} billion multiplications, on {images} images, and is trained no further: build a new one for another trial.":
    "Ce modèle a épuisé son budget de {billions} milliards de multiplications, sur {images} images, et n'est plus entraîné : construisez-en un nouveau pour un autre essai.",
  "Stopped in epoch {epoch} of {epochs}: {millions} million multiplications per image use up the budget of {billions} billion. Fewer filters, strides, or pooling earlier make an image cheaper.":
    "Arrêté dans l'époque {epoch} sur {epochs} : {millions} millions de multiplications par image épuisent le budget de {billions} milliards. Moins de filtres, des strides ou un pooling plus tôt rendent une image moins chère.",
  "{tensor}, made at {place}": "{tensor}, créé à {place}",
  "… and {count} smaller ones": "… et {count} plus petits",
  "Wrap the code in tf.tidy(() => …), or call dispose() on what is no longer needed.":
    "Entourez le code de tf.tidy(() => …), ou appelez dispose() sur ce qui ne sert plus.",

  // handing in
  "{file}: notebooks, and page.html with all their figures":
    "{file} : les notebooks, et page.html avec toutes leurs figures",
  "Handed in": "Rendu",
  "Beside them: {files}": "À côté d'eux : {files}",
  notebook: "notebook",
  "last saved": "enregistré le",
  "saved on {date}": "enregistré le {date}",
  "what is missing": "ce qui manque",
  "not run: {cells} ({numbers})": "non exécuté : {cells} ({numbers})",
  "{name}: nothing is written yet": "{name} : rien n'est encore écrit",
  "{name}: there is no answer yet": "{name} : il n'y a pas encore de réponse",
  "{name}: its check did not pass": "{name} : sa vérification n'a pas réussi",
  "{name}: it was changed after the notebook was saved: save it, and hand in again":
    "{name} : modifié après le dernier enregistrement : enregistrez le notebook et recommencez",
} as const;
