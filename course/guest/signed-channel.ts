import { createHmac, createSecretKey, Hmac, type KeyObject } from "node:crypto";
import { readSync, writeSync } from "node:fs";
import { freezeProperties, freezeWithPrototype } from "./freeze";

const lengthBytes = 4;
// As they are before any learner's code could put others into their modules.
const stringify = JSON.stringify;
const parse = JSON.parse;
const sign = createHmac;
const read = readSync;
const write = writeSync;

/** What the grader asks: call the answer on these inputs. */
export interface Request {
  readonly number: number;
  readonly exercise: string;
  readonly inputs: readonly unknown[];
}

/**
 * The grader's own line into the kernel: a socket beside Jupyter's. Its key comes first, before any learner's code
 * runs; each answer is signed with it, so that nothing else written to the socket counts. No JavaScript memory keeps the
 * key's bytes: there, heap snapshots and lists of all buffers would show them.
 */
export class SignedChannel {
  readonly #socket: number;
  readonly #key: KeyObject;

  constructor(socket: number) {
    this.#socket = socket;
    const bytes = this.#receive();
    this.#key = createSecretKey(bytes);
    bytes.fill(0);
    freezeWithPrototype(Hmac);
    for (const part of nativeParts(sign("sha256", this.#key))) freezeProperties(Object.getPrototypeOf(part));
  }

  /** Waits for the grader's request of this number. Those before it were never called for. */
  request(number: number): Request {
    for (;;) {
      const request = parse(this.#receive().toString("utf8")) as Request;
      if (request.number >= number) return request;
    }
  }

  answer(content: object): void {
    const body = Buffer.from(stringify(content));
    const signature = sign("sha256", this.#key).update(body).digest();
    const length = Buffer.alloc(lengthBytes);
    length.writeUInt32BE(signature.length + body.length);
    this.#write(Buffer.concat([length, signature, body]));
  }

  #receive(): Buffer {
    const length = this.#read(lengthBytes).readUInt32BE();
    return this.#read(length);
  }

  #read(size: number): Buffer {
    const bytes = Buffer.alloc(size);
    for (let at = 0; at < size; ) {
      const count = read(this.#socket, bytes, at, size - at, null);
      if (count === 0) throw new Error("the grader has closed its line");
      at += count;
    }
    return bytes;
  }

  #write(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; ) at += write(this.#socket, bytes, at, bytes.length - at);
  }
}

/** What does the work behind one of Node's objects: it is given the key, and its methods could be replaced. */
function nativeParts(object: object): object[] {
  const held = Object.getOwnPropertySymbols(object).map((name) => Reflect.get(object, name) as unknown);
  return held.filter((part): part is object => typeof part === "object" && part !== null && !isPlain(part));
}

function isPlain(part: object): boolean {
  return Object.getPrototypeOf(part) === Object.prototype;
}
