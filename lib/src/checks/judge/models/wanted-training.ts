/** What exercises that write a call of `fit` ask for. */

/** How many epochs an exercise asks for, and how many it takes. */
export interface Epochs {
  readonly wanted: number;
  readonly fewest: number;
  readonly most: number;
}
/** Fewer teach the network nothing, more keep the notebook busy for long. */
export const usualEpochs: Epochs = { wanted: 6, fewest: 3, most: 20 };
export const wantedBatch = 128;
export const wantedLoss = "categoricalCrossentropy";
export const wantedSplit = 0.1;
/** With rates outside, Adam leaps about or stands still. */
export const usableRates = { low: 1e-5, high: 0.05, usual: 0.001 };
