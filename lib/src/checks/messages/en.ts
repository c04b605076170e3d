import { challenge } from "./en/challenge";
import { common } from "./en/common";
import { dataset } from "./en/dataset";
import { loss } from "./en/loss";
import { models } from "./en/models";
import { optimizer } from "./en/optimizer";
import { preprocessing } from "./en/preprocessing";
import { training } from "./en/training";

type Texts = typeof common &
  typeof dataset &
  typeof preprocessing &
  typeof models &
  typeof training &
  typeof challenge &
  typeof loss &
  typeof optimizer;

/** Every text that checks and hints print, in English: the catalogue that a translation starts from. */
export const en: Texts = {
  ...common,
  ...dataset,
  ...preprocessing,
  ...models,
  ...training,
  ...challenge,
  ...loss,
  ...optimizer,
};

/** These texts in another language: one that is missing is an error of the compiler. */
export type Translation<English = Texts> = { readonly [key in keyof English]: string };
