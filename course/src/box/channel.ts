import { createHmac, Hmac } from "node:crypto";
import { readSync, writeSync } from "node:fs";
import { freezeWithPrototype } from "./freeze";

const lengthBytes = 4;
const stringify = JSON.stringify;
const parse = JSON.parse;

/** What the grader asks: call the answer on these inputs. */
export interface Request {
  readonly number: number;
  readonly exercise: string;
  readonly inputs: readonly unknown[];
}

/**
 * The grader's own line into the kernel: a socket beside Jupyter's. Its key comes first, before any learner's code
 * runs; each answer is signed with it, so that nothing else written to the socket counts.
 */
export class Channel {
  readonly #socket: number;
  readonly #key: Buffer;

  constructor(socket: number) {
    this.#socket = socket;
    this.#key = Buffer.from((this.#receive() as { key: string }).key, "hex");
    freezeWithPrototype(Hmac);
  }

  /** Waits for the grader's next request. */
  request(): Request {
    return this.#receive() as Request;
  }

  answer(content: object): void {
    const body = Buffer.from(stringify(content));
    const signature = createHmac("sha256", this.#key).update(body).digest();
    const length = Buffer.alloc(lengthBytes);
    length.writeUInt32BE(signature.length + body.length);
    this.#write(Buffer.concat([length, signature, body]));
  }

  #receive(): unknown {
    const length = this.#read(lengthBytes).readUInt32BE();
    return parse(this.#read(length).toString("utf8"));
  }

  #read(size: number): Buffer {
    const bytes = Buffer.alloc(size);
    for (let at = 0; at < size; ) {
      const count = readSync(this.#socket, bytes, at, size - at, null);
      if (count === 0) throw new Error("the grader has closed its line");
      at += count;
    }
    return bytes;
  }

  #write(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#socket, bytes, at, bytes.length - at);
  }
}
