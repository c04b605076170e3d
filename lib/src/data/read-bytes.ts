import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { DataError } from "./errors";

const renew = "delete the file, then load the data again";

/** The file itself or its gzipped form, whichever is there. */
export function findFile(path: string): string | undefined {
  return [path, `${path}.gz`].find((candidate) => existsSync(candidate));
}

/**
 * A file's bytes, unpacked where it is gzipped, whatever its name says.
 *
 * @throws DataError when the file is cut off or is a web page
 */
export function readBytes(file: string): Uint8Array {
  const bytes = readFileSync(file);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return unpack(file, bytes);
  const start = bytes.subarray(0, 200).toString("latin1").trimStart().toLowerCase();
  if (start.startsWith("<!doctype") || start.startsWith("<html")) {
    throw new DataError(file, "data", "a web page, as a mirror sends it in place of the file", renew);
  }
  return bytes;
}

function unpack(file: string, bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DataError(
      file,
      "a whole gzip file",
      `one of ${bytes.length} bytes that is cut off or damaged (${reason})`,
      renew,
    );
  }
}
