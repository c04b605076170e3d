/** JupyterLite's and JupyterLab's objects, as far as the extension touches them. */

/** The packages of module federation, by name and version. */
export type Shared = Record<string, Record<string, { get(): Promise<() => unknown> }>>;

export interface SignalLike {
  emit(value: unknown): void;
}
export type SignalClass = new (sender: object) => SignalLike;

export interface Header {
  readonly msg_id: string;
  readonly session: string;
  readonly msg_type: string;
  readonly [name: string]: unknown;
}

export interface Message {
  readonly header: Header;
  readonly channel: string;
  readonly content: Record<string, unknown>;
  readonly metadata: Record<string, unknown>;
  readonly buffers?: readonly (ArrayBuffer | ArrayBufferView)[];
}

export interface KernelOptions {
  readonly id: string;
  readonly name: string;
  /** The notebook's folder among the page's files. */
  readonly location: string;
  sendMessage(message: object): void;
}

export interface KernelSpecs {
  register(spec: object): void;
}

export interface KernelClient {
  interrupt(id: string): Promise<void>;
}

/** A file or a folder of the page's storage. */
export interface Model {
  readonly name: string;
  readonly path: string;
  readonly type: "directory" | "file" | "notebook";
  readonly format: "json" | "text" | "base64" | null;
  readonly last_modified: string;
  readonly content: unknown;
}

export interface Contents {
  get(path: string, options?: { content?: boolean; format?: string; type?: string }): Promise<Model>;
  save(path: string, options: object): Promise<Model>;
  delete(path: string): Promise<void>;
}

export interface App {
  readonly serviceManager: { readonly contents: Contents };
  readonly restored: Promise<void>;
}
