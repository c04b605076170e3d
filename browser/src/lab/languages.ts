/** In place of lib/src/i18n/language-folders.ts, which looks for folders: the languages that were bundled. */
import { language as en } from "image-lab/internal/i18n/en/index";
import { language as fr } from "image-lab/internal/i18n/fr/index";

const languages = { en, fr };

export const languageFolders = (): string[] => Object.keys(languages);

export const loadLanguage = (folder: string): typeof en => languages[folder as keyof typeof languages];
