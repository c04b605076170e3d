import type { Header } from "./jupyterlite";

/** What a kernel tells: the part that it knows. */
interface Told {
  readonly channel: string;
  readonly type: string;
  readonly content: unknown;
  readonly metadata: object;
  readonly buffers: unknown;
}

/** A message of Jupyter's protocol. @param parent of the request that it is about */
export function kernelMessage(parent: Header | undefined, { type, ...told }: Told): object {
  return {
    ...told,
    header: {
      msg_id: crypto.randomUUID(),
      msg_type: type,
      session: parent?.session ?? "",
      username: "",
      version: "5.4",
      date: new Date().toISOString(),
    },
    parent_header: parent ?? {},
  };
}

export function toBytes(buffer: ArrayBuffer | ArrayBufferView): Uint8Array {
  return ArrayBuffer.isView(buffer)
    ? new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
    : new Uint8Array(buffer);
}
