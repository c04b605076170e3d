import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { DataError } from "./errors";
import { fileKind, isWebPage } from "./file-kind";

const renew = "delete the file, then load the data again";

/**
 * A file's bytes, unpacked where it is gzipped, once or twice, whatever its name says.
 *
 * @throws DataError when the file is cut off or is a web page
 */
export function readBytes(file: string): Uint8Array {
  let unpacked = readFile(file);
  while (isGzip(unpacked)) unpacked = unpack(file, unpacked);
  if (isWebPage(unpacked)) throw new DataError(file, "data", fileKind(unpacked)!, renew);
  return unpacked;
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
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
