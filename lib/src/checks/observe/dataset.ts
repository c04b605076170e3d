import type { Answers } from "../answers";
import type { Observer } from "../exercise";

interface Bytes {
  readonly bytes: Uint8Array;
}

interface CountsCase {
  readonly labels: Uint8Array;
  readonly classes: number;
}

export const parseIdxImages: Observer<Answers["parseIdxImages"], Bytes> = {
  arguments: copyBytes,
  call: (parse, { bytes }) => parse(bytes),
};

export const parseIdxLabels: Observer<Answers["parseIdxLabels"], Bytes> = {
  arguments: copyBytes,
  call: (parse, { bytes }) => parse(bytes),
};

export const parseCifarBatch: Observer<Answers["parseCifarBatch"], Bytes> = {
  arguments: copyBytes,
  call: (parse, { bytes }) => parse(bytes),
};

export const classCounts: Observer<Answers["classCounts"], CountsCase> = {
  arguments: ({ labels, classes }) => ({ labels: labels.slice(), classes }),
  call: (count, { labels, classes }) => count(labels, classes),
};

/**
 * The bytes as a view into a larger buffer, as `readFileSync` may give them: an answer that looks at `bytes.buffer`
 * without `bytes.byteOffset`, or without `bytes.byteLength`, reads others too.
 */
function copyBytes({ bytes }: Bytes): { bytes: Uint8Array } {
  const [before, behind] = [24, 16];
  const room = new Uint8Array(before + bytes.length + behind).fill(255);
  room.set(bytes, before);
  return { bytes: room.subarray(before, before + bytes.length) };
}
