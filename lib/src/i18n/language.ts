import { useCatalogue } from "./catalogue";
import { type Language, languageFolders, loadLanguage } from "./language-folders";
import { useTexts } from "./translate";

export type { Language };

/** Languages that were given to `setLanguage` as texts, by their names. */
const added = new Map<string, Partial<Language>>();

/** The languages that can be chosen: one for each folder beside this file, and those that were added. */
export function languages(): string[] {
  return [...new Set([...languageFolders(), ...added.keys()])];
}

/**
 * Chooses the one language of the process: checks, hints, figures, widgets, feedback pages. At the start it is the one
 * that the environment variable `LAB_LANG` names, or English.
 *
 * @param code the name of the language's folder, for example "fr"
 * @param texts a language without a folder of its own, or a part of one; what is missing stays English
 * @throws RangeError for a language that is not there; the current one stays
 * @example setLanguage("fr");
 */
export function setLanguage(code: string, texts?: Partial<Language>): void {
  if (texts !== undefined) added.set(code, texts);
  if (!languages().includes(code)) {
    throw new RangeError(
      `There is no language "${code}"; the languages are: ${languages().join(", ")}. A new one is a folder in lib/src/i18n.`,
    );
  }
  const { figures = {}, plurals = {}, checks = {} } = added.get(code) ?? loadLanguage(code);
  useTexts({ code, figures, plurals });
  useCatalogue(checks);
}

const wished = process.env.LAB_LANG ?? "";
if (languages().includes(wished)) setLanguage(wished);
