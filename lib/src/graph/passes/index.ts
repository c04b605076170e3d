import { availableParallelism } from "node:os";
import type { Pass } from "../ir/editor";
import type { StepGraph } from "../ir/step-graph";
import { reluGradient, sigmoidGradient, tanhGradient } from "./activation-gradients";
import { biasAdd, biasGradient } from "./bias";
import { dropDeadCode } from "./dead-code";
import { dropCasts } from "./drop-casts";
import { honestTypes } from "./fix-reduction-dtype";
import { foldReshapes } from "./fold-reshapes";
import { parallelProducts } from "./parallel-products";
import { plainMatmul } from "./plain-matmul";
import { poolBeforeRelu } from "./pool-before-relu";
import { softmaxByLog } from "./softmax";

/** All passes, in the order in which one prepares the ground for the next. */
export const passes: Readonly<Record<string, Pass>> = {
  honestTypes,
  dropCasts,
  plainMatmul,
  biasAdd,
  foldReshapes,
  biasGradient,
  reluGradient,
  tanhGradient,
  sigmoidGradient,
  poolBeforeRelu,
  softmaxByLog,
  parallelProducts: parallelProducts(availableParallelism()),
  dropDeadCode,
};

/** Rewrites a recorded step into one that computes the same in fewer and faster operations. */
export function rewrite(graph: StepGraph): StepGraph {
  return Object.values(passes).reduce((rewritten, apply) => apply(rewritten), graph);
}
