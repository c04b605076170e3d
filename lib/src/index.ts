export type { Dataset, ImageShape, Origin } from "./data/dataset";
export * from "./evaluation";
export * from "./models";
export * from "./tensors";
export { check } from "./checks/check";
export { CheckFailed } from "./checks/check-failed";
export { hint } from "./checks/hint";
