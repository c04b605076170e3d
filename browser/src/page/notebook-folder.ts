import type { FilesMessage, WorkFile } from "../worker/work-files";
import type { Contents, Model } from "./jupyterlite";

/** Larger files stay where they are, in bytes: helper files and pictures are smaller. */
const LARGEST = 20_000_000;

/** The files beside a notebook in the page's storage, which its kernel reads and writes as a folder. */
export class NotebookFolder {
  readonly #contents: Contents;
  readonly #path: string;
  readonly #post: (message: FilesMessage) => void;
  /** When each file that the kernel has was changed last. */
  readonly #known: Map<string, string> = new Map();

  constructor(contents: Contents, location: string, post: (message: FilesMessage) => void) {
    this.#contents = contents;
    this.#path = location.replace(/^[^:]*:/, "").replace(/^\/+|\/+$/g, "");
    this.#post = post;
  }

  /** Gives the kernel what has changed since the last cell. */
  async update(): Promise<void> {
    try {
      const { content } = await this.#contents.get(this.#path, { content: true });
      const models = (content as Model[]).filter((model) => model.type === "file");
      const changed = models.filter((model) => this.#known.get(model.name) !== model.last_modified);
      const files = await Promise.all(changed.map((model) => this.#read(model)));
      const gone = [...this.#known.keys()].filter((name) => !models.some((model) => model.name === name));
      for (const name of gone) this.#known.delete(name);
      const removed = gone.map((path): WorkFile => ({ path, content: null, modified: 0 }));
      if (files.length + removed.length > 0)
        this.#post({ kind: "files", files: [...files.flat(), ...removed] });
    } catch (error) {
      console.warn("The files beside the notebook could not be read.", error);
    }
  }

  /** Keeps what a cell wrote. */
  async keep({ path, content }: WorkFile): Promise<void> {
    const whole = this.#path === "" ? path : `${this.#path}/${path}`;
    if (content === null) {
      await this.#contents.delete(whole).catch(() => undefined);
      return;
    }
    const model = await this.#contents.save(whole, { type: "file", ...encoded(content as Uint8Array) });
    this.#known.set(path, model.last_modified);
  }

  async #read({ name, path, last_modified }: Model): Promise<WorkFile[]> {
    this.#known.set(name, last_modified);
    const { content, format } = await this.#contents.get(path, { content: true });
    if (typeof content !== "string" || content.length > LARGEST)
      return format === "json"
        ? [{ path: name, content: JSON.stringify(content), modified: Date.now() }]
        : [];
    const bytes = format === "base64" ? Uint8Array.from(atob(content), (one) => one.charCodeAt(0)) : content;
    return [{ path: name, content: bytes, modified: Date.parse(last_modified) }];
  }
}

/** Text as text, so that the page's editor shows it; other bytes in base64. */
function encoded(bytes: Uint8Array): { format: "text" | "base64"; content: string } {
  try {
    return { format: "text", content: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
    return { format: "base64", content: btoa(binary) };
  }
}
