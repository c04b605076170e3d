export { drawDigit } from "./draw-digit/draw-digit";
export { exploreConfusions } from "./explore/confusions";
export { exploreConvolution } from "./explore/convolution";
export { EpochSnapshots } from "./explore/epoch-snapshots";
export { exploreEpochs } from "./explore/epochs";
export { exploreFilters } from "./explore/filters";
export { explorePreprocessing } from "./explore/preprocessing";
export { type ExplainPictureOptions, explainPicture } from "./own-pictures/explain-picture";
