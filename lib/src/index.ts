export type { Dataset, ImageShape, Origin } from "./data/dataset";
