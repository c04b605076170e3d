export { loadCifar10 } from "./cifar10";
export { DataError } from "./data-error";
export type { Dataset, ImageShape, Origin } from "./dataset";
export { describe } from "./describe";
export { centreDigit, type ImageStep, imageSteps, loadImage } from "./load-image";
export { loadImageFolder } from "./load-image-folder";
export type { DatasetPair, LoadOptions } from "./look-up";
export { loadMnist } from "./mnist";
export type { Progress } from "./progress";
