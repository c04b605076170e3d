export { drawDigit } from "./draw-digit/draw-digit";
export { type ExplainPictureOptions, explainPicture } from "./explain-picture/explain-picture";
export { exploreConfusions } from "./explore/confusions";
export { exploreConvolution } from "./explore/convolution";
export { EpochSnapshots } from "./explore/epoch-snapshots";
export { exploreEpochs } from "./explore/epochs";
export { exploreFilters } from "./explore/filters";
export { explorePreprocessing } from "./explore/preprocessing";
