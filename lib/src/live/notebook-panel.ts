import { randomUUID } from "node:crypto";
import type { Jupyter } from "../jupyter/display";
import type { MimeBundle } from "../jupyter/mime";
import { createWidget, type Widget } from "../jupyter/widget";
import { pageModule, pageTexts } from "../widgets/host/page-module";
import { style } from "../widgets/host/style";
import { curveSvg } from "../widgets/shared/curve-svg";
import type { TrainingRequest, TrainingState } from "../widgets/shared/protocol";

/** Called when the page says something. */
export interface Listeners {
  onStop(): void;
  /** @param milliseconds that the page needed for a picture */
  onDrawn(milliseconds: number): void;
}

/**
 * The progress bar, its Stop button and the curve. Where a page is connected, it draws them and gets each state as a
 * message; elsewhere, and in the saved notebook, the state stands as plain HTML.
 */
export class Panel {
  private readonly id = `lab-${randomUUID()}`;
  private readonly widget = openWidget(this.id);
  private connected = false;

  constructor(
    private readonly notebook: Jupyter,
    private state: TrainingState,
    { onStop, onDrawn }: Listeners,
  ) {
    this.widget?.onMessage((message) => {
      const { ready, request } = message as { ready?: true; request?: TrainingRequest };
      if (ready) {
        this.connected = true;
        this.widget?.send({ data: this.state });
      }
      if (request === "stop") onStop();
      else if (request !== undefined) onDrawn(request.drawnIn);
    });
    this.write(false);
  }

  /** Whether a page with the button stands open. */
  get seen(): boolean {
    return this.connected;
  }

  update(state: TrainingState): void {
    this.state = state;
    if (this.connected) this.widget?.send({ reply: state });
    else this.write(true);
  }

  /** Shows the last state, and leaves it in the notebook, whenever its page is opened. */
  finish(state: TrainingState): void {
    this.update(state);
    this.widget?.keep([this.write(true)]);
  }

  /** Shows a figure below the last state, and leaves both in the notebook. */
  append(figure: MimeBundle): void {
    this.notebook.display(figure);
    this.widget?.keep([this.bundle, figure]);
  }

  private get bundle(): MimeBundle {
    return { "text/html": html(this.state, this.id), "text/plain": this.state.text };
  }

  private write(update: boolean): MimeBundle {
    const { bundle } = this;
    this.notebook.display(bundle, { displayId: this.id, update });
    return bundle;
  }
}

function openWidget(slot: string): Widget | undefined {
  const esm = pageModule("live");
  return createWidget({ esm, css: style, texts: pageTexts(esm), state: { slot } });
}

function html({ share, text, curve }: TrainingState, slot: string): string {
  const done = `<div style="width: ${(100 * share).toFixed(1)}%; height: 8px; background: #0072b2"></div>`;
  const bar = `<div style="max-width: 800px; background: #c4ccd4">${done}</div>`;
  return `<div class="${slot}">${bar}<div>${text}</div>${curve === undefined ? "" : curveSvg(curve)}</div>`;
}
