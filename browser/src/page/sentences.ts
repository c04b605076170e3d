/** What the page itself says, in the languages of the chapters. */
const french: Record<string, string> = {
  "Download everything": "Tout télécharger",
  Open: "Ouvrir",
  "All notebooks and files as one file, to keep or to hand in":
    "Tous les notebooks et fichiers en un seul, à garder ou à rendre",
  "Takes back a file that “Download everything” gave": "Reprend un fichier donné par « Tout télécharger »",
  "Opened {count} files; what you had under the same names is kept beside them.":
    "{count} fichiers ouverts ; ce que vous aviez sous les mêmes noms est conservé à côté.",
  "This is no file that “Download everything” gave: {reason}":
    "Ce fichier ne vient pas de « Tout télécharger » : {reason}",
  "There is a newer version of {name}. Yours stays as it is.":
    "Il y a une version plus récente de {name}. La vôtre reste telle quelle.",
  "Put it beside mine": "La mettre à côté de la mienne",
  "The browser's storage is full: {name} was not saved. Use “Download everything” now, then delete files you no longer need.":
    "Le stockage du navigateur est plein : {name} n'a pas été enregistré. Utilisez « Tout télécharger » maintenant, puis supprimez les fichiers inutiles.",
  "Your work is kept in this browser alone: a private window forgets it when it is closed, and clearing the browser's data deletes it. “Download everything” gives it to you as one file.":
    "Votre travail n'est conservé que dans ce navigateur : une fenêtre privée l'oublie à sa fermeture, et effacer les données du navigateur le supprime. « Tout télécharger » vous le donne en un seul fichier.",
};

/** A sentence in the language of the page, or of the browser where the page does not say. */
export function say(sentence: string, values: Record<string, string | number> = {}): string {
  const isFrench = pageLanguage() === "fr";
  const text = isFrench ? (french[sentence] ?? sentence) : sentence;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}

/** The language of the notebook that was opened: French ones are in `fr/`. */
export function pageLanguage(): string {
  const opened = new URLSearchParams(location.search).get("path") ?? "";
  const [folder = ""] = opened.split("/");
  return folder === "fr" || (opened === "" && navigator.language.startsWith("fr")) ? "fr" : "en";
}
