export { type AugmentOptions, augment } from "./augment";
export { type Batch, type BatchesOptions, batches } from "./batches";
export { flattenImages } from "./flatten-images";
export { oneHot } from "./one-hot";
export { scalePixels } from "./scale-pixels";
export { type ToTensorsOptions, toTensors } from "./to-tensors";
