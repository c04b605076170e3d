import { checkModel } from "../arguments/objects";
import type { Model } from "../graph/tfjs-internals";

/** How a model was trained last. */
export interface TrainingReport {
  /** Who ran the steps: the lab's native engine, TensorFlow with a step as one graph, or plain tfjs step by step. */
  readonly engine: "native" | "graph" | "eager";
  /** Whether each step ran as a whole, by the native engine or as one graph. */
  readonly graph: boolean;
  /** One sentence for the reader. */
  readonly text: string;
}

/** What to say after the model's name, which a `Sequential` and the model inside it do not share. */
const reports = new WeakMap<object, TrainingReport>();
const untrained: TrainingReport = { engine: "eager", graph: false, text: "has not been trained yet." };

/** Remembers how a model's fit runs. */
export function report(model: Model, how: TrainingReport): void {
  reports.set(model, how);
}

/**
 * Says how the last `fit` of a model ran: by the native engine, as a TensorFlow graph, or step by step, and for what reason
 * not faster.
 *
 * All three give the same losses and weights; the graph is several times as fast as single steps, and the native engine
 * several times as fast as the graph.
 *
 * @param model a model that `fit` was called on
 * @returns `engine`, whether steps ran as a whole in `graph`, and a sentence in `text`
 *
 * @example
 * await model.fit(images, labels, { epochs: 1 });
 * console.log(explainTraining(model).text);
 */
export function explainTraining(model: object): TrainingReport {
  checkModel("explainTraining", model);
  const inner = (model as { model?: object }).model ?? model;
  const { name } = model as { name: string };
  const { text, ...report } = reports.get(inner) ?? untrained;
  return { ...report, text: `Model "${name}" ${text}` };
}
