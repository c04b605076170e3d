import type { SpokenTexts } from "../i18n";
import { comms } from "./comms";

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
  /** What widget views on the page are called after. */
  readonly id: string;
  /** Sends a message to the module. */
  send(content: unknown): void;
  /** `handler` gets each message that the module sends. */
  onMessage(handler: (content: unknown) => void): void;
}

/** Anywidget's front end takes any of its versions. */
const frontEnd = { version: "*", name: "anywidget" };

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
  const data = { state: whole, buffer_paths: [] };
  const comm = kernel.open("jupyter.widget", data, { metadata: { version: "2.1.0" } });
  let onMessage: (content: unknown) => void = () => {};
  comm.onMessage((message) => {
    const { method, content } = message as { method?: string; content?: unknown };
    // a page that was loaded again asks for the models that live in the kernel
    if (method === "request_state") comm.send({ method: "update", ...data });
    if (method === "custom") onMessage(content);
  });
  return {
    id: comm.id,
    send: (content) => comm.send({ method: "custom", content }),
    onMessage: (handler) => {
      onMessage = handler;
    },
  };
}
