import type { FilesMessage, WorkFile } from "../worker/work-files";
import type { Contents, Model } from "./jupyterlite";

/** Larger files stay where they are, in bytes: helper files, pictures and models are smaller. */
const LARGEST = 20_000_000;

/** The files beside a notebook in the page's storage, and those in folders there: its kernel reads and writes them. */
export class NotebookFolder {
  readonly #contents: Contents;
  readonly #path: string;
  readonly #post: (message: FilesMessage) => void;
  /** When each file that the kernel has was changed last. */
  readonly #known: Map<string, string> = new Map();
  /** Reading and writing, each after the one before. */
  #work: Promise<void> = Promise.resolve();

  constructor(contents: Contents, location: string, post: (message: FilesMessage) => void) {
    this.#contents = contents;
    this.#path = location.replace(/^[^:]*:/, "").replace(/^\/+|\/+$/g, "");
    this.#post = post;
  }

  /** Gives the kernel what has changed since the last cell. */
  update(): Promise<void> {
    return this.#next(() => this.#giveChanged(), "The files beside the notebook could not be read.");
  }

  /** Keeps what a cell wrote. */
  keep(file: WorkFile): Promise<void> {
    return this.#next(() => this.#save(file), `${file.path} could not be kept.`);
  }

  /** @param failure said in the console, where the learner has heard of it, or where nothing is lost */
  #next(work: () => Promise<void>, failure: string): Promise<void> {
    this.#work = this.#work.then(work).catch((error) => console.warn(failure, error));
    return this.#work;
  }

  async #giveChanged(): Promise<void> {
    const models = await this.#list("");
    const changed = models.filter((model) => this.#known.get(this.#nameOf(model)) !== model.last_modified);
    const files = await Promise.all(changed.map((model) => this.#read(model)));
    const present = new Set(models.map((model) => this.#nameOf(model)));
    const gone = [...this.#known.keys()].filter((name) => !present.has(name));
    for (const name of gone) this.#known.delete(name);
    const removed = gone.map((path): WorkFile => ({ path, content: null, modified: 0 }));
    if (files.length + removed.length > 0)
      this.#post({ kind: "files", files: [...files.flat(), ...removed] });
  }

  /** All files beside the notebook and below; of notebooks only those beside it, which are handed in together. */
  async #list(folder: string): Promise<Model[]> {
    const { content } = await this.#contents.get(this.#whole(folder), { content: true });
    const lists = (content as Model[]).map((model) => {
      if (model.type === "directory") return this.#list(this.#nameOf(model));
      return folder === "" || model.type === "file" ? [model] : [];
    });
    return (await Promise.all(lists)).flat();
  }

  async #read(model: Model): Promise<WorkFile[]> {
    const name = this.#nameOf(model);
    const modified = Date.parse(model.last_modified);
    this.#known.set(name, model.last_modified);
    const { content, format } = await this.#contents.get(model.path, { content: true });
    if (format === "json") return [{ path: name, content: JSON.stringify(content), modified }];
    if (typeof content !== "string" || content.length > LARGEST) return [];
    const bytes = format === "base64" ? Uint8Array.from(atob(content), (one) => one.charCodeAt(0)) : content;
    return [{ path: name, content: bytes, modified }];
  }

  async #save({ path, content }: WorkFile): Promise<void> {
    if (content === null) {
      this.#known.delete(path);
      await this.#contents.delete(this.#whole(path)).catch(() => undefined);
      return;
    }
    const whole = this.#whole(path);
    await makeFolders(this.#contents, whole);
    const model = await this.#contents.save(whole, { type: "file", ...encoded(content as Uint8Array) });
    this.#known.set(path, model.last_modified);
  }

  /** A file's path among all the page's files. */
  #whole(name: string): string {
    return [this.#path, name].filter(Boolean).join("/");
  }

  #nameOf({ path }: Model): string {
    return this.#path === "" ? path : path.slice(this.#path.length + 1);
  }
}

/** Makes the folders above a file. */
export async function makeFolders(contents: Contents, path: string): Promise<void> {
  const parts = path.split("/").slice(0, -1);
  for (let depth = 1; depth <= parts.length; depth++) {
    const folder = parts.slice(0, depth).join("/");
    const known = await contents.get(folder, { content: false }).catch(() => undefined);
    if (known === undefined) await contents.save(folder, { type: "directory" });
  }
}

/** Text as text, so that the page's editor shows it; other bytes in base64. */
export function encoded(bytes: Uint8Array): { format: "text" | "base64"; content: string } {
  try {
    return { format: "text", content: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
    return { format: "base64", content: btoa(binary) };
  }
}
