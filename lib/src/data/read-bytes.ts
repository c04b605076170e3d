import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { DataError } from "./errors";
import { fileKind, isWebPage } from "./file-kind";

const renew = "delete the file, then load the data again";

/**
 * A file's bytes, unpacked where it is gzipped, whatever its name says.
 *
 * @throws DataError when the file is cut off or is a web page
 */
export function readBytes(file: string): Uint8Array {
  const bytes = readFile(file);
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const unpacked = isGzip ? unpack(file, bytes) : bytes;
  if (isWebPage(unpacked)) throw new DataError(file, "data", fileKind(unpacked)!, renew);
  return unpacked;
}

function readFile(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new DataError(
      file,
      "a file",
      `one that cannot be read (${code ?? message})`,
      "check who may read it",
    );
  }
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
