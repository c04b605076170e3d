import type { Examples } from "./examples";

const image = 3072;
const record = 3073;

/** A reader with the offset of record, label and pixel chosen. */
function reader(
  source: (i: number, k: number, channel: number) => number,
  label: (i: number) => number = (i) => i * record,
): (bytes: Uint8Array) => { labels: Uint8Array; pixels: Uint8Array } {
  return (bytes) => {
    const count = bytes.length / record;
    const pixels = new Uint8Array(count * image);
    const labels = new Uint8Array(count);
    for (let i = 0; i < count; i++) {
      labels[i] = bytes[label(i)] ?? 0;
      for (let k = 0; k < 1024; k++)
        for (let c = 0; c < 3; c++) pixels[i * image + 3 * k + c] = bytes[source(i, k, c)] ?? 0;
    }
    return { labels, pixels };
  };
}

const right = reader((i, k, c) => i * record + 1 + c * 1024 + k);

/** The pixels where the three colours are read from these bytes of a record on. */
function planesFrom(bytes: Uint8Array, starts: readonly number[]): Uint8Array {
  const { pixels } = right(bytes);
  return pixels.map((_, at) => {
    const [image, pixel, channel] = [Math.floor(at / 3072), Math.floor((at % 3072) / 3), at % 3];
    return bytes[image * 3073 + (starts[channel] as number) + pixel] ?? 0;
  });
}

