import { existsSync, mount, readFileSync, unmount, watchChanges } from "../node/fs";

/** A file beside the notebook: text, or bytes. */
export interface WorkFile {
  readonly path: string;
  /** Null where the file is gone. */
  readonly content: string | Uint8Array | null;
  /** Milliseconds. */
  readonly modified: number;
}

/** From the page to its worker: files beside the notebook, as they are in the page's storage. */
export interface FilesMessage {
  readonly kind: "files";
  readonly files: readonly WorkFile[];
}

/** From the worker to the page: what a cell wrote beside the notebook. */
export interface WrittenMessage {
  readonly kind: "written";
  readonly file: WorkFile;
}

/** Keeps the notebook's folder and the page's storage the same, both ways. */
export function listenToFiles(folder: string): void {
  self.addEventListener("message", ({ data }: MessageEvent<FilesMessage>) => {
    if (data.kind !== "files") return;
    for (const { path, content, modified } of data.files) {
      if (content !== null) mount(`${folder}/${path}`, content, modified);
      else if (existsSync(`${folder}/${path}`)) unmount(`${folder}/${path}`);
    }
  });
  watchChanges((path, isGone) => {
    if (!path.startsWith(`${folder}/`) || path.includes(".part")) return;
    const content = isGone ? null : Uint8Array.from(readFileSync(path) as Uint8Array);
    const file: WorkFile = { path: path.slice(folder.length + 1), content, modified: Date.now() };
    self.postMessage({ kind: "written", file } satisfies WrittenMessage);
  });
}
