import type { Params } from "../../../i18n";
import { phrase } from "../../../i18n";
import { isNumbers } from "../../encoding";
import type { Mistake, Seen } from "../../exercise";
import { field } from "../properties";

/** A place in a file or in a result, worked out as start + image · a + row · b + column · c + colour · d. */
interface Address {
  readonly start: number;
  readonly image: number;
  readonly row: number;
  readonly column: number;
  readonly colour: number;
}

interface Case {
  readonly bytes: Uint8Array;
}

const side = 32;
const rightSource: Address = { start: 1, image: 3073, row: 32, column: 1, colour: 1024 };
const rightTarget: Address = { start: 0, image: 3072, row: 96, column: 3, colour: 1 };

/** Numbers that a learner may have in mind for each part; the most usual first. */
const sources: { readonly [part in keyof Address]: readonly number[] } = {
  start: [1, 0, 2, 3, 4, 8, 16, 17, 9, 1025, 2049, -1, -1024, -1023],
  image: [3073, 3072, 0, 1, 1024, 1025, 3071, 3074, 1023, 32, 3, 3075, 3076, 785, 784, 2352, 2353],
  row: [32, 1, 0, 31, 33, 96, 28, 64, 1024, 3],
  column: [1, 32, 0, 3, 2, 33, 31, 1024, 4],
  colour: [1024, 1, 0, -1024, 1025, 1023, 32, 3072, 3073, 784, 256, 512, 2048, 3, 96, 1000],
};
const targets: { readonly [part in keyof Address]: readonly number[] } = {
  start: [0, 1, -1, 2, 3],
  image: [3072, 3073, 1024, 0, 1, 3, 96, 32],
  row: [96, 32, 3, 0, 1, 1024, 33, 31, 64],
  column: [3, 1, 32, 96, 0, 2, 4, 1024],
  colour: [1, 1024, 3, 0, 32, -1, 2, 96],
};

/** Addresses of which one part or two are unusual, the former first. */
function* addresses(of: typeof sources, right: Address): Generator<Address> {
  const parts = Object.keys(right) as (keyof Address)[];
  const others = (part: keyof Address): number[] => of[part].filter((number) => number !== right[part]);
  for (const part of parts) for (const number of others(part)) yield { ...right, [part]: number };
  for (const [i, one] of parts.entries())
    for (const other of parts.slice(i + 1))
      for (const a of others(one)) for (const b of others(other)) yield { ...right, [one]: a, [other]: b };
}

/** The usual ones, then those with planes at any other distance that lies within a record. */
function* otherSources(): Generator<Address> {
  yield* addresses(sources, rightSource);
  for (let colour = 2; colour < 1536; colour++) yield { ...rightSource, colour };
}

interface Place {
  readonly image: number;
  readonly row: number;
  readonly column: number;
  readonly colour: number;
}

const at = (a: Address, p: Place): number =>
  a.start + a.image * p.image + a.row * p.row + a.column * p.column + a.colour * p.colour;

/** Places spread over all images, rows, columns and colours: a wrong address fails at one of the first few. */
function* places(images: number, step: number): Generator<Place> {
  for (let i = 0; i < images * side * side * 3; i += step) {
    const [colour, pixel] = [i % 3, Math.floor(i / 3)];
    yield {
      image: Math.floor(pixel / side ** 2),
      row: Math.floor(pixel / side) % side,
      column: pixel % side,
      colour,
    };
  }
}

/** Every pixel comes from a byte at another place of the file, by a formula that holds for all of them. */
function otherSource({ calls, cases }: Seen<Case>): Address | undefined {
  const all = calls.map(({ value }, i) => ({
    pixels: pixelsOf(value),
    bytes: cases[i]?.bytes ?? new Uint8Array(),
  }));
  if (all.some(({ pixels, bytes }) => pixels === undefined || pixels.length !== sizeOf(bytes)))
    return undefined;
  const fits = (address: Address, step: number): boolean =>
    all.every(({ pixels, bytes }) => {
      for (const place of places(countOf(bytes), step))
        if ((pixels as ArrayLike<number>)[at(rightTarget, place)] !== (bytes[at(address, place)] ?? 0))
          return false;
      return true;
    });
  for (const address of otherSources()) if (fits(address, 37) && fits(address, 1)) return address;
  return undefined;
}

