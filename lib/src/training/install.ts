import * as tf from "@tensorflow/tfjs-node";
import { closeGraphs } from "../graph/cache";
import { type FitLoopArguments, type Model, modelPrototype } from "../graph/tfjs-internals";
import { printEpochs } from "./epoch-log";
import { fitDataset } from "./fit-dataset";
import { fitLoop } from "./fit-loop";
import { predictLoop, testLoop } from "./inference";
import { insideFit, warnIfStillTraining } from "./unawaited-fit";

const installed = Symbol.for("image-lab.training");

/** Replaces the loops inside `model.fit`, `fitDataset`, `evaluate` and `predict`, for all models of this process, once. */
export function install(): void {
  const prototype = modelPrototype() as Model & { [installed]?: boolean };
  if (prototype[installed] === true) return;
  Object.defineProperty(prototype, installed, { value: true });
  const plain = prototype.fitLoop;
  prototype.fitLoop = function (this: Model, ...args: FitLoopArguments): Promise<tf.History> {
    return fitLoop(this, plain, args);
  };
  const { fitDataset: plainFitDataset } = prototype;
  prototype.fitDataset = function (
    this: Model,
    ...args: Parameters<Model["fitDataset"]>
  ): Promise<tf.History> {
    return fitDataset(this, plainFitDataset, args);
  };
  const { fit: plainFit } = prototype;
  prototype.fit = function (this: Model, ...args: Parameters<Model["fit"]>): Promise<tf.History> {
    return insideFit(this, () => plainFit.apply(this, args));
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
  printEpochs();
  const { dispose } = tf.LayersModel.prototype;
  tf.LayersModel.prototype.dispose = function (
    this: tf.LayersModel & { model?: Model },
  ): ReturnType<typeof dispose> {
    closeGraphs(this.model ?? (this as unknown as Model));
    return dispose.call(this);
  };
}
