/** The header of a Jupyter message (https://jupyter-client.readthedocs.io/en/stable/messaging.html). */
export interface Header {
  msg_id: string;
  session: string;
  username: string;
  date: string;
  msg_type: string;
  version: string;
}

/** A message as it arrives. */
export interface Message {
  /** ZeroMQ routing prefix: where the reply goes. */
  identities: Uint8Array[];
  header: Header;
  metadata: Record<string, unknown>;
  content: Record<string, unknown>;
  buffers: Uint8Array[];
}

/**
 * A message to send. `content` and `metadata` are JSON already, so that the thread that owns the values encodes them.
 */
export interface Draft {
  identities: Uint8Array[];
  type: string;
  parent: Header | null;
  content: string;
  metadata: string;
  buffers: Uint8Array[];
}

export const PROTOCOL_VERSION = "5.4";
