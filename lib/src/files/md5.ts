import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

/** A file's checksum, in lower-case hexadecimal; the file may be larger than memory. */
export async function md5Of(file: string): Promise<string> {
  const hash = createHash("md5");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Uint8Array);
  return hash.digest("hex");
}
