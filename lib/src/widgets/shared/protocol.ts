import type { Curve } from "./curve-svg";

/** What the kernel and the page say to each other; pixels are bytes 0…255, row by row, channel last. */

/** One image as the page shows it. */
export interface ShownImage {
  /** A `data:` URI. */
  readonly uri: string;
  /** Its place in the dataset. */
  readonly index: number;
  readonly label: string;
}

/** The points of one stroke, x and y in turn, 0…1 from the upper left corner. */
export type Stroke = number[];

export interface DrawingData {
  readonly strokes: readonly Stroke[];
  readonly classNames: readonly string[];
  readonly reply?: DrawingReply;
}

export interface DrawingRequest {
  readonly strokes: readonly Stroke[];
}

/** What a network makes of a drawing. */
export interface DrawingReply {
  /** One for each class, 0…1. */
  readonly probabilities: readonly number[];
  /** 784 bytes each: the drawing made small, and the same centred as the network reads it. */
  readonly small: readonly number[];
  readonly centred: readonly number[];
  /** Feature maps of the first convolution, if there is one. */
  readonly maps?: FeatureMaps;
}

export interface FeatureMaps {
  readonly rows: number;
  readonly cols: number;
  /** One array of rows · cols numbers for each filter. */
  readonly values: readonly (readonly number[])[];
}

export interface ConfusionsData {
  readonly title: string;
  readonly source: string;
  readonly classNames: readonly string[];
  /** Entry [t][p]: images of class t predicted as p. */
  readonly counts: readonly (readonly number[])[];
}

export interface ConfusionsRequest {
  readonly truth: number;
  readonly predicted: number;
  /** How many of these images the page has already. */
  readonly after: number;
}

export interface ConfusionsReply extends ConfusionsRequest {
  readonly images: readonly (ShownImage & { readonly confidence: number })[];
}

/** Small pictures of signed numbers, for example the filters of a convolution. */
export interface Filters {
  readonly rows: number;
  readonly cols: number;
  readonly channels: number;
  /** rows · cols · channels numbers each. */
  readonly values: readonly (readonly number[])[];
}

export interface FiltersData {
  readonly layer: string;
  readonly source: string;
  readonly filters: Filters;
  /** Images to choose from. */
  readonly images: number;
  readonly first: FiltersReply;
}

export interface FiltersRequest {
  readonly image: number;
}

export interface FiltersReply {
  readonly image: Omit<ShownImage, "uri">;
  /** rows · cols · channels bytes. */
  readonly pixels: readonly number[];
  readonly rows: number;
  readonly cols: number;
  readonly maps: FeatureMaps;
  /** Pixels from one output to the next, and from the image's edge to the middle of the first window. */
  readonly stride: number;
  readonly offset: number;
}

/** A network after an epoch; epoch 0 is before training. */
export interface EpochSnapshot {
  readonly epoch: number;
  /** For example loss, acc, val_loss. */
  readonly logs: Readonly<Record<string, number>>;
  readonly filters: readonly (readonly number[])[];
  /** A row of class probabilities for each image. */
  readonly probabilities: readonly (readonly number[])[];
}

export interface EpochsData {
  readonly layer: string;
  readonly source: string;
  readonly shape: Omit<Filters, "values">;
  readonly classNames: readonly string[];
  readonly images: readonly ShownImage[];
  readonly snapshots: readonly EpochSnapshot[];
}

export interface PreprocessingData {
  readonly source: string;
  readonly index: number;
  readonly shape: readonly [rows: number, cols: number, channels: number];
  readonly pixels: readonly number[];
  readonly label: number;
  readonly classNames: readonly string[];
}

export interface ConvolutionData {
  readonly title: string;
  readonly rows: number;
  readonly cols: number;
  readonly channels: number;
  /** rows · cols · channels numbers, usually 0…1. */
  readonly image: readonly number[];
  readonly filters: Filters;
  /** One for each filter. */
  readonly biases: readonly number[];
  readonly padding: "same" | "valid";
  readonly activation: string;
}

/** How far a training is, and its curve until it ends. */
export interface TrainingState {
  /** 0…1. */
  readonly share: number;
  /** Epoch, time left, loss: one line. */
  readonly text: string;
  readonly curve?: Curve;
}

/** What the page has to say while a network learns: a wish to stop, or the milliseconds that the last picture took it. */
export type TrainingRequest = "stop" | { readonly drawnIn: number };
