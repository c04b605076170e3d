import { createCipheriv, createDecipheriv, createHash } from "node:crypto";
import { accessSync, constants, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { FitCache } from "./types";
import { writeWhole } from "./write-whole";

const CIPHER = "aes-256-ctr";
/** Each key encrypts one content only. */
const START = Buffer.alloc(16);

/**
 * Trainings, one file each in the folder that `LAB_FIT_CACHE` names; undefined where it names none. What a training starts
 * from is the key that its file is encrypted with: who has not the same network, weights and data reads nothing there.
 */
export function fitCache(): FitCache | undefined {
  const folder = process.env["LAB_FIT_CACHE"];
  if (!folder) return undefined;
  return {
    isWritable: isWritable(folder),
    entry(inputs) {
      const hash = createHash("sha256");
      for (const input of inputs) hash.update(`${input.length},`).update(input);
      const digest = hash.digest();
      const file = join(folder, derived("name", digest).toString("hex"));
      const key = derived("key", digest);
      return {
        read() {
          try {
            const decipher = createDecipheriv(CIPHER, key, START);
            return deserialize(Buffer.concat([decipher.update(readFileSync(file)), decipher.final()]));
          } catch {
            return undefined; // not kept, or by another version of Node.js
          }
        },
        write(content) {
          const cipher = createCipheriv(CIPHER, key, START);
          writeWhole(file, Buffer.concat([cipher.update(serialize(content)), cipher.final()]));
        },
      };
    },
  };
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

const derived = (purpose: string, digest: Buffer): Buffer =>
  createHash("sha256").update(purpose).update(digest).digest();
