import { french } from "./fr/figures.js";

/** A text of figures, panels and widgets as it stands in English; one that has no French does not compile. */
export type Phrase = keyof typeof french;

/** A thing that can be counted: its plural is a phrase, too. */
export type Countable = { [P in Phrase]: `${P}s` extends Phrase ? P : never }[Phrase];

const languages: Readonly<Record<string, Readonly<Record<string, string>>>> = { en: {}, fr: french };
let current = "en";

/** Chooses the language of what figures, panels and widgets say; where it is not known, English stays. */
export function speak(language: string | undefined): void {
  if (language !== undefined && Object.hasOwn(languages, language)) current = language;
}

// A page has no environment: there the widget says which language it speaks.
speak((globalThis as { process?: { env: Record<string, string | undefined> } }).process?.env.LAB_LANG);

/** The language that was chosen, as a page has to know it, too. */
export function spoken(): string {
  return current;
}

/** A phrase in the chosen language, each `{name}` in it filled. Errors are for programmers and stay English. */
export function say(phrase: Phrase, values: Readonly<Record<string, string | number>> = {}): string {
  const text = languages[current]?.[phrase] ?? phrase;
  // plotly fills braces of its own: what has no value here is left to it
  return text.replace(/\{(\w+)\}/g, (braces, name: string) => String(values[name] ?? braces));
}

/** What a program calls something, in the chosen language where it is known there: names of datasets, their origins. */
export function translated(name: string): string {
  return languages[current]?.[name] ?? name;
}

/** A number with its thousands set apart: "61,706", in French "61 706". */
export function grouped(value: number): string {
  return value.toLocaleString(current === "en" ? "en-US" : current);
}

/** "1 image", "2 images"; in French "0 image", too. */
export function counted(count: number, thing: Countable): string {
  const single = current === "fr" ? count < 2 : count === 1;
  return `${grouped(count)} ${say(single ? thing : (`${thing}s` as Phrase))}`;
}
