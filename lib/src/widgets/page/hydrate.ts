import { say, speak } from "../../i18n/translate.js";
import { element } from "./elements.js";

/** The part of anywidget's model that is used here. */
export interface Model {
  get(name: string): unknown;
  send(content: unknown): void;
  on(event: string, handler: (content: { data?: unknown; answer?: unknown; failure?: string }) => void): void;
}

/** The page's line to the kernel. */
export interface Line<Question, Answer> {
  ask(question: Question): void;
  onAnswer(handler: (answer: Answer) => void): void;
  /** Called when the kernel has no answer; the page says why by itself. */
  onFailure(handler: () => void): void;
}

/** What anywidget expects as a module's default export. */
export interface Widget {
  initialize(context: { model: Model; signal?: AbortSignal }): void;
}

type Mount<Data, Question, Answer> = (root: HTMLElement, data: Data, line: Line<Question, Answer>) => void;

/**
 * Brings the static picture below a cell to life while a kernel listens. The saved notebook keeps the picture alone,
 * so that it needs neither a kernel nor anything from the network to show something.
 */
export function enliven<Data, Question = never, Answer = never>(
  mount: Mount<Data, Question, Answer>,
): Widget {
  return {
    initialize({ model, signal }) {
      speak(String(model.get("language")));
      // JupyterLab's own shortcuts would take the arrow keys and the space bar
      const root = element("div", { class: "lab-live", "data-lm-suppress-shortcuts": "true" });
      const focused = rememberFocus(root);
      let onAnswer: (answer: Answer) => void = () => {};
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
      model.on("msg:custom", ({ data, answer, failure }) => {
        if (answer !== undefined) {
          note.remove();
          onAnswer(answer as Answer);
        }
        if (failure !== undefined) {
          tell(say("The kernel could not answer: {reason}", { reason: failure }));
          onFailure();
        }
        if (data === undefined || ready) return;
        mount(root, data as Data, {
          ask: (question) => model.send({ question }),
          onAnswer: (handler) => {
            onAnswer = handler;
          },
          onFailure: (handler) => {
            onFailure = handler;
          },
        });
        ready = true;
        settle();
      });
      const watch = new MutationObserver(settle);
      watch.observe(document.body, { childList: true, subtree: true });
      signal?.addEventListener("abort", () => watch.disconnect());
      model.send({ ready: true });
      model.on("comm_live_update", () => tell(say("The kernel no longer listens: run this cell again.")));
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
