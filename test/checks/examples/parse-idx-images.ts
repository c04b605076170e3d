import type { Examples } from "./examples";

interface Images {
  count: number;
  rows: number;
  cols: number;
  pixels: Uint8Array;
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const header = (bytes: Uint8Array, offsets = [4, 8, 12], little = false): Omit<Images, "pixels"> => {
  const [count, rows, cols] = offsets.map((offset) => view(bytes).getUint32(offset, little));
  return { count: count ?? 0, rows: rows ?? 0, cols: cols ?? 0 };
};

export const parseIdxImages: Examples<"parseIdxImages"> = {
  exercise: "parseIdxImages",
  correct: {
    "a DataView and a subarray": (bytes) => ({ ...header(bytes), pixels: bytes.subarray(16) }),
    "a copy": (bytes) => ({ ...header(bytes), pixels: bytes.slice(16) }),
    "signed integers": (bytes) => ({
      count: view(bytes).getInt32(4),
      rows: view(bytes).getInt32(8),
      cols: view(bytes).getInt32(12),
      pixels: bytes.slice(16),
    }),
    "a Buffer over the same memory": (bytes) => {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
      return {
        count: buffer.readUInt32BE(4),
        rows: buffer.readUInt32BE(8),
        cols: buffer.readUInt32BE(12),
        pixels: buffer.subarray(16),
      };
    },
    "a Buffer copied from the bytes": (bytes) => {
      const buffer = Buffer.from(bytes);
      return {
        count: buffer.readUInt32BE(4),
        rows: buffer.readUInt32BE(8),
        cols: buffer.readUInt32BE(12),
        pixels: new Uint8Array(buffer.subarray(16)),
      };
    },
    shifts: (bytes) => {
      const [, , , , a = 0, b = 0, c = 0, d = 0] = bytes;
      return { ...header(bytes), count: (a << 24) | (b << 16) | (c << 8) | d, pixels: bytes.subarray(16) };
    },
    "powers of 256": (bytes) => {
      const at = (offset: number): number =>
        [0, 1, 2, 3].reduce((sum, i) => sum + (bytes[offset + i] ?? 0) * 256 ** (3 - i), 0);
      return { count: at(4), rows: at(8), cols: at(12), pixels: bytes.filter((_, i) => i >= 16) };
    },
    "a loop over the pixels": (bytes) => {
      const { count, rows, cols } = header(bytes);
      const pixels = new Uint8Array(count * rows * cols);
      for (let i = 0; i < pixels.length; i++) pixels[i] = bytes[16 + i] ?? 0;
      return { count, rows, cols, pixels };
    },
    "a view with the size from the header": (bytes) => {
      const { count, rows, cols } = header(bytes);
      return {
        count,
        rows,
        cols,
        pixels: new Uint8Array(bytes.buffer, bytes.byteOffset + 16, count * rows * cols),
      };
    },
    "hexadecimal text": (bytes) => {
      const number = (offset: number): number =>
        Number.parseInt(Buffer.from(bytes.slice(offset, offset + 4)).toString("hex"), 16);
      return { count: number(4), rows: number(8), cols: number(12), pixels: bytes.slice(16) };
    },
    "checks the magic number, extra field": (bytes) => {
      if (view(bytes).getUint32(0) !== 2051) throw new Error("no image file");
      return { ...header(bytes), magic: 2051, pixels: bytes.slice(16) };
    },
  },
  wrong: {
    lastTwoBytes: [
      (bytes) => {
        const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        const [count, rows, cols] = [6, 10, 14].map((at) => data.getUint16(at)) as [number, number, number];
        return { count, rows, cols, pixels: bytes.slice(16) };
      },
    ],
    otherBase: [
      (bytes) => {
        const read = (at: number): number =>
          bytes.slice(at, at + 4).reduce((all, byte) => 255 * all + byte, 0);
        return { count: read(4), rows: read(8), cols: read(12), pixels: bytes.slice(16) };
      },
    ],
    scaledTooEarly: [(bytes) => ({ ...header(bytes), pixels: bytes.slice(16).map((pixel) => pixel / 255) })],
    "property.cutShort": [(bytes) => ({ ...header(bytes), pixels: bytes.slice(16, bytes.length - 5) })],
    firstImageOnly: [
      (bytes) => {
        const { count, rows, cols } = header(bytes);
        return { count, rows, cols, pixels: bytes.slice(16, 16 + rows * cols) };
      },
    ],
    ignoresByteOffset: [
      (bytes) => {
        const data = new DataView(bytes.buffer);
        return {
          count: data.getUint32(4),
          rows: data.getUint32(8),
          cols: data.getUint32(12),
          pixels: new Uint8Array(bytes.buffer, 16),
        };
      },
      (bytes) => ({ ...header(bytes), pixels: new Uint8Array(bytes.buffer, 16) }),
      (bytes) => ({ ...header(bytes), pixels: new Uint8Array(bytes.buffer).slice(16, bytes.length) }),
    ],
    littleEndian: [(bytes) => ({ ...header(bytes, [4, 8, 12], true), pixels: bytes.slice(16) })],
    magicAsCount: [(bytes) => ({ ...header(bytes, [0, 4, 8]), pixels: bytes.slice(12) })],
    runsPastFile: [
      (bytes) => ({ ...header(bytes), pixels: new Uint8Array(bytes.buffer, bytes.byteOffset + 16) }),
    ],
    oneByte: [
      (bytes) => ({
        count: bytes[7] ?? 0,
        rows: bytes[11] ?? 0,
        cols: bytes[15] ?? 0,
        pixels: bytes.slice(16),
      }),
    ],
    rowsAndColumnsSwapped: [(bytes) => ({ ...header(bytes, [4, 12, 8]), pixels: bytes.slice(16) })],
    labelHeader: [
      (bytes) => ({ ...header(bytes), pixels: bytes.slice(8) }),
      (bytes) => ({ ...header(bytes), pixels: bytes.slice(8, bytes.length - 8) }),
    ],
    headerOffset: [
      (bytes) => ({ ...header(bytes), pixels: bytes }),
      (bytes) => ({ ...header(bytes), pixels: bytes.slice(12) }),
      (bytes) => ({ ...header(bytes), pixels: bytes.slice(20) }),
    ],
    "property.type": [(bytes) => ({ ...header(bytes), pixels: Float32Array.from(bytes.slice(16)) as never })],
    "property.changed": [
      (bytes) => {
        const result = { ...header(bytes), pixels: bytes.slice(16) };
        bytes.fill(0);
        return result;
      },
    ],
    "property.values": [(bytes) => ({ ...header(bytes), pixels: bytes.slice(16).map((pixel) => pixel ^ 5) })],
    "property.outside": [
      () => {
        throw new RangeError("Offset is outside the bounds of the DataView");
      },
    ],
    "property.notImplemented": [
      () => {
        throw new Error("not implemented yet");
      },
    ],
  },
};
