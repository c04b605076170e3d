import type { Pass } from "../ir/editor";
import type { StepGraph } from "../ir/step-graph";
import { reluGradient, sigmoidGradient, tanhGradient } from "./activation-gradients";
import { biasAdd, biasGradient } from "./bias";
import { dropCasts, dropDeadCode, fixReductionDtype, foldReshapes, plainMatmul } from "./simplify";
import { softmaxInDouble } from "./softmax";

/** All passes, in the order in which one prepares the ground for the next. */
export const passes: Readonly<Record<string, Pass>> = {
  fixReductionDtype,
  dropCasts,
  plainMatmul,
  biasAdd,
  foldReshapes,
  biasGradient,
  reluGradient,
  tanhGradient,
  sigmoidGradient,
  softmaxInDouble,
  dropDeadCode,
};

/** Rewrites a recorded step into one that computes the same in fewer and faster operations. */
export function rewrite(graph: StepGraph): StepGraph {
  return Object.values(passes).reduce((rewritten, apply) => apply(rewritten), graph);
}
