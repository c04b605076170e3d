import { openedPaths } from "./opened-links";

/** What the page itself says, in the languages of the chapters; JupyterLab shows 140 characters of what it is to tell. */
const french: Record<string, string> = {
  "Download everything": "Tout télécharger",
  Open: "Ouvrir",
  "All notebooks and files as one file, to keep or to hand in":
    "Tous les notebooks et fichiers en un seul, à garder ou à rendre",
  "Takes back a file that “Download everything” gave, or a notebook":
    "Reprend un fichier donné par « Tout télécharger », ou un notebook",
  "Opened {count} files; what you had under the same names is kept beside them.":
    "{count} fichiers ouverts ; ce que vous aviez sous les mêmes noms est conservé à côté.",
  "{name} is neither a notebook nor a file that “Download everything” gave.":
    "{name} n'est ni un notebook ni un fichier donné par « Tout télécharger ».",
  "The kernel could not start: reload the page. ({reason})":
    "Le noyau n'a pas pu démarrer : rechargez la page. ({reason})",
  "There is a newer version of {name}. Yours stays as it is.":
    "Il y a une version plus récente de {name}. La vôtre reste telle quelle.",
  "Put it beside mine": "La mettre à côté de la mienne",
  "The browser's storage is full: {name} was not saved. “Download everything” now, then delete files.":
    "Stockage du navigateur plein : {name} n'est pas enregistré. « Tout télécharger », puis supprimez des fichiers.",
  "Your work is kept in this browser alone. Clearing its data or closing a private window deletes it: “Download everything”.":
    "Votre travail n'est que dans ce navigateur ; effacer ses données ou fermer une fenêtre privée le supprime : « Tout télécharger ».",
};

/** A sentence in the language of the page, or of the browser where the page does not say. */
export function say(sentence: string, values: Record<string, string | number> = {}): string {
  const isFrench = pageLanguage() === "fr";
  const text = isFrench ? (french[sentence] ?? sentence) : sentence;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}

const KEPT = "lab-language";

/** The language of the notebook that was opened: French ones are in `fr/`. Kept, since later addresses name none. */
export function pageLanguage(): string {
  const [opened] = openedPaths;
  if (opened !== undefined) localStorage.setItem(KEPT, opened.startsWith("fr/") ? "fr" : "en");
  return localStorage.getItem(KEPT) ?? (navigator.language.startsWith("fr") ? "fr" : "en");
}
