import { checks as english } from "./en/checks";
import { decimalMark, fill, language, percentSpace } from "./translate";

/** A language's texts by key; `{name}` in a text is filled with the message's parameter of that name. */
export type Catalogue = { readonly [key: string]: string };

/** Values that fill a message's placeholders. */
export interface Params {
  readonly [name: string]: string | number;
}

/** A message of the catalogue with what fills its placeholders. */
export interface Message {
  readonly id: string;
  readonly params: Params;
}

let current: Catalogue = english;

/** Makes these the texts of checks and hints; English fills the gaps. */
export function useCatalogue(catalogue: Catalogue): void {
  current = catalogue;
}

/** The text of a message in the current language, or in English where that has none. */
export function format({ id, params }: Message): string {
  const text = current[id] ?? (english as Catalogue)[id];
  if (text === undefined) throw new Error(`no text for "${id}"`);
  return fill(text, params, written);
}

/** A number as the language writes it; one that comes as text keeps its digits, and any other text stays as it is. */
function written(value: string | number): string {
  if (typeof value === "number") {
    const small = Math.abs(value) < 0.01 && value !== 0;
    return value.toLocaleString(language(), small ? { maximumSignificantDigits: 3 } : { useGrouping: true });
  }
  const isNumber = /^-?\d+\.\d+( %)?$/.test(value);
  return isNumber ? value.replace(".", decimalMark()).replace(" ", percentSpace()) : value;
}

/** Words of the catalogue, to stand within a message or beside it, in the current language. */
export function phrase(id: string, params: Params = {}): string {
  return format({ id, params });
}

/** Whether there is a text under this key. */
export function hasText(id: string): boolean {
  return Object.hasOwn(english, id);
}
