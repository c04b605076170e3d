/** A two-way line between this kernel and a page. */
export interface Comm {
  readonly id: string;
  send(data: unknown): void;
  close(): void;
  onMessage(handler: (data: unknown) => void): void;
}

export interface Comms {
  open(target: string, data: object, options: { metadata: object }): Comm;
}

/** The running kernel's comms; stock tslab and scripts have none. */
export function comms(): Comms | undefined {
  const kernel = (globalThis as Record<symbol, unknown>)[Symbol.for("Jupyter.kernel")] as
    | { readonly comms?: Comms }
    | undefined;
  return kernel?.comms;
}
