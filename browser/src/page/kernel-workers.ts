import type { Settings } from "../worker/settings";

/** Starts kernels' workers; the first one before a notebook asks for it, while JupyterLab is still starting. */
export class KernelWorkers {
  readonly #base: string;
  readonly #settings: Settings;
  #spare: Worker | undefined;

  constructor(base: string, settings: Settings) {
    this.#base = base;
    this.#settings = settings;
    this.#spare = this.#start(settings.language);
  }

  /** @param location the notebook's folder, which says its language */
  take(location: string): Worker {
    const folders = location.replace(/^[^:]*:/, "").split("/");
    const language = folders.includes("fr") ? "fr" : "en";
    const spare = this.#spare;
    this.#spare = undefined;
    if (spare && language === this.#settings.language) return spare;
    spare?.terminate();
    return this.#start(language);
  }

  /** What the worker says is kept until somebody listens: see `listenTo`. */
  #start(language: string): Worker {
    const worker = new Worker(`${this.#base}worker.js`, { type: "module", name: "tslab" });
    worker.postMessage({ kind: "settings", settings: { ...this.#settings, language } });
    const early: MessageEvent[] = [];
    worker.onmessage = (event) => void early.push(event);
    earlyMessages.set(worker, early);
    return worker;
  }
}

const earlyMessages = new WeakMap<Worker, MessageEvent[]>();

/** Hears all that a worker says, also what it said before. */
export function listenTo<Message>(worker: Worker, hear: (message: Message) => void): void {
  for (const { data } of earlyMessages.get(worker) ?? []) hear(data as Message);
  worker.onmessage = ({ data }: MessageEvent<Message>) => hear(data);
}
