/** A kind of file, known by the bytes that it begins with, or by those at another place. */
type Signature = readonly [start: string, kind: string, at?: number];

/** As Latin-1 text. Sources: the formats' own descriptions, and those of the program file(1). */
const signatures: readonly Signature[] = [
  ["\x89PNG", "a PNG picture"],
  ["\xff\xd8\xff", "a JPEG picture"],
  ["GIF8", "a GIF picture"],
  ["BM", "a BMP picture"],
  ["II*\0", "a TIFF picture"],
  ["MM\0*", "a TIFF picture"],
  ["WEBP", "a WebP picture", 8],
  ["ftypavif", "an AVIF picture", 4],
  ["ftypavis", "an AVIF picture", 4],
  ["ftyphei", "a HEIC picture, as iPhones take them", 4],
  ["ftyphev", "a HEIC picture, as iPhones take them", 4],
  ["ftypmif1", "a HEIC picture, as iPhones take them", 4],
  ["ftypmsf1", "a HEIC picture, as iPhones take them", 4],
  ["ftyp", "a film (MP4)", 4],
  ["8BPS", "a Photoshop picture"],
  ["%PDF", "a PDF"],
  ["PK\x03\x04", "a zip archive"],
  ["PK\x05\x06", "an empty zip archive"],
  ["\x1f\x8b", "a gzip file"],
  ["BZh", "a bzip2 file"],
  ["\xfd7zXZ", "an xz file"],
  ["7z\xbc\xaf", "a 7z archive"],
  ["Rar!", "a RAR archive"],
  ["\x28\xb5\x2f\xfd", "a Zstandard file"],
  ["ustar", "a tar archive", 257],
  ["\x93NUMPY", "a NumPy array (.npy)"],
  ["\x89HDF", "an HDF5 file"],
  ["MATLAB ", "a MATLAB file (.mat)"],
  ["PAR1", "a Parquet table"],
  ["SQLite format 3", "an SQLite database"],
  ["\x7fELF", "a program"],
  ["MZ", "a Windows program"],
];

/** How texts begin, after white space and in small letters. */
const textSignatures: readonly Signature[] = [
  ["<!doctype html", "a web page, as a mirror sends it in place of the file"],
  ["<html", "a web page, as a mirror sends it in place of the file"],
  ["<svg", "an SVG picture"],
  ["<!doctype", "XML text"],
  ["<?xml", "XML text, as a server answers when the file is not there"],
  ["<", "XML text, as a server answers when the file is not there"],
  ["{", "JSON text"],
  ["[", "JSON text"],
  [
    "version https://git-lfs",
    "a Git LFS pointer, which only says where the file lies (git lfs pull fetches it)",
  ],
  ["/annex/objects/", "a git-annex pointer, which only says where the file lies (git annex get fetches it)"],
  ["#!", "a script"],
];

/** What a value of an IDX file may be, by the third byte. Source: LeCun, Cortes and Burges, "The MNIST database". */
const idxTypes: Readonly<Record<number, string>> = {
  8: "unsigned bytes",
  9: "signed bytes",
  11: "16-bit integers (int16)",
  12: "32-bit integers (int32)",
  13: "32-bit numbers (float32)",
  14: "64-bit numbers (float64)",
};

/**
 * What a file is, by its bytes and whatever its name says: "a zip archive", "JSON text", "an IDX file of …".
 *
 * @returns undefined where they are of no kind known here
 * @example
 * fileKind(Uint8Array.of(0x50, 0x4b, 3, 4)); // "a zip archive"
 */
export function fileKind(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return "an empty file";
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512));
  const latin = head.toString("latin1");
  const known = signatures.find(([start, , at = 0]) => latin.startsWith(start, at));
  if (known !== undefined) return known[1];
  if (isPickle(bytes)) return "a Python pickle";
  const idx = idxKind(bytes);
  if (idx !== undefined) return idx;
  if (head.every((byte) => byte === 0))
    return "nothing but zero bytes, as a download that was cut off leaves them";
  return textKind(head);
}

/** Whether a kind of picture can be read here. */
export function isReadable(kind: string | undefined): boolean {
  return kind !== undefined && /^an? (PNG|JPEG|GIF|BMP|TIFF) picture/.test(kind);
}

/** Whether a file is a picture, readable here or not. */
export function isPicture(kind: string | undefined): boolean {
  return kind !== undefined && /^an? \w+ picture/.test(kind);
}

/** Whether a file is a web page. */
export function isWebPage(bytes: Uint8Array): boolean {
  return fileKind(bytes)?.startsWith("a web page") ?? false;
}

/** A pickle of protocol 2 to 5 begins with its number, and a whole one ends with a full stop. */
function isPickle(bytes: Uint8Array): boolean {
  return bytes[0] === 0x80 && bytes[1]! >= 2 && bytes[1]! <= 5 && bytes.at(-1) === 0x2e;
}

function idxKind(bytes: Uint8Array): string | undefined {
  const [first, second, type, dimensions] = bytes;
  const values = idxTypes[type ?? 0];
  if (first !== 0 || second !== 0 || values === undefined || !dimensions || dimensions > 8) return undefined;
  return `an IDX file of ${values} in ${dimensions} ${dimensions === 1 ? "dimension" : "dimensions"}`;
}

function textKind(head: Buffer): string | undefined {
  const text = decode(head);
  if (text === undefined) return undefined;
  const start = text.trimStart().toLowerCase();
  if (start.startsWith("<") && /<html[\s>]/.test(start)) return textSignatures[0]![1];
  const known = textSignatures.find(([signature]) => start.startsWith(signature));
  if (known !== undefined) return known[1];
  const line = text.trim().split("\n")[0]!.trim();
  return `text (${JSON.stringify(line.length > 40 ? `${line.slice(0, 40)}…` : line)})`;
}

/** The beginning of a text in UTF-8 or, with its mark, UTF-16; undefined for anything else. */
function decode(head: Buffer): string | undefined {
  const utf16 =
    head[0] === 0xff && head[1] === 0xfe
      ? "utf-16le"
      : head[0] === 0xfe && head[1] === 0xff
        ? "utf-16be"
        : undefined;
  try {
    const text = new TextDecoder(utf16 ?? "utf-8", { fatal: true }).decode(head, { stream: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a text has none but tabs and ends of lines
    return /[\0-\x08\x0e-\x1f]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
