import type { Params } from "../../../i18n";
import { isNumbers } from "../../encoding";
import type { Call, Judge, Mistake, Seen } from "../../exercise";
import { cutShort } from "../common-mistakes";
import { arrayType, field, length, unchanged, values } from "../properties";
import { Random } from "../random";
import { otherWeights } from "./byte-weights";
import { fieldsElsewhere, squareAssumed } from "./fields-elsewhere";
import { foundAt, headerFields, idxImages, littleEndian, runsPastFile, startsBeforeFile } from "./idx";

interface Case {
  readonly bytes: Uint8Array;
}

interface Images {
  readonly count: number;
  readonly rows: number;
  readonly cols: number;
  readonly pixels: Uint8Array;
}

function expected({ bytes }: Case): Images {
  const header = [4, 8, 12].map((offset) => {
    let value = 0;
    for (let i = 0; i < 4; i++) value = value * 256 + (bytes[offset + i] as number);
    return value;
  });
  const [count, rows, cols] = header as [number, number, number];
  return { count, rows, cols, pixels: bytes.slice(16) };
}

function cases(seed: number): Case[] {
  const random = new Random(seed);
  const image = (count: number, rows: number, cols: number): Case => ({
    bytes: idxImages(random.bytes(count * rows * cols), count, rows, cols),
  });
  const many = 65_536 + 256 + random.integer(1, 40);
  return [image(random.integer(3, 5), 7, 5), image(256 + random.integer(1, 40), 2, 3), image(many, 1, 1)];
}

/** The header as it comes out where each field is read from the file in this way. */
function headerRead(
  id: string,
  read: (bytes: Uint8Array, at: number) => number,
  places: readonly [number, number, number] = [4, 8, 12],
): Mistake<Case> {
  return {
    id,
    faulty({ bytes }) {
      const [count, rows, cols] = places.map((at) => read(bytes, at));
      return { count, rows, cols };
    },
    explain: (call, given) => ({
      received: number(call, "count"),
      expected: expected(given).count,
      place: places[0],
    }),
  };
}

const byte = (bytes: Uint8Array, at: number): number => bytes[at] as number;
const twoBytes = (bytes: Uint8Array, at: number): number => 256 * byte(bytes, at) + byte(bytes, at + 1);
const fourBytes = (bytes: Uint8Array, at: number): number =>
  65_536 * twoBytes(bytes, at) + twoBytes(bytes, at + 2);
const sum = (bytes: Uint8Array, at: number): number =>
  [0, 1, 2, 3].reduce((all, i) => all + byte(bytes, at + i), 0);

const number = (call: Call, name: string): number => Number(field(name)(call.value));
const lastTwoBytes = (bytes: Uint8Array, at: number): number => twoBytes(bytes, at + 2);
type Base = (bytes: Uint8Array, at: number) => number;

const summed =
  (base: number): Base =>
  (bytes, at) =>
    [0, 1, 2, 3].reduce((all, i) => base * all + byte(bytes, at + i), 0);
const shifted =
  (bits: number): Base =>
  (bytes, at) =>
    [0, 1, 2, 3].reduce((all, i) => (all << bits) | byte(bytes, at + i), 0);
/** Ways to join four bytes, by how many times as much as the next a byte counts. */
const bases: readonly (readonly [number, Base])[] = [
  ...Array.from({ length: 1023 }, (_, i) => [i + 2, summed(i + 2)] as const),
  ...Array.from({ length: 10 }, (_, i) => [2 ** (i + 1), shifted(i + 1)] as const),
].filter(([base]) => base !== 256);
const joined = (bytes: Uint8Array, at: number): number =>
  Number([0, 1, 2, 3].map((i) => byte(bytes, at + i)).join(""));

const pixels = (call: Call): ArrayLike<number> => {
  const received = field("pixels")(call.value);
  return isNumbers(received) ? received : [];
};

const header = ({ count, rows, cols }: Images): number[] => [count, rows, cols];

/** Each byte counts so many times as much as the next, and not 256 times: the same in every file. */
function otherBase(call: Call, given: Case, { calls, cases: all }: Seen<Case>): Params | undefined {
  const { count } = expected(given);
  if (number(call, "count") === count) return undefined;
  const found = bases.find(([, read]) =>
    calls.every((one, i) =>
      headerFields.every((name, field) => number(one, name) === read((all[i] as Case).bytes, 4 + 4 * field)),
    ),
  );
  return found && { received: number(call, "count"), expected: count, base: found[0] };
}

/** A field holds what another one should, the same in every file. */
function otherField(call: Call, given: Case, { calls, cases: all }: Seen<Case>): Params | undefined {
  const right = header(expected(given));
  for (const [place, name] of headerFields.entries()) {
    const received = number(call, name);
    const at = right.findIndex((_, other) =>
      calls.every((one, i) => number(one, name) === header(expected(all[i] as Case))[other]),
    );
    if (received !== right[place] && at >= 0)
      return { name, received, expected: right[place] as number, at: 4 + 4 * at, right: 4 + 4 * place };
  }
  return undefined;
}

/** What the length of a file may be taken for: a number of images, worked out with or without the header. */
function sizesOfFile(given: Case): number[] {
  const { rows, cols } = expected(given);
  const sizes = [given.bytes.length, given.bytes.length - 16].flatMap((length) =>
    [1, rows, cols, rows * cols].map((size) => length / size),
  );
  return sizes.flatMap((size) => [size, Math.floor(size), Math.round(size), Math.ceil(size)]);
}

