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

export function reportGraph(model: Model, recorded: number, kept: number): void {
  const text = `trained as a TensorFlow graph: a step of ${recorded} operations runs as ${kept}.`;
  reports.set(model, { graph: true, text });
}

export function reportEager(model: Model, reason: string): void {
  const text = `trained step by step, as plain tfjs does, because ${reason}.`;
  reports.set(model, { graph: false, text });
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
