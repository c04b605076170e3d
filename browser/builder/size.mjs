// @ts-check
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { list } from "./site.mjs";

/** A site's size as it lies on the disk, and as it is sent: each file gzipped. @param {string} folder */
function siteSize(folder) {
  const contents = list(folder).map((file) => readFileSync(join(folder, file)));
  const sum = (/** @type {number[]} */ sizes) => sizes.reduce((all, size) => all + size, 0);
  return {
    files: contents.length,
    bytes: sum(contents.map(({ length }) => length)),
    gzipped: sum(contents.map((content) => gzipSync(content).length)),
  };
}

/** @param {string} folder */
export function describeSize(folder) {
  const { files, bytes, gzipped } = siteSize(folder);
  const megabytes = (/** @type {number} */ size) => `${(size / 1e6).toFixed(1)} MB`;
  return `${files} files, ${megabytes(bytes)}, gzipped ${megabytes(gzipped)}`;
}
