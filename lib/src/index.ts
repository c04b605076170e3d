import "./training/tensorflow-settings";
import "./figures/show/offer-plot";

export { check } from "./checks/check";
export { CheckFailed } from "./checks/check-failed";
export { hint } from "./checks/hint";
export { NotImplemented } from "./checks/not-implemented";
export * from "./data";
export * from "./evaluation";
export * from "./figures";
export * from "./hand-in";
export { type LiveOptions, live } from "./live/live";
export * from "./models";
export * from "./tensors";
export * from "./training";
export * from "./widgets";
