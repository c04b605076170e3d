import { isTensor, type TensorValue } from "../../encoding";
import type { Call, Judge } from "../../exercise";
import { agrees } from "../agrees";
import { columnsOf, inRows } from "../matrix";
import { shape, unchanged, values } from "../properties";
import { Random } from "../random";
import { otherProduct } from "./other-product";

interface Case {
  readonly images: TensorValue;
}

type Sizes = readonly [count: number, rows: number, cols: number, channels: number];

const sizes = ({ images }: Case): Sizes => images.shape as unknown as Sizes;

/** One row per image, filled in the order that `order` visits the image's pixels in. */
function flattened(given: Case, order: "row" | "column" | "channel"): TensorValue {
  const [count, rows, cols, channels] = sizes(given);
  const result: number[] = [];
  const at = (i: number, row: number, col: number, channel: number): number =>
    given.images.values[((i * rows + row) * cols + col) * channels + channel] as number;
  const loops: {
    row: [number, number, number];
    column: [number, number, number];
    channel: [number, number, number];
  } = {
    row: [rows, cols, channels],
    column: [cols, rows, channels],
    channel: [channels, rows, cols],
  };
  const [outer, middle, inner] = loops[order];
  for (let i = 0; i < count; i++)
    for (let a = 0; a < outer; a++)
      for (let b = 0; b < middle; b++)
        for (let c = 0; c < inner; c++) {
          if (order === "row") result.push(at(i, a, b, c));
          else if (order === "column") result.push(at(i, b, a, c));
          else result.push(at(i, b, c, a));
        }
  return { kind: "tensor", shape: [count, rows * cols * channels], dtype: "float32", values: result };
}

const expected = (given: Case): TensorValue => flattened(given, "row");
const width = (given: Case): number => sizes(given)[1] * sizes(given)[2] * sizes(given)[3];

function cases(seed: number): Case[] {
  const random = new Random(seed);
  const images = (...shape: Sizes): Case => {
    const length = shape.reduce((product, size) => product * size, 1);
    const values = Float32Array.from({ length }, () => random.next());
    return { images: { kind: "tensor", shape, dtype: "float32", values } };
  };
  return [images(4, 5, 3, 2), images(3, 2, 7, 1)];
}

/** Flattened images in which each pixel comes from another place of its image. */
function turned(
  from: (at: { row: number; col: number }, rows: number, cols: number) => { row: number; col: number },
) {
  return (given: Case): TensorValue => {
    const [count, rows, cols, channels] = sizes(given);
    const values = Array.from({ length: count * rows * cols * channels }, (_, at) => {
      const [channel, pixel] = [at % channels, Math.floor(at / channels)];
      const { row, col } = from({ row: Math.floor(pixel / cols) % rows, col: pixel % cols }, rows, cols);
      const image = Math.floor(pixel / (rows * cols));
      return given.images.values[((image * rows + row) * cols + col) * channels + channel] as number;
    });
    return { ...expected(given), values };
  };
}

/** The right shape by way of one column for each image and a transpose: each row has some numbers of all images. */
function imagesMixed(given: Case): TensorValue {
  const { shape: wanted, values: all } = expected(given);
  return { ...expected(given), values: columnsOf(inRows(Array.from(all), wanted[1] as number)).flat() };
}

function receivedShape({ value }: Call): readonly number[] {
  return isTensor(value) ? value.shape : [];
}

/** Whether all images are in one row. */
function oneRow(call: Call, given: Case): boolean {
  const received = receivedShape(call);
  const all = received.reduce((product, size) => product * size, 1) === sizes(given)[0] * width(given);
  return all && (received.length === 1 || (received.length === 2 && received[0] === 1));
}

/** Whether there are as many rows as `images.shape[place]` says, and no number is lost. */
function sizeInFront(call: Call, given: Case, place: number): boolean {
  const [rows, across] = receivedShape(call);
  return (
    rows !== undefined &&
    rows === sizes(given)[place] &&
    rows * Number(across) === sizes(given)[0] * width(given)
  );
}

/** Whether all numbers are those of one and the same channel, which the search for axes names. */
function oneChannel({ value }: Call, given: Case): boolean {
  const channels = sizes(given)[3];
  const right = Array.from(expected(given).values);
  return Array.from({ length: channels }, (_, channel) => channel).some(
    (channel) =>
      isTensor(value) &&
      agrees(
        value.values,
        right.filter((_, at) => at % channels === channel),
      ),
  );
}

