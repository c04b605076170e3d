import "./tensorflow-settings";
import { install } from "./install";

export { type LeakedTensor, type TensorReport, tensorMeter } from "../memory/tensor-meter";
export { explainTraining, type TrainingReport } from "./report";
export { limitWork } from "./work-budget";

install();
