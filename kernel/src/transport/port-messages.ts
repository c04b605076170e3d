import type { MessagePort } from "node:worker_threads";
import type { Header } from "../protocol/message";

/** What the transport thread is started with. */
export interface TransportStart {
  connectionFile: string;
  kernelInfo: Record<string, unknown>;
  ring: SharedArrayBuffer;
  /** The memory of the `InterruptState`. */
  interrupts: SharedArrayBuffer | ArrayBuffer;
  /** Where the session finds what is meant for it. */
  inbox: MessagePort;
}

/** A request as the session sees it. `id` stands for the header and the routing, which stay in the transport thread. */
export interface Request {
  id: number;
  type: string;
  header: Header;
  metadata: Record<string, unknown>;
  content: Record<string, unknown>;
  buffers: Uint8Array[];
}

/**
 * What the transport puts into the session's inbox. The session takes it from there itself when it is notified: the
 * task in which it is notified may be ended by an interrupt, and what is still in the inbox then is not lost.
 */
export type FromTransport =
  | { kind: "request"; request: Request }
  | { kind: "input"; value: string }
  | { kind: "shutdown" }
  | { kind: "closed" };

/** A message for a client. `position` is the length of the output stream that must go first. */
export interface Outgoing {
  kind: "send";
  channel: "iopub" | "shell" | "stdin";
  type: string;
  parent: number;
  content: string;
  metadata: string;
  buffers: Uint8Array[];
  position: number;
}

export type ToTransport =
  | Outgoing
  | { kind: "drain" }
  | { kind: "ready" }
  /** The session waits for a process (`execSync`), beside `others` that it has started; null: no longer. */
  | { kind: "sync-child"; others: number[] | null }
  | { kind: "done"; request: number }
  | { kind: "close" };

/** The parent of messages that belong to no request. */
export const NO_PARENT = 0;
