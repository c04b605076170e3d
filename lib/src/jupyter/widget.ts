import type { SpokenTexts } from "../i18n";
import { type Comm, type Comms, comms } from "./comms";
import type { MimeBundle } from "./mime";

interface WidgetParts {
  /** An ES module as text, whose default export is anywidget's `{ initialize, render }`. */
  readonly esm: string;
  readonly css: string;
  /** The language of the page, as far as the module needs it. */
  readonly texts: SpokenTexts;
  /** What the module reads with `model.get`. */
  readonly state: Readonly<Record<string, unknown>>;
}

/** A model that lives both here and on the page. */
export interface Widget {
  /** Sends a message to the module. */
  send(content: unknown): void;
  /** `handler` gets each message that the module sends. */
  onMessage(handler: (content: unknown) => void): void;
  /**
   * What the cell's outputs are now, from the module's place on. A page that was opened after the cell had run does not
   * hear what Jupyter calls an update of a display: the module passes these on to it.
   */
  keep(outputs: readonly MimeBundle[]): void;
}

/** Anywidget's front end takes any of its versions. */
const frontEnd = { version: "*", name: "anywidget" };

/** Milliseconds after which a page that still asks for the same has not heard the reply. */
const REPLY_LOST = 2000;

/**
 * Opens a model of anywidget's front end over the kernel's comms, in Jupyter's widget protocol 2.1.
 *
 * @returns undefined where the kernel has no comms
 */
export function createWidget({ esm, css, texts, state }: WidgetParts): Widget | undefined {
  const kernel = comms();
  if (kernel === undefined) return undefined;
  const whole = {
    _model_module: frontEnd.name,
    _model_module_version: frontEnd.version,
    _model_name: "AnyModel",
    _view_module: frontEnd.name,
    _view_module_version: frontEnd.version,
    _view_name: "AnyView",
    _anywidget_id: "image-lab",
    _esm: esm,
    _css: css,
    texts,
    ...state,
  };
  return new ReopenedModel(kernel, whole);
}

/**
 * A model on the page that takes longer than two seconds to load never hears a message (anywidget 0.11): it asks again, and
 * gets a new model in its place, for which the browser has the module already.
 */
class ReopenedModel implements Widget {
  private comm: Comm;
  private hear: (content: unknown) => void = () => {};
  private outputs: readonly MimeBundle[] = [];
  private answered = Number.POSITIVE_INFINITY;

  constructor(
    private readonly kernel: Comms,
    private readonly state: object,
  ) {
    this.comm = this.open();
  }

  send(content: unknown): void {
    this.comm.send({ method: "custom", content });
  }

  onMessage(handler: (content: unknown) => void): void {
    this.hear = handler;
  }

  keep(outputs: readonly MimeBundle[]): void {
    this.outputs = outputs;
    this.send({ outputs });
  }

  private open(): Comm {
    const data = { state: this.state, buffer_paths: [] };
    const comm = this.kernel.open("jupyter.widget", data, { metadata: { version: "2.1.0" } });
    comm.onMessage((message) => {
      const { method, content } = message as { method?: string; content?: { ready?: number } };
      // a page that was loaded again asks for the models that live in the kernel
      if (method === "request_state") comm.send({ method: "update", ...data });
      if (method !== "custom") return;
      if (content?.ready !== undefined) this.welcome(content.ready);
      else this.hear(content);
    });
    return comm;
  }

  /** @param attempt how often the page has asked */
  private welcome(attempt: number): void {
    const now = performance.now();
    const again = attempt > 1 && this.answered <= now;
    if (again && now - this.answered < REPLY_LOST) return; // the answer is on its way
    if (again) {
      this.answered = Number.POSITIVE_INFINITY;
      const unheard = this.comm;
      this.comm = this.open();
      unheard.close();
      return;
    }
    this.answered = now;
    this.hear({ ready: true });
    if (this.outputs.length > 0) this.send({ outputs: this.outputs });
  }
}
