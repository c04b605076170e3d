import { randomUUID } from "node:crypto";
import type { Jupyter } from "../jupyter/display";
import { createWidget } from "../jupyter/widget";
import { frontModule } from "../widgets/host/page-module";
import { style } from "../widgets/host/style";
import { curveSvg } from "../widgets/shared/curve-svg";
import type { TrainingNews, TrainingState } from "../widgets/shared/protocol";

/** Called when the page says something. */
export interface Listeners {
  onStop(): void;
  /** @param milliseconds that the page needed for a picture */
  onDrawn(milliseconds: number): void;
}

/**
 * The progress bar, its Stop button and the curve. Where a page answers, it draws them and gets each state as a
 * message; elsewhere, and in the saved notebook, the state stands as plain HTML.
 */
export class Panel {
  private readonly id = `lab-${randomUUID()}`;
  private readonly widget = createWidget({ esm: frontModule("live"), css: style, state: { slot: this.id } });
  private answered = false;

  constructor(
    private readonly notebook: Jupyter,
    private state: TrainingState,
    { onStop, onDrawn }: Listeners,
  ) {
    this.widget?.onMessage((message) => {
      const { ready, question } = message as { ready?: true; question?: TrainingNews };
      if (ready) {
        this.answered = true;
        this.widget?.send({ data: this.state });
      }
      if (question === "stop") onStop();
      else if (question !== undefined) onDrawn(question.drawnIn);
    });
    this.write(false);
  }

  /** Whether a page with the button stands open. */
  get seen(): boolean {
    return this.answered;
  }

  update(state: TrainingState): void {
    this.state = state;
    if (this.answered) this.widget?.send({ answer: state });
    else this.write(true);
  }

  /** Shows the last state, and leaves it in the notebook. */
  finish(state: TrainingState): void {
    this.update(state);
    this.write(true);
  }

  private write(update: boolean): void {
    const { text } = this.state;
    const bundle = { "text/html": html(this.state, this.id), "text/plain": text };
    this.notebook.display(bundle, { displayId: this.id, update });
  }
}

function html({ share, text, curve }: TrainingState, slot: string): string {
  const done = `<div style="width: ${(100 * share).toFixed(1)}%; height: 8px; background: #0072b2"></div>`;
  const bar = `<div style="max-width: 800px; background: #c4ccd4">${done}</div>`;
  return `<div class="${slot}">${bar}<div>${text}</div>${curve === undefined ? "" : curveSvg(curve)}</div>`;
}
