import { challenge } from "./challenge";
import { common } from "./common";
import { dataset } from "./dataset";
import { grading } from "./grading";
import { loss } from "./loss";
import { models } from "./models";
import { optimizer } from "./optimizer";
import { preprocessing } from "./preprocessing";
import { reasons } from "./reasons";
import { searches } from "./searches";
import { slips } from "./slips";
import { training } from "./training";

type Texts = typeof common &
  typeof dataset &
  typeof preprocessing &
  typeof models &
  typeof training &
  typeof challenge &
  typeof loss &
  typeof optimizer &
  typeof grading &
  typeof reasons &
  typeof searches &
  typeof slips;

/** Every text that checks and hints print, in English: the catalogue that a translation starts from. */
export const checks: Texts = {
  ...common,
  ...dataset,
  ...preprocessing,
  ...models,
  ...training,
  ...challenge,
  ...loss,
  ...optimizer,
  ...grading,
  ...reasons,
  ...searches,
  ...slips,
};

/** These texts in another language: one that is missing is an error of the compiler. */
export type Translation<English = Texts> = { readonly [key in keyof English]: string };
