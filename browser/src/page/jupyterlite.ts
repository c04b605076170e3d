/** JupyterLite's and JupyterLab's objects, as far as the extension touches them. */

/** The packages of module federation, by name and version. */
export type Shared = Record<string, Record<string, { get(): Promise<() => unknown> }>>;

interface Signal<Value> {
  connect(hear: (sender: unknown, value: Value) => void): void;
  disconnect(hear: (sender: unknown, value: Value) => void): void;
}

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
  createCheckpoint(path: string): Promise<{ readonly id: string; readonly last_modified: string }>;
}

export interface Action {
  readonly label: string;
  callback(): void;
}

/** What JupyterLab shows in a corner: 140 characters of it. */
export interface Notifications {
  info(message: string, options: { autoClose: false | number; actions?: Action[] }): string;
  error(message: string, options: { autoClose: false }): string;
  dismiss(id: string): void;
}

export interface App {
  readonly serviceManager: { readonly contents: Contents };
  readonly restored: Promise<void>;
  readonly shell: {
    add(widget: object, area: string, options: object): void;
    readonly currentWidget: { readonly context?: unknown } | null;
    widgets(area: string): Iterable<{ readonly context?: unknown }>;
    collapseLeft(): void;
  };
  readonly commands: {
    execute(command: string, args?: object): Promise<unknown>;
    readonly commandExecuted: Signal<{ readonly id: string; readonly result: Promise<unknown> }>;
  };
}