export const flattenImages: Judge<Case> = {
  parts: { shape: 0.5, values: 0.5 },
  cases,
  expected,
  properties: [
    shape("shape", (given) => expected(given).shape),
    {
      id: "property.values",
      part: "values",
      test(call, given) {
        const right = expected(given);
        return isTensor(call.value) && agrees(call.value.values, right.values)
          ? undefined
          : values("values", expected).test(call, given);
      },
    },
    unchanged("values"),
  ],
  axes: (given) =>
    ["image", "row", "column", "channel"].map((word, i) => ({ word, size: sizes(given)[i] as number })),
  mistakes: [
    {
      id: "batchMerged",
      when(call, given, { calls, cases: all }) {
        const received = receivedShape(call).join(", ");
        const merged = calls.every((one, i) => oneRow(one, all[i] as Case));
        return merged
          ? { count: sizes(given)[0], received: `[${received}]`, width: width(given) }
          : undefined;
      },
    },
    {
      id: "rowsAsImages",
      when(call, given) {
        const [count, rows, cols, channels] = sizes(given);
        const received = receivedShape(call);
        const split = agrees(received, [count * rows, cols * channels]);
        return split ? { received: received[0] as number, expected: count, rows } : undefined;
      },
    },
    {
      id: "otherSizeInFront",
      when(call, given, { calls, cases: all }) {
        const at = [1, 2, 3].find((place) =>
          calls.every((one, i) => sizeInFront(one, all[i] as Case, place)),
        );
        const [received, expected] = [receivedShape(call)[0] as number, sizes(given)[0]];
        return at === undefined || received === expected ? undefined : { received, expected, at };
      },
    },
    {
      id: "firstImageOnly",
      when: (call, given) =>
        sizes(given)[0] > 1 && agrees(receivedShape(call), [1, width(given)])
          ? { expected: sizes(given)[0] }
          : undefined,
    },
    {
      id: "transposed",
      when(call, given) {
        const count = sizes(given)[0];
        const swapped = agrees(receivedShape(call), [width(given), count]);
        return swapped ? { count, width: width(given) } : undefined;
      },
    },
    {
      id: "hardCodedSize",
      when({ outcome, error }, given) {
        const numbers = (error?.message ?? "").match(/\d+/g) ?? [];
        const size = [784, 3072].find((usual) =>
          numbers.some((text) => text !== "0" && Number(text) % usual === 0),
        );
        return outcome === "threw" && size !== undefined ? { size, width: width(given) } : undefined;
      },
    },
    {
      id: "pixelsAsImages",
      when(call, given, { calls, cases: all }) {
        const channels = sizes(given)[3];
        const split = calls.every((one, i) => {
          const [count, rows, cols, depth] = sizes(all[i] as Case);
          return agrees(receivedShape(one), [count * rows * cols, depth]);
        });
        const [received, expected] = [receivedShape(call)[0] as number, sizes(given)[0]];
        return split ? { received, expected, channels, width: width(given) } : undefined;
      },
    },
    { id: "imagesMixed", faulty: imagesMixed },
    {
      id: "oneColumn",
      when(call, given) {
        const [received, across] = receivedShape(call);
        return across === 1 && received === sizes(given)[0] * width(given)
          ? { received, expected: sizes(given)[0], width: width(given) }
          : undefined;
      },
    },
    {
      id: "channelsForgotten",
      when(call, given) {
        const [count, rows, cols, channels] = sizes(given);
        const forgotten = channels > 1 && agrees(receivedShape(call), [count * channels, rows * cols]);
        return forgotten ? { received: count * channels, expected: count, channels } : undefined;
      },
    },
    {
      id: "channelsMerged",
      when(call, given) {
        const [count, rows, cols, channels] = sizes(given);
        const merged =
          channels > 1 && agrees(receivedShape(call), [count, rows * cols]) && !oneChannel(call, given);
        return merged ? { received: rows * cols, expected: width(given), channels } : undefined;
      },
    },
    {
      id: "notFlattened",
      when(call) {
        const received = receivedShape(call);
        return received.length > 2 ? { received: `[${received.join(", ")}]` } : undefined;
      },
    },
    {
      id: "sizesAdded",
      when({ outcome, error }, given) {
        const [count, rows, cols, channels] = sizes(given);
        const added = count * (rows + cols + channels);
        const named = (error?.message ?? "").match(/\d+/g)?.includes(String(added));
        return outcome === "threw" && named
          ? { received: rows + cols + channels, expected: width(given) }
          : undefined;
      },
    },
    {
      id: "channelsLeftOut",
      when({ outcome, error }, given) {
        const [count, rows, cols, channels] = sizes(given);
        const left = (error?.message ?? "").match(/\d+/g)?.includes(String(count * rows * cols));
        return outcome === "threw" && channels > 1 && left
          ? { received: rows * cols, expected: width(given), channels }
          : undefined;
      },
    },
    {
      id: "channelsWrittenIn",
      when({ outcome, error }, given) {
        const [count, rows, cols, channels] = sizes(given);
        const numbers: readonly string[] = (error?.message ?? "").match(/\d+/g) ?? [];
        const written = [1, 3].find((number) => numbers.includes(String(count * rows * cols * number)));
        return outcome === "threw" && written !== undefined && written !== channels
          ? { received: written, expected: channels }
          : undefined;
      },
    },
    {
      id: "scaledToo",
      faulty: (given) => ({
        ...expected(given),
        values: Array.from(expected(given).values, (value) => value / 255),
      }),
    },
    {
      id: "numbersLost",
      when(call, given) {
        const received = receivedShape(call).reduce((product, size) => product * size, 1);
        const all = sizes(given)[0] * width(given);
        return isTensor(call.value) && received < all && !oneChannel(call, given)
          ? { received, expected: all }
          : undefined;
      },
    },
    { id: "mirrored", faulty: turned((at, _, cols) => ({ ...at, col: cols - 1 - at.col })) },
    { id: "upsideDown", faulty: turned((at, rows) => ({ ...at, row: rows - 1 - at.row })) },
    {
      id: "batchWrittenIn",
      when({ outcome, error }, given) {
        const found = /requires a multiple of (\d+)/.exec(error?.message ?? "");
        return outcome === "threw" && found
          ? { received: found[1] as string, expected: sizes(given)[0] }
          : undefined;
      },
    },
    otherProduct,
    { id: "columnsFirst", faulty: (given) => flattened(given, "column") },
    { id: "channelsFirst", faulty: (given) => flattened(given, "channel") },
  ],
};
