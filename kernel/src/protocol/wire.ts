import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { type Draft, type Header, type Message, PROTOCOL_VERSION } from "./message";

const DELIMITER = Buffer.from("<IDS|MSG>");

/** Turns messages into signed ZeroMQ frames and back. */
export class Wire {
  readonly #key: string;
  readonly #session: string = randomUUID();

  constructor(key: string) {
    this.#key = key;
  }

  encode({ identities, type, parent, content, metadata, buffers }: Draft): (Uint8Array | string)[] {
    const header: Header = {
      msg_id: randomUUID(),
      session: this.#session,
      username: "kernel",
      date: new Date().toISOString(),
      msg_type: type,
      version: PROTOCOL_VERSION,
    };
    const texts = [JSON.stringify(header), parent ? JSON.stringify(parent) : "{}", metadata, content];
    const parts = texts.map(withoutLoneSurrogates);
    return [...identities, DELIMITER, this.#sign(parts), ...parts, ...buffers];
  }

  /** Throws when the frames are no Jupyter message or its signature is wrong. */
  decode(frames: Buffer[]): Message {
    const start = frames.findIndex((frame) => frame.equals(DELIMITER));
    if (start < 0 || frames.length < start + 6) throw new Error("Not a Jupyter message: frames are missing.");
    const parts = frames.slice(start + 2, start + 6);
    if (this.#key && !sameText(frames[start + 1]!, this.#sign(parts)))
      throw new Error("A Jupyter message with a wrong signature.");
    const [header, , metadata, content] = parts.map((part) => JSON.parse(part.toString()));
    if (typeof header?.msg_type !== "string" || !metadata || !content)
      throw new Error("Not a Jupyter message: its header names no type, or a part is null.");
    return {
      identities: frames.slice(0, start),
      header,
      metadata,
      content,
      buffers: frames.slice(start + 6),
    };
  }

  #sign(parts: (string | Buffer)[]): string {
    if (!this.#key) return "";
    const hmac = createHmac("sha256", this.#key);
    for (const part of parts) hmac.update(part);
    return hmac.digest("hex");
  }
}

/**
 * JSON whose texts are valid Unicode. Half a character, which JavaScript's strings may hold and `JSON.stringify`
 * escapes, becomes the replacement character: a notebook with one of them could not be saved.
 */
function withoutLoneSurrogates(json: string): string {
  if (!json.includes("\\ud")) return json;
  return json.replace(/\\(?:\\|ud[89a-f][0-9a-f]{2})/g, (escaped) =>
    escaped === "\\\\" ? escaped : "\ufffd",
  );
}

function sameText(received: Buffer, expected: string): boolean {
  const bytes = Buffer.from(expected);
  return received.length === bytes.length && timingSafeEqual(received, bytes);
}