const mistakes: Mistake<Case>[] = [
  {
    id: "ignoresByteOffset",
    when(call, { bytes }) {
      const outside = number(call, "count") >>> 0 === 0xffffffff || startsBeforeFile(bytes, pixels(call));
      return outside ? { count: number(call, "count") } : undefined;
    },
  },
  {
    id: "littleEndian",
    when(call, given) {
      const { count, rows } = expected(given);
      const received = number(call, "count");
      const swapped =
        received >>> 0 === littleEndian(count) || number(call, "rows") >>> 0 === littleEndian(rows);
      return swapped ? { received, expected: count } : undefined;
    },
  },
  {
    id: "magicAsCount",
    when: (call) => (number(call, "count") === 2051 ? { received: 2051 } : undefined),
  },
  {
    id: "readAsFloat",
    when: (call) => {
      const received = number(call, "count");
      return received > 0 && received < 1e-30 ? {} : undefined;
    },
  },
  headerRead("firstByte", byte),
  headerRead("twoBytes", twoBytes),
  headerRead("lastTwoBytes", lastTwoBytes),
  headerRead("bytesAdded", sum),
  headerRead("digitsJoined", joined),
  headerRead("fieldIndex", fourBytes, [1, 2, 3]),
  ...[-3, -2, -1, 1, 2, 3].map((by) => headerRead("fieldsShifted", fourBytes, [4 + by, 8 + by, 12 + by])),
  {
    id: "fixedSizes",
    when(call, given) {
      const { rows, cols } = expected(given);
      const fixed = number(call, "rows") === 28 && number(call, "cols") === 28;
      return fixed ? { rows, cols } : undefined;
    },
  },
  {
    id: "oneByte",
    when(call, given, { calls, cases: all }) {
      const { count } = expected(given);
      const received = number(call, "count");
      const last = calls.every((one, i) => number(one, "count") === expected(all[i] as Case).count % 256);
      return last && count > 255 ? { received, expected: count } : undefined;
    },
  },
  { id: "otherBase", when: otherBase },
  { id: "otherWeights", when: otherWeights },
  {
    id: "rowsAndColumnsSwapped",
    when(call, given) {
      const { rows, cols } = expected(given);
      const swapped = rows !== cols && number(call, "rows") === cols && number(call, "cols") === rows;
      return swapped ? { rows: cols, cols: rows, expectedRows: rows, expectedCols: cols } : undefined;
    },
  },
  { id: "otherField", when: otherField },
  { id: "squareAssumed", when: squareAssumed },
  { id: "fieldsElsewhere", when: fieldsElsewhere },
  {
    id: "countOfPixels",
    when(call, given) {
      const { count, pixels: all } = expected(given);
      const received = number(call, "count");
      return received === all.length && received !== count ? { received, expected: count } : undefined;
    },
  },
  {
    id: "countFromLength",
    when(call, given, { calls, cases: all }) {
      const [received, { count }] = [number(call, "count"), expected(given)];
      const worked = calls.every((one, i) => sizesOfFile(all[i] as Case).includes(number(one, "count")));
      return worked && received !== count ? { received, expected: count } : undefined;
    },
  },
  {
    id: "runsPastFile",
    when(call, given) {
      const [received, right] = [pixels(call), expected(given).pixels];
      return runsPastFile(received, right)
        ? { received: received.length, expected: right.length }
        : undefined;
    },
  },
  {
    id: "labelHeader",
    when: (call, { bytes }) => (foundAt(bytes, pixels(call), 16) === 8 ? { offset: 8 } : undefined),
  },
  {
    id: "headerOffset",
    when(call, { bytes }) {
      const offset = foundAt(bytes, pixels(call), 16);
      return offset === undefined ? undefined : { offset };
    },
  },
  {
    id: "endAsLength",
    when(call, given) {
      const missing = expected(given).pixels.length - pixels(call).length;
      return missing === 16 ? { missing } : undefined;
    },
  },
  {
    id: "scaledTooEarly",
    faulty: (given) => ({ pixels: expected(given).pixels.map((pixel) => pixel / 255) }),
  },
  { id: "inverted", faulty: (given) => ({ pixels: expected(given).pixels.map((pixel) => 255 - pixel) }) },
  {
    id: "firstImageOnly",
    faulty(given) {
      const { rows, cols, pixels: all } = expected(given);
      return { pixels: all.slice(0, rows * cols) };
    },
    explain: (call, given) => ({ received: pixels(call).length, expected: expected(given).count }),
  },
  cutShort(expected, "pixels"),
];

export const parseIdxImages: Judge<Case> = {
  parts: { header: 0.5, pixels: 0.5 },
  cases,
  expected,
  properties: [
    values("header", expected, "count"),
    values("header", expected, "rows"),
    values("header", expected, "cols"),
    arrayType("pixels", "Uint8Array", "pixels"),
    length("pixels", expected, "pixels"),
    values("pixels", expected, "pixels"),
    unchanged("pixels"),
  ],
  mistakes,
  axes(given, name) {
    const { count, rows, cols } = expected(given);
    if (name !== "pixels") return undefined;
    return [
      { word: "image", size: count },
      { word: "row", size: rows },
      { word: "column", size: cols },
    ];
  },
};
