/** node:crypto. Digests must come at once, which crypto.subtle cannot: the checks' judges are called without `await`. */
import { md5 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { Buffer } from "buffer";

export const randomUUID = (): string => crypto.randomUUID();

class Hash {
  readonly #hash: ReturnType<typeof sha256.create>;

  constructor(name: string) {
    this.#hash = (name === "md5" ? md5 : sha256).create() as ReturnType<typeof sha256.create>;
  }

  update(data: string | Uint8Array): this {
    this.#hash.update(typeof data === "string" ? new TextEncoder().encode(data) : data);
    return this;
  }

  digest(encoding?: "hex" | "base64"): Buffer | string {
    const bytes = Buffer.from(this.#hash.digest());
    return encoding === undefined ? bytes : bytes.toString(encoding);
  }
}

export const createHash = (name: string): Hash => new Hash(name);
export default { randomUUID, createHash };
