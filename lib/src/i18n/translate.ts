import { plurals as english } from "./en/plurals";
import type { figures } from "./fr/figures";

/** A text of figures, panels and widgets as it stands in English; one that has no French does not compile. */
export type Phrase = keyof typeof figures;

/** A thing that can be counted. */
export type Countable = keyof typeof english;

/** The forms of one countable thing, by the categories of `Intl.PluralRules`; "other" is always there. */
export type PluralForms = { readonly [rule in Intl.LDMLPluralRule]?: string } & { readonly other: string };

/** What the page has to know of a language, too; a phrase that is missing stays English. */
export interface SpokenTexts {
  /** A language tag of BCP 47, for example "fr". */
  readonly code: string;
  readonly figures: Readonly<Record<string, string>>;
  readonly plurals: Readonly<Record<string, PluralForms>>;
}

let current: SpokenTexts = { code: "en", figures: {}, plurals: english };

/** Makes these texts the current language. In Node, `setLanguage` finds them by the language's name. */
export function useTexts(texts: SpokenTexts): void {
  current = texts;
}

/** The current language's texts, as a page gets them. */
export function currentTexts(): SpokenTexts {
  return current;
}

/** The current language's tag, for example "fr". */
export function language(): string {
  return current.code;
}

/**
 * A phrase in the current language, each `{name}` in it filled. Errors are for programmers and stay English.
 *
 * @example t("filter {number}", { number: 2 }); // "filter 2", in French "filtre 2"
 */
export function t(phrase: Phrase, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(current.figures[phrase] ?? phrase, values);
}

/** `text` with each `{name}` filled; what has no value stays, since plotly fills braces of its own. */
export function fill(
  text: string,
  values: Readonly<Record<string, string | number>>,
  format: (value: string | number) => string = String,
): string {
  return text.replace(/\{(\w+)\}/g, (braces, name: string) =>
    Object.hasOwn(values, name) ? format(values[name]!) : braces,
  );
}

/** What a program calls something, in the current language where it is known there: names of datasets, for instance. */
export function translateName(name: string): string {
  return current.figures[name] ?? name;
}

/** A number with its thousands set apart: "61,706", in French "61 706". */
export function formatNumber(value: number): string {
  return value.toLocaleString(current.code === "en" ? "en-US" : current.code);
}

/** "." in English, "," in French. */
export function decimalMark(): string {
  return partOf(1.5, "decimal", ".");
}

/** What sets thousands apart, as plotly is told it. */
export function thousandsMark(): string {
  return partOf(10_000, "group", ",");
}

/** The space between a number and its per cent sign. */
export function percentSpace(): string {
  const hundred = new Intl.NumberFormat(current.code, { style: "percent" }).format(1);
  return /\s/.exec(hundred)?.[0] ?? " ";
}

function partOf(number: number, type: Intl.NumberFormatPartTypes, usual: string): string {
  const parts = new Intl.NumberFormat(current.code).formatToParts(number);
  return parts.find((part) => part.type === type)?.value ?? usual;
}

/** "1 image", "2 images"; in French "0 image", too. */
export function plural(count: number, thing: Countable): string {
  const forms: PluralForms = current.plurals[thing] ?? english[thing];
  const rule = new Intl.PluralRules(current.code).select(count);
  return `${formatNumber(count)} ${forms[rule] ?? forms.other}`;
}
