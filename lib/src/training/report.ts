import type { Model } from "../graph/tfjs-internals";

/** How a model was trained last. */
export interface TrainingReport {
  /** Whether the steps ran as one TensorFlow graph. */
  readonly graph: boolean;
  /** One sentence for the reader. */
  readonly text: string;
}

/** What to say after the model's name, which a `Sequential` and the model inside it do not share. */
const reports = new WeakMap<object, TrainingReport>();

/** Remembers how a model's fit runs. */
export function report(model: Model, how: TrainingReport): void {
  reports.set(model, how);
}

/**
 * Says how the last `fit` of a model ran: as a TensorFlow graph, or step by step and for what reason.
 *
 * Both give the same losses and weights; the graph is several times faster.
 *
 * @param model a model that `fit` was called on
 * @returns `graph` and a sentence in `text`
 *
 * @example
 * await model.fit(images, labels, { epochs: 1 });
 * console.log(explainTraining(model).text);
 */
export function explainTraining(model: object): TrainingReport {
  const inner = (model as { model?: object }).model ?? model;
  const { name } = model as { name: string };
  const { graph, text } = reports.get(inner) ?? { graph: false, text: "has not been trained yet." };
  return { graph, text: `Model "${name}" ${text}` };
}
