import { challenge } from "./en/challenge";
import { common } from "./en/common";
import { dataset } from "./en/dataset";
import { loss } from "./en/loss";
import { models } from "./en/models";
import { optimizer } from "./en/optimizer";
import { preprocessing } from "./en/preprocessing";
import type { Catalogue } from "./format";

/** Every text that checks and hints print, in English: the catalogue that a translation starts from. */
export const en: Catalogue = {
  ...common,
  ...dataset,
  ...preprocessing,
  ...models,
  ...challenge,
  ...loss,
  ...optimizer,
};
