// @ts-check
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

/** As many as a page draws where it has none: all of CIFAR-10 as floats are 614 MB, more than a tab should take. */
const MOST = { digits: { train: 12_000, test: 2_000 }, batch: 2_000 };

/** Bytes of an image of CIFAR-10 with its label. */
const RECORD = 1 + 3 * 32 * 32;

/**
 * Copies a folder of published images, of MNIST's files and of CIFAR-10's batches the first images alone.
 *
 * @param {string} from
 * @param {string} to
 * @param {boolean} all whether they are copied as they are
 * @returns {boolean} whether images were left out
 */
export function copyImages(from, to, all) {
  if (all) {
    cpSync(from, to, { recursive: true, dereference: true });
    return false;
  }
  let isFewer = false;
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    const source = join(entry.parentPath, entry.name);
    const target = join(to, source.slice(from.length));
    if (entry.isDirectory()) continue;
    mkdirSync(dirname(target), { recursive: true });
    const found = readFileSync(source);
    const fewer = firstImages(entry.name, found);
    writeFileSync(target, fewer);
    isFewer ||= fewer !== found;
  }
  return isFewer;
}

/** The first images of a file, or the file itself. @param {string} name @param {Buffer} file @returns {Buffer} */
function firstImages(name, file) {
  if (/^(data_batch_\d|test_batch)\.bin$/.test(name))
    return file.length > MOST.batch * RECORD ? file.subarray(0, MOST.batch * RECORD) : file;
  if (file.length < 8) return file;
  const isPacked = file.readUInt16BE(0) === 0x1f8b;
  const bytes = isPacked && /ubyte/.test(name) ? gunzipSync(file) : file;
  if (bytes.readUInt16BE(0) !== 0 || bytes[2] !== 8) return file; // no IDX of bytes
  const most = /train/.test(name) ? MOST.digits.train : MOST.digits.test;
  const count = bytes.readUInt32BE(4);
  if (count <= most) return file;
  const header = 4 + 4 * /** @type {number} */ (bytes[3]);
  const fewer = Buffer.from(bytes.subarray(0, header + (most * (bytes.length - header)) / count));
  fewer.writeUInt32BE(most, 4);
  return isPacked ? gzipSync(fewer) : fewer;
}
