/** One call of `fit`, as an observer writes it down and a judge reads it. */
export interface ObservedFit {
  /** How many images it was given, of which `images` and `labels` hold the first. */
  readonly rows: number;
  readonly images: unknown;
  readonly labels: unknown;
  readonly options: { readonly [name: string]: unknown };
  /** Whether it had ended when the learner's function did. */
  readonly ended: boolean;
  /** Epochs that it had trained when the learner's function ended. */
  readonly epochs: number;
}

/** What a training function did with a model, as plain data. */
export interface ObservedTraining {
  readonly optimizer: string | null;
  readonly learningRate: number | null;
  readonly loss: unknown;
  readonly fits: readonly ObservedFit[];
  readonly returnedHistory: boolean;
  /** Names of what `fit` measures: the loss and the metrics. */
  readonly metrics: readonly string[];
  /** Whether any weight may move. */
  readonly learns: boolean;
  /** How many weights may not move although they could before. */
  readonly frozen: number;
}
