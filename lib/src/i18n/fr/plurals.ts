import type { Countable, PluralForms } from "../translate";

/** Things that are counted, by the categories of `Intl.PluralRules` for French: 0 is singular, too. */
export const plurals: Readonly<Record<Countable, PluralForms>> = {
  cell: { one: "cellule", other: "cellules" },
  day: { one: "jour", other: "jours" },
  epoch: { one: "époque", other: "époques" },
  filter: { one: "filtre", other: "filtres" },
  image: { one: "image", other: "images" },
  "input channel": { one: "canal d'entrée", other: "canaux d'entrée" },
  map: { one: "carte", other: "cartes" },
  "feature map": { one: "carte de caractéristiques", other: "cartes de caractéristiques" },
  minute: { one: "minute", other: "minutes" },
  notebook: { one: "notebook", other: "notebooks" },
  number: { one: "nombre", other: "nombres" },
  picture: { one: "image", other: "images" },
  step: { one: "pas", other: "pas" },
  tensor: { one: "tenseur", other: "tenseurs" },
};
