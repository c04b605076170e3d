import "./tensorflow-settings";
import { install } from "./install";

export { explainTraining, type TrainingReport } from "./report";
export { type LeakedTensor, type TensorReport, tensorMeter } from "./tensor-meter";

install();