/** Every right byte is written to another place of the result; of two that meet at a place the later one stays, in either order. */
function otherTarget({ calls, cases }: Seen<Case>): Address | undefined {
  const [value, bytes] = [calls[0]?.value, cases[0]?.bytes ?? new Uint8Array()];
  const pixels = pixelsOf(value);
  if (pixels === undefined || pixels.length !== sizeOf(bytes)) return undefined;
  const pixelByPixel = [...places(countOf(bytes), 1)];
  const colourByColour = [...pixelByPixel].sort((a, b) => a.image - b.image || a.colour - b.colour);
  for (const order of [pixelByPixel, colourByColour]) {
    const last = order.slice(-9);
    for (const address of addresses(targets, rightTarget)) {
      const kept = last.every((place) => {
        const to = at(address, place);
        return to < 0 || to >= pixels.length || pixels[to] === bytes[at(rightSource, place)];
      });
      if (!kept) continue;
      const written = new Uint8Array(pixels.length);
      for (const place of order) {
        const to = at(address, place);
        if (to >= 0 && to < written.length) written[to] = bytes[at(rightSource, place)] as number;
      }
      if (written.every((byte, i) => byte === pixels[i])) return address;
    }
  }
  return undefined;
}

/** Labels stand at another distance, or start at another byte. */
function otherLabels({ calls, cases }: Seen<Case>): { start: number; image: number } | undefined {
  const all = calls.map(({ value }, i) => ({
    labels: field("labels")(value),
    bytes: cases[i]?.bytes ?? new Uint8Array(),
  }));
  if (all.some(({ labels }) => !isNumbers(labels) || labels.length < 2)) return undefined;
  for (const start of [0, 1, 2, 3, 4, 8, 16, 1024, 3072])
    for (let image = 0; image <= 3100; image++) {
      const same = all.every(({ labels, bytes }) =>
        Array.from(labels as ArrayLike<number>).every(
          (label, i) => label === (bytes[start + i * image] ?? 0),
        ),
      );
      if (same) return start === 0 && image === 3073 ? undefined : { start, image };
    }
  return undefined;
}

const pixelsOf = (value: unknown): ArrayLike<number> | undefined => {
  const pixels = field("pixels")(value);
  return isNumbers(pixels) ? pixels : undefined;
};
const countOf = (bytes: Uint8Array): number => Math.floor(bytes.length / 3073);
const sizeOf = (bytes: Uint8Array): number => 3072 * countOf(bytes);

/** The formula as a learner writes it; a part that is multiplied by 0 is left out. */
function written(address: Partial<Address>): string {
  const terms = (["image", "colour", "row", "column"] as const).flatMap((part) => {
    const times = address[part];
    if (times === undefined || times === 0) return [];
    const name = phrase(`axis.${part}`);
    return [times === 1 ? name : `${times} · ${name}`];
  });
  const start = address.start ?? 0;
  return [...(start === 0 && terms.length > 0 ? [] : [String(start)]), ...terms]
    .join(" + ")
    .replaceAll("+ -", "− ");
}

/** Searches for the formula of the places that the answer reads from or writes to. */
export const otherAddresses: readonly Mistake<Case>[] = [
  search("labelsReadElsewhere", { start: 0, image: 3073 }, otherLabels),
  search("readElsewhere", rightSource, otherSource),
  search("writtenElsewhere", rightTarget, otherTarget),
];

function search(
  id: string,
  right: Partial<Address>,
  find: (seen: Seen<Case>) => Partial<Address> | undefined,
): Mistake<Case> {
  return {
    id,
    when(call, _, seen): Params | undefined {
      if (call !== seen.calls[0] || seen.calls.some(({ outcome }) => outcome !== "returned"))
        return undefined;
      const found = find(seen);
      return found && written(found) !== written(right)
        ? { received: written(found), expected: written(right) }
        : undefined;
    },
  };
}
