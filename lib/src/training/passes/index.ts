import { availableParallelism } from "node:os";
import type { Pass } from "../graph/editor";
import type { StepGraph } from "../graph/step-graph";
import { reluGradient, sigmoidGradient, tanhGradient } from "./activation-gradients";
import { biasAdd, biasGradient } from "./bias";
import { dropDeadCode } from "./dead-code";
import { dropCasts } from "./drop-casts";
import { foldReshapes } from "./fold-reshapes";
import { honestTypes } from "./honest-types";
import { parallelProducts } from "./parallel-products";
import { plainMatmul } from "./plain-matmul";
import { poolBeforeRelu } from "./pool-before-relu";
import { softmaxByLog } from "./softmax-by-log";

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
