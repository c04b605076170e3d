import type { Message, Params } from "../checks/exercise";
import { en } from "./en/checks";
import { fr } from "./fr/checks";
import { speak } from "./translate";

/** A language's texts by key; `{name}` in a text is filled with the message's parameter of that name. */
export type Catalogue = { readonly [key: string]: string };

const catalogues: { [locale: string]: Catalogue } = { en, fr };
let current = "en";

/**
 * Chooses the language of messages and hints. A catalogue given along is added first. At the start it is English, or
 * the language that the environment variable `LAB_LANG` names.
 *
 * @throws RangeError for a language without a catalogue
 */
export function setLocale(locale: string, catalogue?: Catalogue): void {
  if (catalogue !== undefined) catalogues[locale] = catalogue;
  if (!Object.hasOwn(catalogues, locale)) {
    throw new RangeError(`no catalogue for "${locale}", there are: ${Object.keys(catalogues).join(", ")}`);
  }
  current = locale;
  speak(locale);
}

const wished = process.env.LAB_LANG ?? "";
if (Object.hasOwn(catalogues, wished)) setLocale(wished);

/** The text of a message in the chosen language, or in English where that has none. */
export function format({ id, params }: Message): string {
  const text = catalogues[current]?.[id] ?? catalogues.en?.[id];
  if (text === undefined) throw new Error(`no text for "${id}"`);
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : placeholder;
    return typeof value === "number" ? value.toLocaleString(current, { useGrouping: true }) : String(value);
  });
}

/** Words of the catalogue, to stand within a message or beside it, in the language chosen now. */
export function phrase(id: string, params: Params = {}): string {
  return format({ id, params });
}

/** Whether there is a text under this key. */
export function hasText(id: string): boolean {
  return Object.hasOwn(en, id);
}
