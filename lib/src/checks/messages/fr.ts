import type { Translation } from "./en";
import { challenge } from "./fr/challenge";
import { common } from "./fr/common";
import { dataset } from "./fr/dataset";
import { loss } from "./fr/loss";
import { models } from "./fr/models";
import { optimizer } from "./fr/optimizer";
import { preprocessing } from "./fr/preprocessing";
import { training } from "./fr/training";

/** Every text that checks and hints print, in French. */
export const fr: Translation = {
  ...common,
  ...dataset,
  ...preprocessing,
  ...models,
  ...training,
  ...challenge,
  ...loss,
  ...optimizer,
};
