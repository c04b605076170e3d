import * as tf from "@tensorflow/tfjs-node";
import { closeGraphs } from "../graph/cache";
import { useDirectKernels } from "../graph/direct-kernels";
import { movePixelsAsBytes } from "../graph/pixel-kernels";
import { type FitLoopArguments, type Model, modelPrototype } from "../graph/tfjs-internals";
import { afterCollections } from "../memory/after-collections";
import { freeUnreachable } from "../memory/free-unreachable";
import { nativeEngine } from "../native/current-engine";
import { roundWholeNumbers } from "../tensors/round-whole-numbers";
import { printEpochs } from "./epoch-log";
import { tellingWatchers } from "./failed-fit";
import { fitDataset } from "./fit-dataset";
import { fitLoop } from "./fit-loop";
import { predictLoop, testLoop } from "./inference";
import { namingMissingKernel } from "./missing-kernel";
import { noticeSharedOptimizer } from "./optimizer-notices";
import { beginFit, warnIfStillTraining } from "./unawaited-fit";
import { withAcceptedCallbacks } from "./user-callbacks";
import { watchUses } from "./uses-while-training";

const installed = Symbol.for("image-lab.training");

/** Replaces the loops inside `model.fit`, `fitDataset`, `evaluate` and `predict`, for all models of this process, once. */
export function install(): void {
  const prototype = modelPrototype() as Model & { [installed]?: boolean };
  if (prototype[installed] === true) return;
  Object.defineProperty(prototype, installed, { value: true });
  const plain = prototype.fitLoop;
  prototype.fitLoop = function (this: Model, ...args: FitLoopArguments): Promise<tf.History> {
    noticeSharedOptimizer(this);
    return fitLoop(this, plain, args);
  };
  const { fitDataset: plainFitDataset } = prototype;
  prototype.fitDataset = function (
    this: Model,
    ...args: Parameters<Model["fitDataset"]>
  ): Promise<tf.History> {
    warnIfStillTraining(this);
    beginFit(this);
    noticeSharedOptimizer(this);
    return fitDataset(this, plainFitDataset, args);
  };
  const { fit: plainFit } = prototype;
  prototype.fit = function (this: Model, ...args: Parameters<Model["fit"]>): Promise<tf.History> {
    warnIfStillTraining(this);
    beginFit(this);
    return namingMissingKernel(plainFit.apply(this, args));
  };
  const { testLoop: plainTest, predictLoop: plainPredict } = prototype;
  prototype.testLoop = function (this: Model, ...args: Parameters<Model["testLoop"]>): tf.Scalar[] {
    warnIfStillTraining(this);
    return testLoop(this, plainTest, args);
  };
  prototype.predictLoop = function (
    this: Model,
    ...args: Parameters<Model["predictLoop"]>
  ): tf.Tensor | tf.Tensor[] {
    warnIfStillTraining(this);
    return predictLoop(this, plainPredict, args);
  };
  acceptCallbacks();
  watchUses(tf.LayersModel.prototype);
  freeUnreachable();
  afterCollections(trimMemory);
  roundWholeNumbers();
  useDirectKernels();
  movePixelsAsBytes(); // after it: what moves bytes is asked first
  printEpochs();
  const { dispose } = tf.LayersModel.prototype;
  tf.LayersModel.prototype.dispose = function (
    this: tf.LayersModel & { model?: Model },
  ): ReturnType<typeof dispose> {
    closeGraphs(this.model ?? (this as unknown as Model));
    return dispose.call(this);
  };
}

/** What tensors and typed arrays leave free between others: glibc would keep hundreds of megabytes of it. */
function trimMemory(): void {
  const engine = nativeEngine();
  if (typeof engine !== "string") engine.binding.trimMemory?.();
}

/** In front of `fit` and `fitDataset`, which judge a list of callbacks by its first member. */
function acceptCallbacks(): void {
  const prototype = tf.LayersModel.prototype as unknown as Record<"fit" | "fitDataset", AnyFit>;
  const { fit, fitDataset: fitAll } = prototype;
  prototype.fit = function (x, y, args) {
    const accepted = withAcceptedCallbacks(args, this.metricsNames);
    return tellingWatchers(accepted, fit.call(this, x, y, accepted));
  };
  prototype.fitDataset = function (dataset, args) {
    const accepted = withAcceptedCallbacks(args, this.metricsNames);
    return tellingWatchers(accepted, fitAll.call(this, dataset, accepted));
  };
}

type AnyFit = (this: tf.LayersModel, ...args: unknown[]) => Promise<tf.History>;
