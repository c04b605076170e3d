import type { Translation } from "../../en/checks";
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

/** Every text that checks and hints print, in French. */
export const checks: Translation = {
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
