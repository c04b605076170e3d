import type { Examples } from "./examples";

const each =
  (rule: (pixel: number) => number) =>
  (pixels: Uint8Array): Float32Array =>
    Float32Array.from(pixels, rule);

export const scalePixels: Examples<"scalePixels"> = {
  exercise: "scalePixels",
  correct: {
    "Float32Array.from": each((pixel) => pixel / 255),
    "a loop": (pixels) => {
      const scaled = new Float32Array(pixels.length);
      for (let i = 0; i < pixels.length; i++) scaled[i] = (pixels[i] ?? 0) / 255;
      return scaled;
    },
    "times 1/255": each((pixel) => pixel * (1 / 255)),
    "a copy, then map": (pixels) => new Float32Array(pixels).map((pixel) => pixel / 255),
    "an array of numbers": (pixels) => new Float32Array(Array.from(pixels).map((pixel) => pixel / 255)),
    "a table of all bytes": (pixels) => {
      const table = Array.from({ length: 256 }, (_, byte) => byte / 255);
      return Float32Array.from(pixels, (pixel) => table[pixel] ?? 0);
    },
    forEach: (pixels) => {
      const scaled = new Float32Array(pixels.length);
      pixels.forEach((pixel, i) => {
        scaled[i] = pixel / 255;
      });
      return scaled;
    },
    "double precision first": (pixels) => new Float32Array(Float64Array.from(pixels, (pixel) => pixel / 255)),
    "a view into a larger buffer": (pixels) => {
      const room = new Float32Array(pixels.length + 3);
      room.set(each((pixel) => pixel / 255)(pixels), 3);
      return room.subarray(3);
    },
    "rounded to six digits": each((pixel) => Math.round((pixel / 255) * 1e6) / 1e6),
  },
  wrong: {
    standardized: [
      (pixels) => {
        const mean = pixels.reduce((sum, pixel) => sum + pixel, 0) / pixels.length;
        const spread = Math.sqrt(pixels.reduce((sum, pixel) => sum + (pixel - mean) ** 2, 0) / pixels.length);
        return Float32Array.from(pixels, (pixel) => (pixel - mean) / spread);
      },
    ],
    roundedDigits: [
      each((pixel) => Number((pixel / 255).toFixed(2))),
      each((pixel) => Math.round(pixel / 2.55) / 100),
    ],
    bufferReinterpreted: [(pixels) => new Float32Array(Uint8Array.from([...pixels, 0]).buffer)],
    "property.beginningMissing": [
      (pixels) => {
        const scaled = new Float32Array(pixels.length);
        for (let i = 4; i < pixels.length; i++) scaled[i] = (pixels[i] as number) / 255;
        return scaled;
      },
    ],
    "property.endMissing": [
      (pixels) => {
        const scaled = new Float32Array(pixels.length);
        for (let i = 0; i < pixels.length - 1; i++) scaled[i] = (pixels[i] as number) / 255;
        return scaled;
      },
    ],
    notScaled: [(pixels) => Float32Array.from(pixels), (pixels) => pixels as never],
    dividedIntoBytes: [
      (pixels) => Float32Array.from(pixels.map((pixel) => pixel / 255)),
      (pixels) => pixels.map((pixel) => pixel / 255) as never,
    ],
    scaledTwice: [each((pixel) => pixel / 255 / 255)],
    minusOneToOne: [each((pixel) => pixel / 127.5 - 1), each((pixel) => (pixel / 255) * 2 - 1)],
    dividedBy256: [each((pixel) => pixel / 256)],
    inverted: [each((pixel) => 1 - pixel / 255)],
    dividedByMaximum: [(pixels) => Float32Array.from(pixels, (pixel) => pixel / Math.max(...pixels))],
    "property.type": [(pixels) => Array.from(pixels, (pixel) => pixel / 255) as never],
    "property.finite": [each((pixel) => pixel / 255 + Number.NaN)],
    otherDivisor: [each((pixel) => pixel / 100)],
    "property.range": [each((pixel) => 2 + Math.sin(pixel / 255))],
    "property.squared": [each((pixel) => (pixel / 255) ** 2)],
    "property.squareRoot": [each((pixel) => Math.sqrt(pixel / 255))],
    "property.values": [each((pixel) => Math.sin(pixel / 255))],
    "property.changed": [
      (pixels) => {
        const scaled = Float32Array.from(pixels, (pixel) => pixel / 255);
        pixels.fill(0);
        return scaled;
      },
    ],
  },
};
