// @ts-check
import { readFileSync } from "node:fs";

const texts = {
  en: {
    name: "English",
    title: "Deep learning: image classification",
    lead: "A lab in TypeScript that runs in this page: nothing to install, nothing is sent anywhere.",
    start: "Begin with chapter 0, five minutes, and go on from there.",
    kept: "Your work is kept in this browser alone. A private window forgets it when it is closed, and clearing the browser's data deletes it: <em>Download everything</em>, at the top of the lab, gives it to you as one file, and <em>Open</em> takes that file back, in any browser.",
    drawn:
      "A page trains on 12,000 drawn digits and 10,000 drawn scenes, in one tab. For the real and whole sets, take the lab on your own machine.",
    published: "A page trains on images of MNIST and CIFAR-10, in one tab.",
  },
  fr: {
    name: "Français",
    title: "Apprentissage profond : classification d'images",
    lead: "Un TP en TypeScript qui s'exécute dans cette page : rien à installer, rien n'est envoyé nulle part.",
    start: "Commencez par le chapitre 0, cinq minutes, puis continuez.",
    kept: "Votre travail n'est conservé que dans ce navigateur. Une fenêtre privée l'oublie à sa fermeture, et effacer les données du navigateur le supprime : <em>Tout télécharger</em>, en haut du TP, vous le donne en un seul fichier, et <em>Ouvrir</em> reprend ce fichier, dans n'importe quel navigateur.",
    drawn:
      "Une page apprend sur 12 000 chiffres et 10 000 scènes dessinés, dans un seul onglet. Pour les vrais jeux complets, prenez le TP sur votre propre machine.",
    published: "Une page apprend sur des images de MNIST et de CIFAR-10, dans un seul onglet.",
  },
};

/** @param {string} language */
const textsIn = (language) => texts[/** @type {"en" | "fr"} */ (language)] ?? { ...texts.en, name: language };

/**
 * The page that a link leads to: the chapters in each language.
 *
 * @param {readonly { path: string, from: string, language: string }[]} chapters `path` in the site, `from` on this machine
 * @param {boolean} isPublished whether the site's images are the published ones
 */
export function startPage(chapters, isPublished) {
  const languages = [...new Set(chapters.map(({ language }) => language))];
  const parts = languages.map((language) => {
    const { title, lead, start, kept, drawn, published } = textsIn(language);
    const links = chapters
      .filter((chapter) => chapter.language === language)
      .map(
        ({ path, from }) =>
          `<li><a href="lab/index.html?path=${encodeURIComponent(path)}">${titleOf(from)}</a></li>`,
      );
    return `<section lang="${language}" id="${language}">
<h1>${title}</h1>
<p>${lead}</p>
<p>${start}</p>
<ul>${links.join("")}</ul>
<p>${kept}</p>
<p>${isPublished ? published : drawn}</p>
</section>`;
  });
  const others = languages.map(
    (language) => `<a href="#${language}" lang="${language}">${textsIn(language).name}</a>`,
  );
  const [first = "en"] = languages;
  const choice = languages.length > 1 ? `<nav>${others.join(" · ")}</nav>\n` : "";
  return `<!doctype html>
<html lang="${first}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${textsIn(first).title}</title>
<script src="register.js"></script>
<script id="jupyter-config-data" type="application/json" data-jupyter-lite-root=".">{}</script>
<style>
:root { color-scheme: light dark; }
body { font: 17px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; }
ul { list-style: none; padding: 0; }
li a { display: block; padding: .55rem .8rem; margin: .3rem 0; border: 1px solid #8888; border-radius: .4rem; text-decoration: none; }
li a:hover, li a:focus { border-color: currentcolor; }
section + section { margin-top: 3rem; border-top: 1px solid #8888; padding-top: 1rem; }
</style>
</head>
<body>
${choice}${parts.join("\n")}
</body>
</html>
`;
}

/** A notebook's first heading, "3 · A multi-layer perceptron". @param {string} file */
function titleOf(file) {
  const { cells } = /** @type {{ cells: { cell_type: string, source: string | string[] }[] }} */ (
    JSON.parse(readFileSync(file, "utf8"))
  );
  const [, title = file] = /^# (.*)$/m.exec([cells[0]?.source ?? ""].flat().join("")) ?? [];
  return title.replace(/[*`]/g, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
