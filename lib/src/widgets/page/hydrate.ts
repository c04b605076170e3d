import { type SpokenTexts, t, useTexts } from "../../i18n/translate";
import { element } from "./elements";

/** The part of anywidget's model that is used here. */
export interface Model {
  get(name: string): unknown;
  send(content: unknown): void;
  on(event: string, handler: (content: FromKernel) => void): void;
}

interface FromKernel {
  data?: unknown;
  reply?: unknown;
  failure?: string;
  /** Mime bundles of the cell's outputs from the figure's place on. */
  outputs?: readonly object[];
}

/** Milliseconds after which a page that has heard nothing asks again. */
const PATIENCE = 3000;

/** The page's line to the kernel. */
export interface Line<Request, Reply> {
  request(request: Request): void;
  onReply(handler: (reply: Reply) => void): void;
  /** Called when the kernel has no reply; the page says why by itself. */
  onFailure(handler: () => void): void;
}

/** What anywidget expects as a module's default export. */
export interface Widget {
  initialize(context: { model: Model; signal?: AbortSignal }): void;
}

type Mount<Data, Request, Reply> = (root: HTMLElement, data: Data, line: Line<Request, Reply>) => void;

/**
 * Brings the static picture below a cell to life while a kernel listens. The saved notebook keeps the picture alone,
 * so that it needs neither a kernel nor anything from the network to show something.
 */
export function hydrate<Data, Request = never, Reply = never>(mount: Mount<Data, Request, Reply>): Widget {
  return {
    initialize({ model, signal }) {
      useTexts(model.get("texts") as SpokenTexts);
      // JupyterLab's own shortcuts would take the arrow keys and the space bar
      const root = element("div", { class: "lab-live", "data-lm-suppress-shortcuts": "true" });
      const focused = rememberFocus(root);
      let onReply: (reply: Reply) => void = () => {};
      let onFailure = (): void => {};
      const note = element("p", { class: "lab-note", role: "status" });
      let ready = false;
      const settle = (): void => {
        if (ready) moveInto(document.getElementsByClassName(String(model.get("slot")))[0], root, focused);
      };
      const tell = (text: string): void => {
        note.textContent = text;
        root.prepend(note);
      };
      model.on("msg:custom", ({ data, reply, failure, outputs }) => {
        // the lab's part of JupyterLab's page writes them into the notebook where they are not there yet
        if (outputs !== undefined)
          document.dispatchEvent(
            new CustomEvent("image-lab:outputs", { detail: { slot: model.get("slot"), outputs } }),
          );
        if (reply !== undefined) {
          note.remove();
          onReply(reply as Reply);
        }
        if (failure !== undefined) {
          tell(t("The kernel sent no reply: {reason}", { reason: failure }));
          onFailure();
        }
        if (data === undefined || ready) return;
        mount(root, data as Data, {
          request: (request) => model.send({ request }),
          onReply: (handler) => {
            onReply = handler;
          },
          onFailure: (handler) => {
            onFailure = handler;
          },
        });
        ready = true;
        clearInterval(asking);
        settle();
      });
      const watch = new MutationObserver(settle);
      watch.observe(document.body, { childList: true, subtree: true });
      let attempt = 1;
      const ask = (): void => model.send({ ready: attempt++ });
      const asking = setInterval(ask, PATIENCE);
      signal?.addEventListener("abort", () => {
        watch.disconnect();
        clearInterval(asking);
      });
      ask();
      model.on("comm_live_update", () => tell(t("The kernel no longer listens: run this cell again.")));
    },
  };
}

/** JupyterLab draws an output anew when its saved form changes; what is alive moves over and keeps the focus. */
function moveInto(
  slot: Element | undefined,
  root: HTMLElement,
  focused: () => HTMLElement | undefined,
): void {
  if (slot === undefined || root.parentElement === slot) return;
  slot.replaceChildren(root);
  if (document.activeElement === document.body) focused()?.focus({ preventScroll: true });
}

function rememberFocus(root: HTMLElement): () => HTMLElement | undefined {
  let last: HTMLElement | undefined;
  root.addEventListener("focusin", ({ target }) => {
    last = target as HTMLElement;
  });
  return () => last;
}
