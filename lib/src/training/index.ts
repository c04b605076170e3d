import "./quiet-tensorflow";
import { install } from "./install";

export { explainTraining, type TrainingReport } from "./report";

install();
