import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Catalogue } from "./catalogue";
import type { PluralForms } from "./translate";

/** All texts of one language, as its folder's `index.ts` exports them under the name `language`. */
export interface Language {
  /** What figures, panels and widgets say, by the English text. */
  readonly figures: Readonly<Record<string, string>>;
  /** The forms of things that are counted, by the English singular. */
  readonly plurals: Readonly<Record<string, PluralForms>>;
  /** What checks and hints say, by key. */
  readonly checks: Catalogue;
}

/** The names of all folders beside this file, each a language, English first. */
export function languageFolders(): string[] {
  const folders = readdirSync(__dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders
    .map(({ name }) => name)
    .sort((a, b) => Number(b === "en") - Number(a === "en") || a.localeCompare(b));
}

/** Loads the texts of one folder. */
export function loadLanguage(folder: string): Language {
  return (require(join(__dirname, folder)) as { language: Language }).language;
}
