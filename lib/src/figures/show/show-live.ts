import { randomUUID } from "node:crypto";
import type { Figure } from "../figure";
import { jupyter } from "./jupyter";
import { interactiveBundle, mimeBundle } from "./mime-bundle";
import { type ShowOptions, show } from "./show";

export interface LiveFigure {
  /** Replaces the figure in place, without a static picture; does nothing in a script. */
  update(figure: Figure): void;
  /** Shows the last state, with the static picture that stays in the saved notebook. */
  finish(figure: Figure): void;
}

/**
 * Shows a figure that changes in place while something runs. In a script only the last
 * state is shown.
 *
 * @example
 * const live = showLive(learningCurves({ history: { loss: [] } }));
 * live.update(learningCurves({ history: { loss: [2.3] } }));
 * live.finish(learningCurves({ history: { loss: [2.3, 1.9] } }));
 */
export function showLive(figure: Figure, options: ShowOptions = {}): LiveFigure {
  const notebook = jupyter();
  if (!notebook) return { update: () => undefined, finish: (last) => show(last, options) };
  const displayId = randomUUID();
  notebook.display(interactiveBundle(figure, options.name), { displayId });
  return {
    update: (next) => notebook.display(interactiveBundle(next, options.name), { displayId, update: true }),
    finish: (last) => notebook.display(mimeBundle(last, options.name), { displayId, update: true }),
  };
}
