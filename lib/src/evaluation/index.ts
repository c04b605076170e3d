export { accuracy } from "./accuracy";
export { confusionCounts } from "./confusion-counts";
export { type Mistake, mostConfidentMistakes } from "./most-confident-mistakes";
export { type ClassResult, perClass } from "./per-class";
export { type Result, report } from "./report";