export const parseCifarBatch: Examples<"parseCifarBatch"> = {
  exercise: "parseCifarBatch",
  correct: {
    "three loops": right,
    "one plane after the other": (bytes) => {
      const count = bytes.length / record;
      const pixels = new Uint8Array(count * image);
      const labels = new Uint8Array(count);
      for (let i = 0; i < count; i++) {
        const one = bytes.subarray(i * record, (i + 1) * record);
        labels[i] = one[0] ?? 0;
        for (let c = 0; c < 3; c++) {
          one.subarray(1 + c * 1024, 1 + (c + 1) * 1024).forEach((value, k) => {
            pixels[i * image + 3 * k + c] = value;
          });
        }
      }
      return { labels, pixels };
    },
    "one loop over the bytes": (bytes) => {
      const labels: number[] = [];
      const pixels = new Uint8Array((bytes.length / record) * image);
      bytes.forEach((value, at) => {
        const within = at % record;
        if (within === 0) labels.push(value);
        else {
          const k = (within - 1) % 1024;
          const c = Math.floor((within - 1) / 1024);
          pixels[Math.floor(at / record) * image + 3 * k + c] = value;
        }
      });
      return { labels: Uint8Array.from(labels), pixels };
    },
    "a filter for the labels": (bytes) => ({
      labels: bytes.filter((_, at) => at % record === 0),
      pixels: right(bytes).pixels,
    }),
    "row and column": (bytes) => {
      const { labels } = right(bytes);
      const pixels: number[] = [];
      for (let i = 0; i < labels.length; i++)
        for (let row = 0; row < 32; row++)
          for (let col = 0; col < 32; col++)
            for (let plane = 0; plane < 3; plane++)
              pixels.push(bytes[i * record + 1 + plane * 1024 + row * 32 + col] ?? 0);
      return { labels, pixels: Uint8Array.from(pixels) };
    },
    "a Buffer": (bytes) => {
      const { labels, pixels } = right(Buffer.from(bytes));
      return { labels: Buffer.from(labels), pixels: Buffer.from(pixels) };
    },
    "records backwards": (bytes) => {
      const count = bytes.length / record;
      const labels = new Uint8Array(count);
      const pixels = new Uint8Array(count * image);
      for (let i = count - 1; i >= 0; i--) {
        const one = right(bytes.slice(i * record, (i + 1) * record));
        labels.set(one.labels, i);
        pixels.set(one.pixels, i * image);
      }
      return { labels, pixels };
    },
    "a generator": (bytes) => {
      function* values(): Generator<number> {
        for (let start = 1; start < bytes.length; start += record)
          for (let k = start; k < start + 1024; k++)
            yield* [bytes[k] ?? 0, bytes[k + 1024] ?? 0, bytes[k + 2048] ?? 0];
      }
      return { labels: right(bytes).labels, pixels: Uint8Array.from(values()) };
    },
    "subarrays of one buffer": (bytes) => {
      const count = bytes.length / record;
      const all = new Uint8Array(count * record);
      const { labels, pixels } = right(bytes);
      all.set(labels);
      all.set(pixels, count);
      return { labels: all.subarray(0, count), pixels: all.subarray(count) };
    },
    "a class instance": (bytes) => {
      class Batch {
        labels: Uint8Array;
        pixels: Uint8Array;
        constructor() {
          ({ labels: this.labels, pixels: this.pixels } = right(bytes));
        }
      }
      return new Batch();
    },
  },
  wrong: {
    lastPixelForgotten: [
      (bytes) => ({
        ...right(bytes),
        pixels: right(bytes).pixels.map((value, at) => (at % 3072 >= 3069 ? 0 : value)),
      }),
    ],
    planeOffByOne: [
      (bytes) => ({ ...right(bytes), pixels: planesFrom(bytes, [1, 1025, 2048]) }),
      (bytes) => ({ ...right(bytes), pixels: planesFrom(bytes, [1, 1026, 2050]) }),
    ],
    redOnly: [
      (bytes) => ({ ...right(bytes), pixels: right(bytes).pixels.map((v, at) => (at % 3 === 0 ? v : 0)) }),
    ],
    grey: [
      (bytes) => {
        const { labels, pixels } = right(bytes);
        const grey = (at: number): number =>
          pixels.slice(at, at + 3).reduce((sum, value) => sum + value / 3, 0);
        return { labels, pixels: pixels.map((_, at) => grey(at - (at % 3)) + 1e-9) };
      },
    ],
    planesKept: [
      reader((i, k, c) => i * record + 1 + 3 * k + c),
      (bytes) => ({ labels: right(bytes).labels, pixels: bytes.filter((_, at) => at % record !== 0) }),
    ],
    labelInPixels: [reader((i, k, c) => i * record + c * 1024 + k)],
    rowsAndColumnsSwapped: [
      reader((i, k, c) => i * record + 1 + c * 1024 + 32 * (k % 32) + Math.floor(k / 32)),
    ],
    oneAdded: [(bytes) => ({ ...right(bytes), labels: right(bytes).labels.map((label) => label + 1) })],
    upsideDown: [reader((i, k, c) => i * record + 1 + c * 1024 + (31 - Math.floor(k / 32)) * 32 + (k % 32))],
    mirrored: [reader((i, k, c) => i * record + 1 + c * 1024 + k + 31 - 2 * (k % 32))],
    coloursReversed: [reader((i, k, c) => i * record + 1 + (2 - c) * 1024 + k)],
    recordWithoutLabel: [
      reader(
        (i, k, c) => i * image + 1 + c * 1024 + k,
        (i) => i * image,
      ),
    ],
    labelAtEnd: [
      reader(
        (i, k, c) => i * record + c * 1024 + k + 1,
        (i) => i * record + image,
      ),
    ],
    shuffledApart: [
      (bytes) => {
        const { labels, pixels } = right(bytes);
        return { labels: labels.slice().reverse(), pixels };
      },
      (bytes) => {
        const { labels, pixels } = right(bytes);
        const moved = new Uint8Array(pixels.length);
        moved.set(pixels.subarray(image));
        moved.set(pixels.subarray(0, image), pixels.length - image);
        return { labels, pixels: moved };
      },
    ],
    "property.length": [
      (bytes) => ({
        ...right(bytes),
        pixels: right(bytes)
          .pixels.map((pixel) => pixel ^ 5)
          .slice(0, 100),
      }),
    ],
    "property.axisPicked": [
      (bytes) => {
        const { labels, pixels } = right(bytes);
        return { labels, pixels: pixels.slice(0, image) };
      },
    ],
    "property.values": [
      (bytes) => {
        const { labels, pixels } = right(bytes);
        return { labels, pixels: pixels.map((pixel) => pixel ^ 5) };
      },
    ],
    "property.type": [
      (bytes) => {
        const { labels, pixels } = right(bytes);
        return { labels, pixels: Float32Array.from(pixels) as never };
      },
    ],
  },
};
